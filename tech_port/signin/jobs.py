"""After `SECRET_KEY` was rotated, second factors are encrypted by the new key, the same night."""

from datetime import time

from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tech_port.worker.schedule import PeriodicJob

from .secrets import renewed

ENCRYPTED = ("secret", "seed")


def renew_secrets(now):
    """Encrypt each secret anew; one that no key fits stays as it is, and its owner sets up a new factor."""
    count = 0
    for pk in list(Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN).values_list("pk", flat=True)):
        with transaction.atomic():
            factor = Authenticator.objects.select_for_update().filter(pk=pk).first()
            count += bool(factor) and renew(factor)
    return count


def renew(factor):
    try:
        factor.data |= {name: renewed(factor.data[name]) for name in ENCRYPTED if name in factor.data}
    except InvalidToken:
        return False
    factor.save(update_fields=["data"])
    return True


JOBS = [PeriodicJob("secrets", _("Nøkler for bekreftelse ved innlogging"), renew_secrets, at=time(4, 0))]
