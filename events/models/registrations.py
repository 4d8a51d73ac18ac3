"""Who has signed up for an event."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .events import Event


class Registration(models.Model):
    """One person's sign-up, for themselves and perhaps some more."""

    class Status(models.TextChoices):
        CONFIRMED = "confirmed", _("påmeldt")
        WAITING = "waiting", _("på venteliste")
        OFFERED = "offered", _("tilbudt plass")
        CANCELLED = "cancelled", _("avmeldt")
        EXPIRED = "expired", _("tilbudet gikk ut")
        ATTENDED = "attended", _("møtte")

    ACTIVE = (Status.CONFIRMED, Status.WAITING, Status.OFFERED, Status.ATTENDED)

    event = models.ForeignKey(Event, models.CASCADE, verbose_name=_("arrangement"), related_name="registrations")
    submission = models.UUIDField(_("innsending"), unique=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("navn"), max_length=100)
    email = models.EmailField(_("e-post"))
    organisation_name = models.CharField(_("virksomhet"), max_length=150, blank=True)
    people = models.PositiveSmallIntegerField(_("antall personer"), default=1)
    needs = models.CharField(_("mat og tilrettelegging"), max_length=500, blank=True)
    language = models.CharField(_("språk"), max_length=5, choices=settings.LANGUAGES, default="nb")
    status = models.CharField(_("status"), max_length=10, choices=Status.choices)
    created_at = models.DateTimeField(_("meldt på"), default=timezone.now)
    offer_expires_at = models.DateTimeField(_("tilbudet gjelder til"), null=True, blank=True)

    class Meta:
        ordering = ["event", "created_at", "pk"]
        verbose_name = _("påmelding")
        verbose_name_plural = _("påmeldinger")
        constraints = [
            models.CheckConstraint(
                condition=Q(people__gte=1, people__lte=20),
                name="registration_people_in_range",
                violation_error_message=_("En påmelding gjelder 1 til 20 personer."),
            ),
            models.CheckConstraint(
                condition=Q(offer_expires_at__isnull=False, status="offered")
                | (Q(offer_expires_at=None) & ~Q(status="offered")),
                name="registration_offer_has_end",
            ),
            models.UniqueConstraint(
                fields=["event", "email"],
                condition=Q(status__in=["confirmed", "waiting", "offered", "attended"]),
                name="registration_once_an_event",
                violation_error_message=_("Denne adressen er alt påmeldt."),
            ),
        ]

    def __str__(self):
        return f"{self.name}: {self.event}"
