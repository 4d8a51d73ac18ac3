"""What a dated statement rests on."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Basis(models.TextChoices):
    """What a statement rests on when its source speaks."""

    PLANNED = "planned", _("planlagt")
    AIMED = "aimed", _("mål")
    AGREED = "agreed", _("avtalt")
    REPORTED = "reported", _("oppgitt")
    CONFIRMED = "confirmed", _("bekreftet")
