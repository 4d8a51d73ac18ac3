"""News, pages and announcements."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.history.records import History

from ...norwegian import typography
from ...norwegian.happened import validate_happened
from ...pictures.keys import PictureKey
from ...writing.publication import Publication, Published, PublishedQuerySet
from ...writing.translated import Translated
from ..claims import Precision
from .district import BusinessArea
from .sources import Source


class Article(Published):
    """A piece of news: what it tells of has a day of its own, beside the day on which it was published here."""

    class Happening(models.TextChoices):
        """What the day is that an article is about."""

        HAPPENED = "happened", _("hendte")
        REPORTED = "reported", _("meldt")
        AGREED = "agreed", _("avtalt til")

    slug = models.SlugField(_("adresse"), unique=True, max_length=100)
    title = Translated(models.CharField(_("tittel"), max_length=150))
    lead = Translated(models.TextField(_("ingress"), max_length=400))
    body = Translated(models.TextField(_("tekst"), blank=True, help_text=_("Markdown")))
    published_at = models.DateTimeField(
        _("publisert"), null=True, blank=True, db_index=True, help_text=_("Tomt: kladd. Fram i tid: planlagt.")
    )
    happened_on = models.DateField(
        _("dagen saken gjelder"), null=True, blank=True, help_text=_("Tomt: saken gjelder ingen bestemt dag.")
    )
    happened_precision = models.CharField(
        _("nøyaktighet"), max_length=7, choices=Precision.choices, default=Precision.DAY, db_default=Precision.DAY
    )
    happening = models.CharField(
        _("det som er sagt om dagen"),
        max_length=8,
        choices=Happening.choices,
        default=Happening.HAPPENED,
        db_default=Happening.HAPPENED,
        help_text=_(
            "Meldt: dagen da en kilde fortalte det. Avtalt til: det var sagt på forhånd, og er ikke bekreftet."
        ),
    )
    revised_at = models.DateTimeField(_("oppdatert"), null=True, blank=True)
    expires_at = models.DateTimeField(_("utløper"), null=True, blank=True)
    picture = PictureKey(verbose_name=_("bilde"))
    business_areas = models.ManyToManyField(
        BusinessArea, verbose_name=_("virksomhetsområder"), blank=True, related_name="articles"
    )
    sources = models.ManyToManyField(Source, verbose_name=_("kilder"), blank=True, related_name="articles")
    is_sample = models.BooleanField(_("eksempel"), default=False)

    DISAPPEARS = "expires_at"

    objects = PublishedQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["-published_at", F("happened_on").desc(nulls_last=True), "pk"]
        verbose_name = _("nyhet")
        verbose_name_plural = _("nyheter")
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at=None) | Q(expires_at__gt=F("published_at")),
                name="article_expires_after_publishing",
                violation_error_message=_("Nyheten utløper før den er publisert."),
            ),
            models.CheckConstraint(
                condition=Q(revised_at=None) | Q(revised_at__gte=F("published_at")),
                name="article_revised_after_publishing",
                violation_error_message=_("Nyheten er oppdatert før den er publisert."),
            ),
            models.CheckConstraint(
                condition=Q(happening="agreed")
                | Q(happened_on__lte=TruncDate("published_at", tzinfo=ZoneInfo(settings.TIME_ZONE))),
                name="article_happened_before_publishing",
                violation_error_message=_("Saken er publisert før det hendte. Det som skal skje, er «avtalt til»."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("content:article_detail", args=[self.slug])

    def public_values(self):
        """A draft or a plan as if it were published now; what is out already keeps its day."""
        now = timezone.now()
        is_out = self.published_at and self.published_at <= now
        published_at = self.published_at if is_out else now
        revised_at = self.revised_at and max(self.revised_at, published_at)
        return {"published_at": published_at, "revised_at": revised_at, "expires_at": None}

    def clean(self):
        if self.happened_on and self.happening != self.Happening.AGREED:
            try:
                validate_happened(self.happened_on, self.happened_precision)
            except ValidationError as error:
                raise ValidationError({"happened_on": error}) from error

    @property
    def published_on(self):
        """The day of publishing in Oslo."""
        return timezone.localdate(self.published_at)

    @property
    def happened_in_words(self):
        """`Hendte 17. mars 2015`, `Meldt i juli 2022`, `Avtalt til 31. mai 2024, ikke bekreftet`; "" without a day."""
        if not self.happened_on:
            return ""
        day = typography.day(self.happened_on, self.happened_precision)
        if self.happening == self.Happening.AGREED:
            return _("Avtalt til %(day)s, ikke bekreftet") % {"day": day}
        is_day = self.happened_precision == Precision.DAY
        if self.happening == self.Happening.REPORTED:
            return (_("Meldt %(day)s") if is_day else _("Meldt i %(day)s")) % {"day": day}
        return (_("Hendte %(day)s") if is_day else _("Hendte i %(day)s")) % {"day": day}

    @property
    def happened_for_machines(self):
        """The day for `<time datetime>`, as exactly as it is known; a quarter has no such form and is its year."""
        return self.happened_on.isoformat()[: {"year": 4, "quarter": 4, "month": 7}.get(self.happened_precision, 10)]


class Page(models.Model):
    """A text with a fixed place on the site."""

    class Place(models.TextChoices):
        PURPOSE = "purpose", _("Om oss: formål")
        GOAL = "goal", _("Om oss: målet for 2030")
        NEIGHBOURS = "neighbours", _("Om oss: gode naboer")
        STRENGTHS = "strengths", _("Om oss: det vi er sterke på")
        INVITATION = "invitation", _("Forsiden: plass til flere")
        JOIN = "join", _("Medlemmer: bli med")

    PLACES = {
        Place.PURPOSE: ("about", ""),
        Place.GOAL: ("about", "#mal"),
        Place.NEIGHBOURS: ("story", "#naboer"),
        Place.STRENGTHS: ("story", "#styrker"),
        Place.INVITATION: ("premises:interest_create", ""),
        Place.JOIN: ("members:join_create", ""),
    }

    place = models.CharField(_("plass"), max_length=20, choices=Place.choices, unique=True)
    title = Translated(models.CharField(_("tittel"), max_length=150))
    body = Translated(models.TextField(_("tekst"), help_text=_("Markdown")))
    sources = models.ManyToManyField(Source, verbose_name=_("kilder"), blank=True, related_name="pages")

    history = History()

    class Meta:
        ordering = ["place"]
        verbose_name = _("tekst på siden")
        verbose_name_plural = _("tekster på sidene")

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        """Its place on the site."""
        name, anchor = self.PLACES[self.place]
        return reverse(name) + anchor


class Announcement(Published):
    """A banner on top of the front page, for a limited time."""

    text = Translated(models.CharField(_("tekst"), max_length=200))
    url = models.CharField(_("lenke"), max_length=300, blank=True)
    starts_at = models.DateTimeField(_("fra"))
    ends_at = models.DateTimeField(_("til"))

    APPEARS, DISAPPEARS = "starts_at", "ends_at"
    PUBLICATIONS = (Publication.SCHEDULED, Publication.PUBLISHED, Publication.EXPIRED)

    objects = PublishedQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["-starts_at"]
        verbose_name = _("kunngjøring")
        verbose_name_plural = _("kunngjøringer")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="announcement_period_in_order",
                violation_error_message=_("Kunngjøringen slutter før den begynner."),
            ),
        ]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return reverse("home")

    def public_values(self):
        """As if its time had come, and lasted."""
        now = timezone.now()
        return {"starts_at": min(self.starts_at, now), "ends_at": max(self.ends_at, now + timedelta(days=1))}
