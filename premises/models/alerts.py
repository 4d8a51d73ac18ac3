"""Alerts that wait for something to fit."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.history.records import History
from tech_port.open_forms.records import OptIn, OptInQuerySet
from tech_port.outbox.models import Mail
from tech_port.privacy import nameless

from .units import Unit


class SearchAlert(OptIn):
    """A saved need that mails when a unit fits."""

    class Frequency(models.TextChoices):
        AT_ONCE = "at_once", _("med en gang")
        WEEKLY = "weekly", _("en gang i uka")

    LINK_PURPOSE = "alert"

    query = models.CharField(_("søk"), max_length=500, help_text=_("Filteret, slik det står i adressen."))
    frequency = models.CharField(_("hvor ofte"), max_length=10, choices=Frequency.choices, default=Frequency.AT_ONCE)
    last_sent_at = models.DateTimeField(_("sist sendt"), null=True, blank=True)

    objects = OptInQuerySet.as_manager()
    history = History(excluded_fields=["sender_hash", "token_hash", "last_sent_at"])

    class Meta:
        ordering = ["-created_at", "pk"]
        verbose_name = _("varsel")
        verbose_name_plural = _("varsler")
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | Q(confirmed_at__gte=F("created_at")),
                name="alert_confirmed_after_created",
            ),
            models.UniqueConstraint(
                fields=["email", "query"],
                name="alert_once_a_search",
                violation_error_message=_("Denne adressen har alt et varsel for dette søket."),
            ),
        ]

    def __str__(self):
        return f"{nameless(self)}: {self.query}"

    def may_send(self, at):
        """A weekly alert waits until seven days after its last mail."""
        if self.frequency == self.Frequency.AT_ONCE or self.last_sent_at is None:
            return True
        return timezone.localdate(at) - timezone.localdate(self.last_sent_at) >= timedelta(days=7)

    def mark_notified(self, mail, at):
        """A mail has told of all that was found."""
        self.matches.filter(told_at=None).update(mail=mail, told_at=at)
        self.last_sent_at = at
        self.save(update_fields=["last_sent_at"])


class AlertMatch(models.Model):
    """A unit, as it stood, that an alert has told or will tell about: once, however often it is looked for."""

    alert = models.ForeignKey(SearchAlert, models.CASCADE, verbose_name=_("varsel"), related_name="matches")
    unit = models.ForeignKey(Unit, models.CASCADE, verbose_name=_("lokale"), related_name="alert_matches")
    standing = models.CharField(_("slik det stod"), max_length=64, editable=False)
    found_at = models.DateTimeField(_("funnet"), default=timezone.now)
    mail = models.ForeignKey(
        Mail, models.SET_NULL, verbose_name=_("e-post"), null=True, blank=True, related_name="+", editable=False
    )
    told_at = models.DateTimeField(_("fortalt"), null=True, blank=True)

    class Meta:
        ordering = ["-found_at", "pk"]
        verbose_name = _("treff for varsel")
        verbose_name_plural = _("treff for varsler")
        constraints = [
            models.UniqueConstraint(
                fields=["alert", "unit", "standing"],
                name="alert_match_once_a_change",
                violation_error_message=_("Varselet har alt fortalt om dette lokalet slik det står."),
            ),
        ]

    def __str__(self):
        return f"{self.alert}: {self.unit}"
