"""Secret links of 256 bits, made from the site's key, one purpose each. Values in, values out.

The same record always gives the same link, so a mail that is sent later can carry it, and nothing in the database
reveals it.
"""

import hashlib
import hmac
from base64 import urlsafe_b64encode

from django.conf import settings


def make(purpose, key):
    """The token of one record for one purpose; `key` is text that only this record has."""
    digest = hmac.new(settings.SECRET_KEY.encode(), f"{purpose}:{key}".encode(), hashlib.sha256).digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")


def hashed(token):
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
