"""What each of the staff has chosen for themselves."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Preferences(models.Model):
    """How somebody of the staff wants the admin; who has chosen nothing has no row."""

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="preferences", verbose_name=_("bruker")
    )
    language = models.CharField(
        _("Språk i administrasjonen"), max_length=2, choices=settings.LANGUAGES, blank=True, default=""
    )
    jumps_by_slash = models.BooleanField(_("Tasten / går til «Gå til …»"), default=True)

    class Meta:
        verbose_name = _("egne valg")
        verbose_name_plural = _("egne valg")

    def __str__(self):
        return str(self.account)
