"""Web addresses as people write them. Values in, values out."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from .numbers import said

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?=//|(?![0-9]))", re.IGNORECASE)
WRAPPED = re.compile(r"[<(\"«“]?\s*(?:url:)?(.*?)\s*[>)\"»”]?[.,;]?", re.IGNORECASE | re.DOTALL)
IS_WEB = URLValidator(schemes=["http", "https"])


def clean_web_address(text):
    """`www.firma.no` → `https://www.firma.no`, "" for nothing; raises ValidationError with what is wrong."""
    bare = WRAPPED.fullmatch(text.strip())[1]
    if not bare:
        return ""
    words = {"text": said(text)}
    if re.search(r"\s", bare):
        raise ValidationError(_("Det er et mellomrom i nettadressen «%(text)s». Ta det bort.") % words, "space")
    if re.fullmatch(r"[^/:@]+@[^/:@]+", bare):
        raise ValidationError(_("«%(text)s» er en e-postadresse. Her trengs en nettadresse.") % words, "email")
    scheme = SCHEME.match(bare)
    address = scheme[0].lower() + bare[scheme.end() :] if scheme else f"https://{bare.removeprefix('//')}"
    try:
        IS_WEB(address)
    except ValidationError:
        sentence = _("«%(text)s» er ikke en nettadresse. Skriv den som www.firma.no.")
        raise ValidationError(sentence % words, "address") from None
    return address
