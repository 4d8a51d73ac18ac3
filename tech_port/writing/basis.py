"""What a dated statement rests on. Values in, values out."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Basis(TextChoices):
    """What a statement rests on when its source speaks."""

    PLANNED = "planned", _("planlagt")
    AIMED = "aimed", _("mål")
    AGREED = "agreed", _("avtalt")
    REPORTED = "reported", _("oppgitt")
    CONFIRMED = "confirmed", _("bekreftet")
