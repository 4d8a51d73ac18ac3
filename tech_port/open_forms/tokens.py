"""Secrets of 256 bits, what is kept of them, and hashes that only this site can make. Values in, values out."""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode

from django.conf import settings
from django.utils.crypto import salted_hmac


def new():
    """A secret that nothing else leads to: neither the record nor the site's key."""
    return secrets.token_urlsafe(32)


def hashed(token):
    """What is stored of a secret."""
    return hashlib.sha256(token.encode()).hexdigest()


def derived(token, purpose):
    """Another secret that who has this one can make, and who has only its hash cannot."""
    return _text(hmac.digest(token.encode(), purpose.encode(), "sha256"))


def keyed(salt, text):
    """Hashes by which to find a text again without keeping it: with the site's key, then with those it had before."""
    return [salted_hmac(salt, text, secret=key, algorithm="sha256").hexdigest() for key in _keys()]


def from_before(purpose, key):
    """The secrets that mails carried when they were made of the site's key and not stored."""
    text = f"{purpose}:{key}".encode()
    return [_text(hmac.digest(secret.encode(), text, "sha256")) for secret in _keys()]


def _keys():
    return settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS


def _text(digest):
    return urlsafe_b64encode(digest).decode().rstrip("=")
