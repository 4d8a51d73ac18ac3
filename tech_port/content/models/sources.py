"""Where a fact comes from."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from tech_port.history.records import History

from ...norwegian.happened import validate_happened
from ...norwegian.slugs import make_slug, unique_slug
from ...writing.translated import Translated
from ..claims import Precision, SpanField


class SourceQuerySet(models.QuerySet):
    def of_staff(self, day):
        """What the staff register themselves on a day: «registrert av staben 25. november 2026»."""
        about = {"about_nb": "registrert av staben", "about_en": "registered by the staff"}
        named = {"publisher": "Trondheim Tech Port", "published_on": day}
        return self.get_or_create(key=f"staben-{day.isoformat()}", defaults=named | about)[0]

    def published(self, publisher, day, url):
        """What somebody published on a day: the one that is known, or a new one."""
        if known := self.filter(publisher=publisher, published_on=day, url=url).first():
            return known
        base = make_slug(f"{publisher[:30]} {day.isoformat()}", default="kilde")
        taken = set(self.filter(key__startswith=base).values_list("key", flat=True))
        return self.create(key=unique_slug(base, taken), publisher=publisher, published_on=day, url=url)


class Source(models.Model):
    """A publication that facts on the site are taken from."""

    class Access(models.TextChoices):
        """How a reader gets at it where the address is not its own."""

        ARCHIVED = "archived", _("arkivert hos oss, ligger ikke på nett")
        PUBLISHER = "publisher", _("lenken går til utgiveren; artikkelens adresse er ikke kjent")
        GONE = "gone", _("kan ikke åpnes lenger")

    key = models.SlugField(_("nøkkel"), unique=True)
    publisher = models.CharField(_("utgiver"), max_length=200)
    about = Translated(models.CharField(_("om"), max_length=300, blank=True))
    url = models.URLField(_("adresse"), max_length=500, blank=True)
    access = models.CharField(_("tilgang"), max_length=9, choices=Access.choices, blank=True, db_default="", default="")
    published_on = SpanField(_("dato"), precision="published_precision", null=True, blank=True)
    published_precision = models.CharField(
        _("nøyaktighet"), max_length=7, choices=Precision.choices, default=Precision.DAY
    )

    objects = SourceQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["publisher", "published_on", "pk"]
        verbose_name = _("kilde")
        verbose_name_plural = _("kilder")

    def __str__(self):
        return f"{self.publisher} {self.published_on.year}" if self.published_on else self.publisher

    def clean(self):
        if self.published_on:
            try:
                validate_happened(self.published_on, self.published_precision)
            except ValidationError as error:
                raise ValidationError({"published_on": error}) from error


class SeededRecord(models.Model):
    """A record that the content loader has written once, so that it never overwrites or revives what staff changed."""

    key = models.CharField(max_length=200, unique=True)
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("innlastet post")
        verbose_name_plural = _("innlastede poster")

    def __str__(self):
        return self.key
