"""Events that come back by a rule."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.history.records import History
from tech_port.norwegian import typography


class EventSeries(models.Model):
    """A rule that events were made by; each of them is then an event of its own, to edit and to cancel."""

    rule = models.CharField(_("regel"), max_length=300, help_text=_("RRULE, for eksempel FREQ=MONTHLY;BYDAY=1TH."))
    created_at = models.DateTimeField(_("laget"), default=timezone.now)

    history = History()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("serie")
        verbose_name_plural = _("serier")

    def __str__(self):
        return _("serie laget %(day)s") % {"day": typography.day(timezone.localdate(self.created_at))}
