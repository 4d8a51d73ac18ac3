"""News, and the texts that have a fixed place."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Least, TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.history.records import History

from ...norwegian import typography
from ...norwegian.happened import validate_happened
from ...pictures.keys import PictureKey
from ...writing.publication import Published, PublishedQuerySet
from ...writing.translated import Translated
from ..claims import Precision
from .district import BusinessArea
from .drawn import Drawn
from .sources import Source
from .tags import Tag

OUR_DAY = TruncDate("published_at", tzinfo=ZoneInfo(settings.TIME_ZONE))


@dataclass(frozen=True)
class Dated:
    """A day of an article: what it is, the day in words, the two as one sentence, and the day for machines."""

    term: str
    words: str
    sentence: str
    machines: str


class ArticleQuerySet(PublishedQuerySet):
    def latest_first(self, *before):
        """By the day that each is about or, where it has none or one to come, the day on which it was published.

        What comes `before` that is asked first.
        """
        return self.alias(day=Least("happened_on", OUR_DAY)).order_by(*before, "-day", "-published_at", "pk")

    def for_lists(self):
        """With what a line or a card of a list tells."""
        return self.select_related("picture")


class Article(Drawn, Published):
    """A piece of news: what it tells of has a day of its own, beside the day on which it was published here."""

    class Happening(models.TextChoices):
        """What the day is that an article is about."""

        HAPPENED = "happened", _("hendte")
        REPORTED = "reported", _("meldt")
        AGREED = "agreed", _("avtalt til")

    slug = models.SlugField(_("adresse"), unique=True, max_length=100)
    title = Translated(models.CharField(_("tittel"), max_length=150))
    lead = Translated(models.TextField(_("ingress"), max_length=400))
    body = Translated(
        models.TextField(
            _("tekst"),
            blank=True,
            help_text=_("Markdown. Kilden til en setning settes rett etter den, med nøkkelen sin: [^nøkkel]."),
        )
    )
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
    tags = models.ManyToManyField(Tag, verbose_name=_("merker"), blank=True, related_name="articles")
    sources = models.ManyToManyField(Source, verbose_name=_("kilder"), blank=True, related_name="articles")
    is_sample = models.BooleanField(_("eksempel"), default=False)

    DISAPPEARS = "expires_at"

    objects = ArticleQuerySet.as_manager()
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
                condition=Q(happening="agreed") | Q(happened_on__lte=OUR_DAY),
                name="article_happened_before_publishing",
                violation_error_message=_("Saken er publisert før det hendte. Det som skal skje, er «avtalt til»."),
            ),
            *Drawn.RULES,
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
        self.clean_drawing(self.happened_on if self.happened_precision == Precision.DAY else None)
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
    def days(self):
        """[Dated]: the day that it is about, if any, when it was published and, if it was, last updated."""
        return [day for day in (self._happened, self._published, self._revised) if day]

    @property
    def dated(self):
        """The day that tells where it belongs, for a list: what it is about or, without that, when it was published."""
        return self._happened or self._published

    @property
    def happened_in_words(self):
        """`Hendte 17. mars 2015`, `Meldt i juli 2022`, `Avtalt til 31. mai 2024, ikke bekreftet`; "" without a day."""
        return self._happened.sentence if self._happened else ""

    @property
    def _happened(self):
        if not self.happened_on:
            return None
        day, machines = typography.day(self.happened_on, self.happened_precision), self.happened_for_machines
        is_day = self.happened_precision == Precision.DAY
        if self.happening == self.Happening.AGREED:
            words = _("%(day)s, ikke bekreftet") % {"day": day}
            return Dated(_("Avtalt til"), words, _("Avtalt til %(day)s, ikke bekreftet") % {"day": day}, machines)
        if self.happening == self.Happening.REPORTED:
            term, sentence = _("Meldt"), _("Meldt %(day)s") if is_day else _("Meldt i %(day)s")
        else:
            term, sentence = _("Hendte"), _("Hendte %(day)s") if is_day else _("Hendte i %(day)s")
        return Dated(term, day, sentence % {"day": day}, machines)

    @property
    def _published(self):
        day = typography.day(self.published_on)
        return Dated(_("Publisert"), day, _("Publisert %(day)s") % {"day": day}, self.published_on.isoformat())

    @property
    def _revised(self):
        if not self.revised_at:
            return None
        revised = timezone.localdate(self.revised_at)
        day = typography.day(revised)
        return Dated(_("Sist oppdatert"), day, _("Sist oppdatert %(day)s") % {"day": day}, revised.isoformat())

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
        NEWSLETTER = "newsletter", _("Nyhetsbrev: hva det er")

    PLACES = {
        Place.PURPOSE: ("about", ""),
        Place.GOAL: ("about", "#mal"),
        Place.NEIGHBOURS: ("story", "#naboer"),
        Place.STRENGTHS: ("story", "#styrker"),
        Place.INVITATION: ("premises:interest_create", ""),
        Place.JOIN: ("members:join_create", ""),
        Place.NEWSLETTER: ("newsletter:subscription_create", ""),
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
