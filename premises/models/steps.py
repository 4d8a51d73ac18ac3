"""The log of an interest: how far it came, what the tenant changed, and when staff called."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .interest import Interest


class InterestStepQuerySet(models.QuerySet):
    def public(self):
        """The lines that the tenant may see: not those that are a note among the staff and nothing else."""
        return self.exclude(before=F("after"), changed=[], is_call=False)


class InterestStep(models.Model):
    """A line in the log of one interest."""

    interest = models.ForeignKey(Interest, models.CASCADE, verbose_name=_("interessemelding"), related_name="steps")
    at = models.DateTimeField(_("tid"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("av"), null=True, blank=True, related_name="+"
    )
    before = models.CharField(_("fra"), max_length=12, choices=Interest.Status.choices, blank=True)
    after = models.CharField(_("til"), max_length=12, choices=Interest.Status.choices)
    is_call = models.BooleanField(_("telefonsamtale"), default=False, db_default=False, editable=False)
    changed = ArrayField(
        models.CharField(max_length=30), verbose_name=_("endrede felt"), default=list, blank=True, editable=False
    )
    note = models.CharField(_("merknad"), max_length=500, blank=True, help_text=_("Bare for staben."))

    objects = InterestStepQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("steg")
        verbose_name_plural = pgettext_lazy("flertall", "steg")

    def __str__(self):
        return f"{self.get_before_display()} → {self.get_after_display()}"

    @property
    def is_tenants(self):
        """Whether the tenant made it, so that its note says how what they wrote was read."""
        return not self.before or (bool(self.changed) and self.by_id is None)

    @property
    def changed_labels(self):
        """The names of the fields that the tenant, or staff for them, changed, as the form calls them."""
        return [str(Interest._meta.get_field(name).verbose_name) for name in self.changed]
