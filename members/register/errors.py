"""Why the register gave no answer."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Failure(TextChoices):
    """What was in the way, in a sentence that ends with what to do."""

    OFF = "off", _("Oppslag i Enhetsregisteret er ikke slått på her. Fyll ut feltene selv.")
    UNKNOWN = "unknown", _("Enhetsregisteret kjenner ikke dette nummeret. Se over det, eller fyll ut feltene selv.")
    DELETED = "deleted", _("Nummeret er slettet fra Enhetsregisteret. Se over det, eller fyll ut feltene selv.")
    SLOW = "slow", _("Enhetsregisteret svarte ikke i tide. Fyll ut feltene selv, eller prøv igjen senere.")
    DOWN = "down", _("Vi får ikke tak i Enhetsregisteret nå. Fyll ut feltene selv, eller prøv igjen senere.")
    UNREADABLE = "unreadable", _("Vi forsto ikke svaret fra Enhetsregisteret. Fyll ut feltene selv.")
    BUSY = "busy", _("Det er mange oppslag akkurat nå. Fyll ut feltene selv, eller prøv igjen om litt.")


class RegisterError(Exception):
    """The register could not be asked, or said nothing that can be used; `failure` says what."""

    def __init__(self, failure):
        super().__init__(failure.value)
        self.failure = failure
