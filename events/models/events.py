"""Events, venues and what was learnt."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models import Organisation, Person
from premises.models import Building
from tech_port.content.models import Area, Source
from tech_port.content.text import Translated


class Venue(models.Model):
    """A place where events are held."""

    name = models.CharField(_("navn"), max_length=100)
    slug = models.SlugField(_("adresse"), unique=True)
    street = models.CharField(_("gateadresse"), max_length=150, blank=True)
    room = Translated(models.CharField(_("rom"), max_length=100, blank=True))
    building = models.ForeignKey(
        Building, models.SET_NULL, verbose_name=_("bygg"), null=True, blank=True, related_name="venues"
    )
    area = models.ForeignKey(
        Area, models.SET_NULL, verbose_name=_("område"), null=True, blank=True, related_name="venues"
    )
    access = Translated(models.TextField(_("adkomst"), blank=True))
    is_step_free = models.BooleanField(_("trinnfri adkomst"), null=True, blank=True)
    is_sample = models.BooleanField(_("eksempel"), default=False)

    class Meta:
        ordering = ["name"]
        verbose_name = _("sted")
        verbose_name_plural = _("steder")

    def __str__(self):
        return self.name


class EventQuerySet(models.QuerySet):
    def listed(self):
        """Events that visitors may see."""
        return self.exclude(state=Event.State.DRAFT)

    def upcoming(self, at=None):
        """Not over yet, soonest first."""
        return self.filter(ends_at__gte=at or timezone.now()).order_by("starts_at", "pk")

    def past(self, at=None):
        """Over, latest first."""
        return self.filter(ends_at__lt=at or timezone.now()).order_by("-starts_at", "pk")


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

    class Precision(models.TextChoices):
        TIME = "time", _("klokkeslett")
        DAY = "day", _("dag")
        MONTH = "month", _("måned")

    slug = models.SlugField(_("adresse"), unique=True, max_length=100)
    title = Translated(models.CharField(_("tittel"), max_length=150))
    lead = Translated(models.TextField(_("ingress"), max_length=400))
    body = Translated(models.TextField(_("tekst"), blank=True, help_text=_("Markdown")))
    type = models.CharField(_("type"), max_length=12, choices=Type.choices)
    language = models.CharField(
        _("språk"), max_length=5, choices=[("nb", _("norsk")), ("en", _("engelsk"))], default="nb"
    )
    state = models.CharField(_("tilstand"), max_length=10, choices=State.choices, default=State.DRAFT)
    starts_at = models.DateTimeField(_("begynner"), db_index=True)
    ends_at = models.DateTimeField(_("slutter"))
    precision = models.CharField(_("nøyaktighet"), max_length=5, choices=Precision.choices, default=Precision.TIME)
    venue = models.ForeignKey(
        Venue, models.PROTECT, verbose_name=_("sted"), null=True, blank=True, related_name="events"
    )
    organisers = models.ManyToManyField(Organisation, verbose_name=_("arrangører"), blank=True, related_name="events")
    speakers = models.ManyToManyField(Person, verbose_name=_("innledere"), blank=True, related_name="events")
    price_nok = models.PositiveIntegerField(_("pris (kr)"), null=True, blank=True, help_text=_("0: gratis."))
    capacity = models.PositiveIntegerField(_("plasser"), null=True, blank=True)
    signup_opens_at = models.DateTimeField(_("påmelding åpner"), null=True, blank=True)
    signup_closes_at = models.DateTimeField(_("påmelding stenger"), null=True, blank=True)
    signup_url = models.URLField(_("påmelding hos andre"), blank=True)
    attendees = models.PositiveIntegerField(_("deltakere"), null=True, blank=True)
    attendees_about = models.BooleanField(_("deltakertallet er omtrentlig"), default=False)
    source = models.ForeignKey(Source, models.PROTECT, verbose_name=_("kilde"), null=True, blank=True, related_name="+")
    is_sample = models.BooleanField(_("eksempel"), default=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("arrangement")
        verbose_name_plural = _("arrangementer")
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
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("events:event_detail", args=[self.slug])

    @property
    def is_past(self):
        return self.ends_at < timezone.now()


class KeyPoint(models.Model):
    """One of the few points worth taking home from an event."""

    event = models.ForeignKey(Event, models.CASCADE, verbose_name=_("arrangement"), related_name="key_points")
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)
    speaker = models.ForeignKey(
        Person, models.SET_NULL, verbose_name=_("hvem sa det"), null=True, blank=True, related_name="key_points"
    )
    text = Translated(models.TextField(_("poeng"), max_length=600))

    class Meta:
        ordering = ["event", "order", "pk"]
        verbose_name = _("poeng")
        verbose_name_plural = _("poenger")

    def __str__(self):
        return self.text[:60]
