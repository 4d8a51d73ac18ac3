"""What is said on top of the front page for a time."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models import F, Q
from django.urls import Resolver404, resolve, reverse, translate_url
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from tech_port.history.records import History

from ...writing.publication import Publication, Published, PublishedQuerySet
from ...writing.translated import Translated


def validate_link(value):
    """A page of this site, by its Norwegian address, or any other by its whole address."""
    if not value.startswith("/"):
        URLValidator(schemes=["https", "http"], message=_("Skriv en adresse som /lokaler/ eller https://…"))(value)
        return
    try:
        with translation.override("nb"):
            resolve(value.partition("?")[0].partition("#")[0])
    except Resolver404:
        raise ValidationError(_("Det er ingen side på denne adressen."), "no_page") from None


class AnnouncementQuerySet(PublishedQuerySet):
    def beside(self, announcement):
        """Others that are on the front page while this one is."""
        return self.exclude(pk=announcement.pk).filter(
            starts_at__lt=announcement.ends_at, ends_at__gt=announcement.starts_at
        )


class Announcement(Published):
    """A banner on top of the front page, for a limited time."""

    text = Translated(models.CharField(_("tekst"), max_length=200))
    url = models.CharField(
        _("lenke"),
        max_length=300,
        blank=True,
        validators=[validate_link],
        help_text=_("Hele teksten blir lenken. En side her: den norske adressen, som /lokaler/. Engelsk følger med."),
    )
    starts_at = models.DateTimeField(_("fra"))
    ends_at = models.DateTimeField(_("til"))

    APPEARS, DISAPPEARS = "starts_at", "ends_at"
    PUBLICATIONS = (Publication.SCHEDULED, Publication.PUBLISHED, Publication.EXPIRED)

    objects = AnnouncementQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["-starts_at", "pk"]
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

    @property
    def address(self):
        """Where it leads, in the page's language where the page is ours."""
        if not self.url.startswith("/"):
            return self.url
        language = translation.get_language()
        with translation.override("nb"):
            return translate_url(self.url, language)

    def public_values(self):
        """As if its time had come, and lasted."""
        now = timezone.now()
        return {"starts_at": min(self.starts_at, now), "ends_at": max(self.ends_at, now + timedelta(days=1))}
