"""The secrets of second factors, as the database keeps them: encrypted by a key that only the settings have.

The key is made of `SECRET_KEY`, and those before it of `SECRET_KEY_FALLBACKS`. The night after a rotation everything is
encrypted by the new key (`jobs.py`), so that a former key can be forgotten and no factor with it.
"""

import base64

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac


def keys():
    """The new key before the former ones."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(derived(secret))) for secret in secrets])


def derived(secret):
    """32 bytes that tell nothing of what they are made of."""
    return salted_hmac("tech_port.signin.secrets", "", secret=secret, algorithm="sha256").digest()


def encrypted(text):
    return keys().encrypt(text.encode()).decode()


def decrypted(text):
    """Raises InvalidToken where no key fits."""
    return keys().decrypt(text.encode()).decode()


def renewed(text):
    """The same secret, encrypted by the new key."""
    return keys().rotate(text.encode()).decode()
