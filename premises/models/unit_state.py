"""What a unit is on a day."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """What a unit is on a day; derived from dates, never stored."""

    VACANT = "vacant", _("ledig")
    COMING = "coming", _("blir ledig")
    WHEN_BUILT = "when_built", _("ledig når bygget står ferdig")
    RESERVED = "reserved", _("reservert")
    LET = "let", _("utleid")
    UNCONFIRMED = "unconfirmed", _("ikke bekreftet")
    OFF_MARKET = "off_market", _("ikke til leie")
    COMMON = "common", _("fellesareal")


TO_LET = (Status.VACANT, Status.COMING, Status.WHEN_BUILT)
