"""Events that come back by a rule."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.history.records import History

from ..rule_words import in_words


class EventSeries(models.Model):
    """A rule that events were made by; each of them is then an event of its own, to edit and to cancel."""

    rule = models.CharField(_("regel"), max_length=300)
    created_at = models.DateTimeField(_("laget"), default=timezone.now)

    history = History()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("serie")
        verbose_name_plural = _("serier")

    def __str__(self):
        return self.in_words

    @property
    def in_words(self):
        return in_words(self.rule)
