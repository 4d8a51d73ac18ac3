"""News, pages and announcements."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ...pictures.keys import PictureKey
from ...writing.translated import Translated
from ..claims import Precision
from .sources import Source


class PublishedQuerySet(models.QuerySet):
    def published(self, at=None):
        """Those that visitors may see at a moment: out, and not expired."""
        at = at or timezone.now()
        return self.filter(Q(expires_at=None) | Q(expires_at__gt=at), published_at__lte=at)


class Article(models.Model):
    """A piece of news."""

    slug = models.SlugField(_("adresse"), unique=True, max_length=100)
    title = Translated(models.CharField(_("tittel"), max_length=150))
    lead = Translated(models.TextField(_("ingress"), max_length=400))
    body = Translated(models.TextField(_("tekst"), blank=True, help_text=_("Markdown")))
    published_at = models.DateTimeField(
        _("publisert"), null=True, blank=True, db_index=True, help_text=_("Tomt: kladd. Fram i tid: planlagt.")
    )
    published_precision = models.CharField(
        _("nøyaktighet"), max_length=7, choices=Precision.choices, default=Precision.DAY
    )
    revised_at = models.DateTimeField(_("oppdatert"), null=True, blank=True)
    expires_at = models.DateTimeField(_("utløper"), null=True, blank=True)
    picture = PictureKey(verbose_name=_("bilde"))
    sources = models.ManyToManyField(Source, verbose_name=_("kilder"), blank=True, related_name="articles")
    is_sample = models.BooleanField(_("eksempel"), default=False)

    objects = PublishedQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "pk"]
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
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("content:article_detail", args=[self.slug])

    @property
    def published_on(self):
        """The day of publishing in Oslo; only its month or year holds where the precision says so."""
        return timezone.localdate(self.published_at)

    @property
    def machine_date(self):
        """The date for `<time datetime>`, as exactly as it is known."""
        return self.published_on.isoformat()[: {"year": 4, "month": 7}.get(self.published_precision, 10)]


class Page(models.Model):
    """A text with a fixed place on the site."""

    class Place(models.TextChoices):
        PURPOSE = "purpose", _("Om oss: formål")
        GOAL = "goal", _("Om oss: målet for 2030")
        NEIGHBOURS = "neighbours", _("Om oss: gode naboer")
        STRENGTHS = "strengths", _("Om oss: det vi er sterke på")
        INVITATION = "invitation", _("Forsiden: plass til flere")
        JOIN = "join", _("Medlemmer: bli med")

    place = models.CharField(_("plass"), max_length=20, choices=Place.choices, unique=True)
    title = Translated(models.CharField(_("tittel"), max_length=150))
    body = Translated(models.TextField(_("tekst"), help_text=_("Markdown")))
    sources = models.ManyToManyField(Source, verbose_name=_("kilder"), blank=True, related_name="pages")

    class Meta:
        ordering = ["place"]
        verbose_name = _("tekst på siden")
        verbose_name_plural = _("tekster på sidene")

    def __str__(self):
        return self.title


class AnnouncementQuerySet(models.QuerySet):
    def shown(self, at=None):
        at = at or timezone.now()
        return self.filter(starts_at__lte=at, ends_at__gt=at)


class Announcement(models.Model):
    """A banner on top of the front page, for a limited time."""

    text = Translated(models.CharField(_("tekst"), max_length=200))
    url = models.CharField(_("lenke"), max_length=300, blank=True)
    starts_at = models.DateTimeField(_("fra"))
    ends_at = models.DateTimeField(_("til"))

    objects = AnnouncementQuerySet.as_manager()

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
