"""E-mail addresses as people write them and as mail can carry them."""

import re
import unicodedata
from string import whitespace

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.encoding import punycode
from django.utils.translation import gettext_lazy as _

ENDS = f"{whitespace},;"  # of an address that was taken out of a list
MAX_LENGTH, MAX_LOCAL_LENGTH = 254, 64
WRAPPED = re.compile(r"(?:mailto:)?(?:[^<>@]*<)?(?:mailto:)?(.*?)>?", re.IGNORECASE | re.DOTALL)
LOCAL = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*", re.ASCII)
LABEL = r"(?!-)[a-z0-9-]{1,63}(?<!-)"
DOMAIN = re.compile(rf"(?:{LABEL}\.)+(?!\d+$){LABEL}")


def clean_email(value):
    """`Kari Nordmann <Kari@Blåbær.NO>` → `Kari@blåbær.no`; raises ValidationError with what is wrong in a sentence.

    Browsers send the domain as mail servers know it: it is kept as people write it, and mailed as servers know it.
    """
    value = WRAPPED.fullmatch(unicodedata.normalize("NFKC", value).strip(ENDS))[1].strip(ENDS)
    value = value.removesuffix(".") if value.count("@") == 1 else value
    local, at, domain = value.partition("@")
    domain = _written(domain.lower())
    ascii_domain = _ascii(domain)
    for is_wrong, sentence, code in (
        ("@" in domain, _("Det er mer enn én @ i e-postadressen. Skriv én adresse."), "ats"),
        (re.search(r"\s", value), _("Det er et mellomrom i e-postadressen. Ta det bort."), "space"),
        (not at, _("E-postadressen mangler @. Skriv den som navn@firma.no."), "at"),
        (not local, _("Det mangler noe foran @ i e-postadressen."), "local"),
        (not local.isascii(), _("Foran @ tar e-post bare bokstavene a–z, tall og tegn, ikke æ, ø og å."), "ascii"),
        (len(local) > MAX_LOCAL_LENGTH, _("E-postadressen er for lang foran @."), "long"),
        (not LOCAL.fullmatch(local), _("Det er tegn foran @ som ikke kan stå der."), "characters"),
        (not DOMAIN.fullmatch(ascii_domain), _("Det som står etter @, er ikke et domene som firma.no."), "domain"),
        (len(f"{local}@{ascii_domain}") > MAX_LENGTH, _("E-postadressen er for lang."), "long"),
    ):
        if is_wrong:
            raise ValidationError(sentence, code)
    return f"{local}@{domain}"


def _ascii(domain):
    """A domain as mail servers know it, `xn--blbr-roah.no`; empty for what they cannot."""
    try:
        return punycode(domain).lower()
    except UnicodeError:
        return ""


def _written(domain):
    """A domain as people write it, `blåbær.no` of `xn--blbr-roah.no`; as it is where that would be another domain."""
    try:
        written = domain.encode("ascii").decode("idna")
    except UnicodeError:
        return domain
    return written if _ascii(written) == domain else domain


class EmailField(forms.EmailField):
    """The one e-mail field of every form: it takes what mail can carry, and says what is wrong with the rest."""

    default_validators = []
    default_error_messages = {"required": _("Skriv e-postadressen.")}

    def __init__(self, **kwargs):
        super().__init__(**{"max_length": MAX_LENGTH, **kwargs})

    def to_python(self, value):
        value = super().to_python(value)
        return value if value in self.empty_values else clean_email(value)


class EmailColumn(models.EmailField):
    """The one e-mail field of every model, with the same rule; migrations see Django's, since the table is the same."""

    default_validators = [clean_email]

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": EmailField, **kwargs})

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.EmailField", args, kwargs
