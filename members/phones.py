"""Phone numbers: Norwegian ones without a country code, others with `+` and theirs."""

import phonenumbers
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


def clean_phone(phone):
    """`73 59 30 00` → `+4773593000`; raises ValidationError for what cannot be dialled."""
    if not phone:
        return ""
    try:
        parsed = phonenumbers.parse(phone, "NO")
    except phonenumbers.NumberParseException:
        parsed = None
    if parsed is None or not phonenumbers.is_valid_number(parsed):
        raise ValidationError(_("Telefonnummeret stemmer ikke. Skriv åtte sifre, eller + og landkode."), "phone")
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
