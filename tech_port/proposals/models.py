"""What is kept of every file that proposes changes."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Proposal(models.Model):
    """One uploaded file; what was read of it and how far it has come are its room's."""

    file_name = models.CharField(_("fil"), max_length=200)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("lastet opp av"), null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(_("lastet opp"), default=timezone.now)

    class Meta:
        abstract = True
