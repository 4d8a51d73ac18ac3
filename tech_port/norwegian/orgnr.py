"""Norwegian organisation numbers: nine digits, the last a check digit (mod 11). Values in, values out."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import ValidationError as NumberError
from stdnum.no import orgnr

LABEL = r"org(?:anisasjons)?\.?\s*-?\s*(?:nr|nummer|no)\.?|foretaksnummer|organi[sz]ation\s+(?:number|no\.?)"
WRITTEN = re.compile(rf"(?:(?:{LABEL})\s*:?\s*)?(?:NO[\s-]*)?((?:[0-9][\s.-]*){{9}})\s*(?:MVA|VAT)?\.?", re.IGNORECASE)

ANYWHERE = re.compile(r"(?<![0-9])(?:[0-9][\s.-]?){8}[0-9](?![0-9])")
MAX_LENGTH = 300  # characters; what is longer is not looked through


def read_orgnr(text: str) -> str:
    """The nine digits of a text that is nothing but a number as people write it, otherwise "": `NO 974 767 880 MVA`."""
    found = WRITTEN.fullmatch(text.strip())
    return re.sub("[^0-9]", "", found[1]) if found else ""


def clean_orgnr(value: str | None) -> str:
    """`Org.nr. 123 456 785 MVA` → `123456785`; raises ValidationError with a sentence a person can act on."""
    if not value:
        return ""
    number = read_orgnr(value) or _only_number_in(value)
    count = sum(character.isdigit() for character in value)
    if not number and count != 9:
        words = {"count": count}
        raise ValidationError(
            _("Organisasjonsnummeret har ni sifre, her er det %(count)s. Se over det.") % words, "orgnr"
        )
    try:
        return orgnr.validate(number)
    except NumberError:
        raise ValidationError(
            _("Organisasjonsnummeret stemmer ikke. Det har ni sifre, og det siste er et kontrollsiffer."), "orgnr"
        ) from None


def _only_number_in(text: str) -> str:
    """The number that stands among other words, as a name or an address, where exactly one right one does."""
    found = {re.sub("[^0-9]", "", digits) for digits in ANYWHERE.findall(text[:MAX_LENGTH])}
    right = [digits for digits in found if orgnr.is_valid(digits)]
    return right[0] if len(right) == 1 else ""


def validate_orgnr(value: str) -> None:
    """A model field's validator: only a compact, correct number is stored."""
    if clean_orgnr(value) != value:
        raise ValidationError(_("Skriv organisasjonsnummeret som ni sifre uten mellomrom."), "orgnr")
