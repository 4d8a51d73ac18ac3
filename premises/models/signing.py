"""Signing: what it made of an interest, remembered so that it can be taken back."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models import Organisation

from .interest import Interest
from .leases import Lease
from .letting import LettingNotice
from .units import Unit


class SigningQuerySet(models.QuerySet):
    def standing(self):
        """Those that nobody has taken back; an interest has one at most."""
        return self.filter(undone_at=None)


class Signing(models.Model):
    """An interest that was signed: by whom, from which status, and whether it made the tenant's organisation.

    `organisation_made` is that organisation as it was made, None where a known one was chosen.
    """

    interest = models.ForeignKey(Interest, models.CASCADE, verbose_name=_("interessemelding"), related_name="signings")
    at = models.DateTimeField(_("signert"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("av"), null=True, blank=True, related_name="+"
    )
    status_before = models.CharField(_("status før"), max_length=12, choices=Interest.Status.choices)
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, verbose_name=_("leietaker"), null=True, blank=True, related_name="+"
    )
    organisation_made = models.JSONField(
        _("virksomheten slik den ble laget"), encoder=DjangoJSONEncoder, null=True, blank=True, editable=False
    )
    notice = models.ForeignKey(
        LettingNotice, models.SET_NULL, verbose_name=_("beskjed"), null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(_("angret"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("angret av"), null=True, blank=True, related_name="+"
    )

    objects = SigningQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("signering")
        verbose_name_plural = _("signeringer")
        constraints = [
            models.UniqueConstraint(
                fields=["interest"],
                condition=Q(undone_at=None),
                name="signing_one_standing",
                violation_error_message=_("Meldingen er alt signert."),
            ),
            models.CheckConstraint(
                condition=Q(undone_at=None) | Q(undone_at__gte=F("at")),
                name="signing_undone_after_signed",
                violation_error_message=_("En signering kan ikke være angret før den ble gjort."),
            ),
        ]

    def __str__(self):
        return f"{self._meta.verbose_name}: {self.interest}"


class SignedUnit(models.Model):
    """A unit that was signed for: the lease that was made, as it was made, and whether the unit was on offer."""

    signing = models.ForeignKey(Signing, models.CASCADE, verbose_name=_("signering"), related_name="units")
    unit = models.ForeignKey(Unit, models.CASCADE, verbose_name=_("lokale"), related_name="signed_units")
    lease = models.OneToOneField(
        Lease, models.SET_NULL, verbose_name=_("leieforhold"), null=True, blank=True, related_name="signed_unit"
    )
    lease_made = models.JSONField(_("leieforholdet slik det ble laget"), encoder=DjangoJSONEncoder, editable=False)
    was_offered = models.BooleanField(_("var til leie"))

    class Meta:
        ordering = ["signing", "unit"]
        verbose_name = _("signert lokale")
        verbose_name_plural = _("signerte lokaler")
        constraints = [
            models.UniqueConstraint(
                fields=["signing", "unit"],
                name="signed_unit_once",
                violation_error_message=_("Lokalet er alt med i denne signeringen."),
            )
        ]

    def __str__(self):
        return f"{self.unit}, {self.signing}"
