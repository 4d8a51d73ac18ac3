"""Events."""

import uuid

from django.contrib.postgres.functions import RandomUUID
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models import Organisation, Person
from tech_port.content.models import BusinessArea, Source
from tech_port.history.records import History
from tech_port.norwegian import typography
from tech_port.pictures.keys import PictureKey
from tech_port.writing.counted import qualified
from tech_port.writing.publication import Publication
from tech_port.writing.translated import Translated

from .. import slugs
from . import untold
from .finding import EventQuerySet
from .series import EventSeries
from .venues import Venue


class Event(models.Model):
    """Something that happens at a time, somewhere, arranged by somebody."""

    class State(models.TextChoices):
        DRAFT = "draft", _("kladd")
        PUBLISHED = "published", _("publisert")
        MOVED = "moved", _("flyttet")
        CANCELLED = "cancelled", _("avlyst")

    class Type(models.TextChoices):
        BREAKFAST = "breakfast", _("frokostmøte")
        NETWORK = "network", _("nettverksmøte")
        CONFERENCE = "conference", _("konferanse")
        WORKSHOP = "workshop", _("arbeidsverksted")
        OPEN_HOUSE = "open_house", _("åpent hus")
        FESTIVAL = "festival", _("festival")
        PITCH = "pitch", _("investortreff")
        MEETING = "meeting", _("møte")

    class Signup(models.TextChoices):
        NONE = "none", _("ingen påmelding")
        OWN = "own", _("påmelding her")
        EXTERNAL = "external", _("påmelding hos andre")

    class Counted(models.TextChoices):
        """How exactly it is known how many came."""

        EXACT = "exact", _("nøyaktig")
        ABOUT = "about", _("omtrent")
        MORE_THAN = "more_than", _("mer enn")
        JUST_OVER = "just_over", _("drøyt")
        NEARLY = "nearly", _("nesten")

    class Attendance(models.TextChoices):
        HERE = "here", _("fysisk")
        ONLINE = "online", _("på nett")
        MIXED = "mixed", _("fysisk og på nett")

    class Precision(models.TextChoices):
        TIME = "time", _("klokkeslett")
        DAY = "day", _("dag")
        MONTH = "month", _("måned")

    slug = models.SlugField(_("adresse"), unique=True, max_length=100)
    title = Translated(models.CharField(_("tittel"), max_length=150))
    lead = Translated(models.TextField(_("ingress"), max_length=400))
    body = Translated(models.TextField(_("tekst"), blank=True, help_text=_("Markdown")))
    picture = PictureKey(verbose_name=_("bilde"))
    type = models.CharField(_("type"), max_length=12, choices=Type.choices)
    language = models.CharField(
        _("språk"), max_length=5, choices=[("nb", _("norsk")), ("en", _("engelsk"))], default="nb"
    )
    state = models.CharField(_("tilstand"), max_length=10, choices=State.choices, default=State.DRAFT)
    is_hidden = models.BooleanField(
        _("skjult"), default=False, help_text=_("Bare for dem som har adressen: ikke i lister, kalendere eller søk.")
    )
    cancelled_because = Translated(
        models.CharField(
            _("hvorfor det er avlyst"),
            max_length=300,
            blank=True,
            db_default="",
            default="",
            help_text=_("Valgfritt. Står på siden og i e-posten til de påmeldte når arrangementet er avlyst."),
        )
    )
    starts_at = models.DateTimeField(_("begynner"), db_index=True)
    ends_at = models.DateTimeField(_("slutter"))
    precision = models.CharField(_("nøyaktighet"), max_length=5, choices=Precision.choices, default=Precision.TIME)
    attendance = models.CharField(_("oppmøte"), max_length=6, choices=Attendance.choices, default=Attendance.HERE)
    online_url = models.URLField(
        _("lenke til sendingen"), max_length=500, blank=True, help_text=_("Sendes bare til påmeldte.")
    )
    venue = models.ForeignKey(
        Venue, models.PROTECT, verbose_name=_("sted"), null=True, blank=True, related_name="events"
    )
    organisers = models.ManyToManyField(Organisation, verbose_name=_("arrangører"), blank=True, related_name="events")
    speakers = models.ManyToManyField(Person, verbose_name=_("innledere"), blank=True, related_name="events")
    business_areas = models.ManyToManyField(
        BusinessArea, verbose_name=_("virksomhetsområder"), blank=True, related_name="events"
    )
    price_nok = models.PositiveIntegerField(_("pris (kr)"), null=True, blank=True, help_text=_("0: gratis."))
    signup = models.CharField(_("påmelding"), max_length=8, choices=Signup.choices, default=Signup.NONE)
    capacity = models.PositiveIntegerField(_("plasser"), null=True, blank=True, help_text=_("Tomt: ingen grense."))
    has_waiting_list = models.BooleanField(_("venteliste når det er fullt"), default=True)
    largest_party = models.PositiveSmallIntegerField(_("flest personer i en påmelding"), default=5)
    asks_needs = models.BooleanField(_("spør om mat og tilrettelegging"), default=True)
    signup_opens_at = models.DateTimeField(_("påmelding åpner"), null=True, blank=True)
    signup_closes_at = models.DateTimeField(_("påmelding stenger"), null=True, blank=True)
    signup_url = models.URLField(_("påmelding hos andre"), blank=True)
    attendees = models.PositiveIntegerField(_("deltakere"), null=True, blank=True)
    attendees_qualifier = models.CharField(
        _("deltakertallets presisjon"),
        max_length=10,
        choices=Counted.choices,
        default=Counted.EXACT,
        db_default=Counted.EXACT.value,
    )
    series = models.ForeignKey(
        EventSeries, models.SET_NULL, verbose_name=_("serie"), null=True, blank=True, related_name="events"
    )
    series_at = models.DateTimeField(_("tid etter serien"), null=True, blank=True, editable=False)
    imported_from = models.ForeignKey(
        Organisation,
        models.SET_NULL,
        verbose_name=_("importert fra"),
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    imported_uid = models.CharField(_("UID i kilden"), max_length=255, blank=True, editable=False)
    source = models.ForeignKey(Source, models.PROTECT, verbose_name=_("kilde"), null=True, blank=True, related_name="+")
    is_sample = models.BooleanField(_("eksempel"), default=False)

    # Written by the database itself (migrations 0003, 0007): nothing that changes an event can forget to.
    uid = models.UUIDField(_("UID"), unique=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    sequence = models.PositiveIntegerField(_("endring nr."), default=0, db_default=0, editable=False)
    changed_at = models.DateTimeField(_("endret"), default=timezone.now, db_default=Now(), editable=False)
    cancelled_at = models.DateTimeField(_("avlyst"), null=True, blank=True, editable=False)
    moved_from = models.DateTimeField(_("skulle ha begynt"), null=True, blank=True, editable=False)
    seats_taken = models.PositiveIntegerField(_("opptatte plasser"), default=0, db_default=0, editable=False)
    seats_held = models.PositiveIntegerField(_("ubekreftede plasser"), default=0, db_default=0, editable=False)
    people_waiting = models.PositiveIntegerField(_("på venteliste"), default=0, db_default=0, editable=False)
    seats_passed_on = models.PositiveIntegerField(
        _("plasser ingen i køen vil ha"), default=0, db_default=0, editable=False
    )

    objects = EventQuerySet.as_manager()
    history = History(excluded_fields=untold.EVENT)

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("arrangement")
        verbose_name_plural = _("arrangementer")
        indexes = [
            # What is to come, among the many that are over.
            models.Index(
                fields=["ends_at", "starts_at"],
                condition=~Q(state="draft") & Q(is_hidden=False),
                name="event_listed_by_end",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gte=F("starts_at")),
                name="event_period_in_order",
                violation_error_message=_("Arrangementet slutter før det begynner."),
            ),
            models.CheckConstraint(
                condition=Q(signup_opens_at=None)
                | Q(signup_closes_at=None)
                | Q(signup_closes_at__gt=F("signup_opens_at")),
                name="event_signup_in_order",
                violation_error_message=_("Påmeldingen stenger før den åpner."),
            ),
            models.CheckConstraint(
                condition=Q(capacity=None) | Q(capacity__gt=0),
                name="event_capacity_positive",
                violation_error_message=_("La «plasser» stå tomt når det ikke er noen grense."),
            ),
            models.CheckConstraint(
                condition=Q(capacity=None) | Q(seats_taken__lte=F("capacity")),
                name="event_not_oversold",
                violation_error_message=_("Så mange har alt plass. Meld noen av før du setter tallet lavere."),
            ),
            models.CheckConstraint(
                condition=Q(largest_party__gte=1, largest_party__lte=20),
                name="event_largest_party_in_range",
                violation_error_message=_("En påmelding gjelder 1 til 20 personer."),
            ),
            models.CheckConstraint(
                condition=(Q(signup="external") & ~Q(signup_url="")) | (~Q(signup="external") & Q(signup_url="")),
                name="event_external_signup_has_address",
                violation_error_message=_("Påmelding hos andre trenger en adresse, og bare den."),
            ),
            models.UniqueConstraint(
                fields=["series", "series_at"],
                condition=Q(series__isnull=False),
                name="event_once_in_a_series",
                violation_error_message=_("Serien har alt et arrangement på denne tiden."),
            ),
            models.UniqueConstraint(
                fields=["imported_from", "imported_uid"],
                condition=Q(imported_from__isnull=False),
                name="event_imported_once",
                violation_error_message=_("Arrangementet er alt importert."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("events:event_detail", args=[self.slug])

    def public_values(self):
        return {"state": self.State.PUBLISHED} if self.state == self.State.DRAFT else {}

    @property
    def publication(self):
        return Publication.DRAFT if self.state == self.State.DRAFT else Publication.PUBLISHED

    @property
    def publication_in_words(self):
        return self.get_state_display()

    @property
    def publication_colour(self):
        """What is called off is seen by all, and is not held."""
        return Publication.EXPIRED if self.state == self.State.CANCELLED else self.publication

    @property
    def attended(self):
        """How many came, as exactly as it is known: `mer enn 100`; "" where nobody says."""
        return qualified(typography.number(self.attendees), self.attendees_qualifier) if self.attendees else ""

    def clean(self):
        super().clean()
        if self.slug and not slugs.is_free(self.slug):
            raise ValidationError({"slug": slugs.taken(self.slug)})

    def is_on(self, now):
        """Whether it is to be held, for all to see, and not over."""
        return self.state in (self.State.PUBLISHED, self.State.MOVED) and self.ends_at >= now

    @property
    def sends_link(self):
        """Whether who signs up here gets the address of a broadcast."""
        return self.attendance != self.Attendance.HERE and self.signup == self.Signup.OWN

    @property
    def places_left(self):
        """Seats that a new sign-up can have now; None without a limit, 0 while others wait for one.

        Seats that all who wait have let go by are free for others; so are those that are held for a sign-up that is
        not confirmed yet, while nobody waits.
        """
        if self.capacity is None:
            return None
        free = self.capacity - self.seats_taken
        if self.people_waiting:
            return free if 0 < free <= self.seats_passed_on else 0
        return max(0, free + self.seats_held)
