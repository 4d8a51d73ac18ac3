"""Telephone numbers as people write them. Values in, values out."""

import phonenumbers
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


def clean_phone(value: str | None) -> str:
    """`918 62 151` → `+4791862151`, "" for nothing; raises ValidationError for what cannot be dialled."""
    if not value:
        return ""
    try:
        parsed = phonenumbers.parse(value, "NO")
    except phonenumbers.NumberParseException:
        parsed = None
    if parsed is None or not phonenumbers.is_valid_number(parsed):
        raise ValidationError(_("Telefonnummeret stemmer ikke. Skriv åtte sifre, eller + og landkode."), "phone")
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
