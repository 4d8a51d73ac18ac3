"""Organisations that ask to become members."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..orgnr import validate_orgnr
from .organisations import Organisation


class JoinRequest(models.Model):
    """An organisation's request for membership, until staff have approved or declined it."""

    class Status(models.TextChoices):
        RECEIVED = "received", _("mottatt")
        APPROVED = "approved", _("godkjent")
        DECLINED = "declined", _("avslått")

    submission = models.UUIDField(_("innsending"), unique=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("virksomhet"), max_length=150)
    orgnr = models.CharField(_("organisasjonsnummer"), max_length=9, blank=True, validators=[validate_orgnr])
    kind = models.CharField(_("type"), max_length=15, choices=Organisation.Kind.choices)
    website = models.URLField(_("nettsted"), blank=True)
    about = models.TextField(_("om virksomheten"), max_length=2000, blank=True)
    reason = models.TextField(_("hvorfor dere vil bli med"), max_length=2000, blank=True)
    contact_name = models.CharField(_("kontaktperson"), max_length=100)
    email = models.EmailField(_("e-post"))
    phone = models.CharField(_("telefon"), max_length=30, blank=True)
    language = models.CharField(_("språk"), max_length=5, choices=settings.LANGUAGES, default="nb")
    sender_hash = models.CharField(max_length=64, blank=True, editable=False)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.RECEIVED)
    answer = models.TextField(_("begrunnelse"), max_length=2000, blank=True)
    received_at = models.DateTimeField(_("mottatt"), default=timezone.now, db_index=True)
    decided_at = models.DateTimeField(_("avgjort"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("avgjort av"), null=True, blank=True, related_name="+"
    )
    organisation = models.ForeignKey(
        Organisation,
        models.SET_NULL,
        verbose_name=_("ble virksomheten"),
        null=True,
        blank=True,
        related_name="join_requests",
    )

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name = _("innmelding")
        verbose_name_plural = _("innmeldinger")
        constraints = [
            models.CheckConstraint(
                condition=Q(orgnr="") | Q(orgnr__regex=r"^\d{9}$"),
                name="join_request_orgnr_nine_digits",
                violation_error_message=_("Et organisasjonsnummer har ni sifre."),
            ),
            models.CheckConstraint(
                condition=Q(status="received", decided_at=None) | (~Q(status="received") & Q(decided_at__isnull=False)),
                name="join_request_decided_has_time",
                violation_error_message=_("En avgjort innmelding har et tidspunkt."),
            ),
            models.CheckConstraint(
                condition=~Q(status="declined") | ~Q(answer=""),
                name="join_request_declined_has_reason",
                violation_error_message=_("Skriv hvorfor innmeldingen er avslått."),
            ),
        ]

    def __str__(self):
        return f"{self.name}, {self.get_status_display()}"
