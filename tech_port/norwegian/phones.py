"""Telephone numbers as people write them. Values in, values out."""

import re

import phonenumbers
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MAX_LENGTH = 100
ASIDE = re.compile(r"\((?![0-9 +]*\))[^()]*\)")  # (sentralbord), but no (0) and no (+47)
TRUNK = re.compile(r"\(0\)")
LABEL = re.compile(
    r"^(?:tlf|tel|telefon(?:nummer)?|telephone|phone|mob|mobil(?:telefon)?|mobile|cell|sentralbord|switchboard)\b\.?\s*:?\s*",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"[,;]?\s*(?:sentralbord(?:et)?|switchboard|mobil|mobile|privat|jobb|kontor|office|work)\.?$", re.IGNORECASE
)
EXTENSION = re.compile(
    r"[,;]?\s*(?:internnr|intern|int|linje|ext|extension|x|;ext=)\.?\s*:?\s*([0-9]{1,6})$", re.IGNORECASE
)
SEVERAL = re.compile(r"(?<=[0-9])\s*(?:/|;|,|\beller\b|\bog\b|\bor\b|\band\b)\s*(?=[+(]?[0-9][0-9 ]{4})")


def has_aside(text: str) -> bool:
    """Whether a text has words in brackets, as a name, that say more than what kind of telephone it is."""
    return any(not NAMED.fullmatch(aside.strip("() ")) for aside in ASIDE.findall(text[:MAX_LENGTH]))


def clean_phone(value: str | None) -> str:
    """`918 62 151 (sentralbord)` → `+4791862151`, with an extension `+4773595000;ext=12`, "" for nothing.

    Raises ValidationError for what cannot be dialled.
    """
    if not value:
        return ""
    bare = LABEL.sub("", ASIDE.sub(" ", value[:MAX_LENGTH]).strip())
    if SEVERAL.search(bare):
        raise ValidationError(_("Det er mer enn ett telefonnummer. Skriv ett."), "several")
    bare = NAMED.sub("", TRUNK.sub("", bare)).strip(" .,;")
    extension = EXTENSION.search(bare)
    try:
        parsed = phonenumbers.parse(bare[: extension.start()] if extension else bare, "NO")
    except phonenumbers.NumberParseException:
        parsed = None
    if parsed is None or not phonenumbers.is_valid_number(parsed) or len(value) > MAX_LENGTH:
        raise ValidationError(_("Telefonnummeret stemmer ikke. Skriv åtte sifre, eller + og landkode."), "phone")
    number = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return f"{number};ext={extension[1]}" if extension else number
