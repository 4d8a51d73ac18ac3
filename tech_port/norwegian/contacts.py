"""Fields and columns for organisation numbers, telephone numbers and web addresses.

No field stops what is typed at a length: what is pasted is longer than what is kept of it.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from . import typography
from .numbers import said
from .orgnr import clean_orgnr, read_orgnr
from .phones import clean_phone, has_aside
from .web_addresses import clean_web_address

MAX_TYPED = 2_000  # characters, of anything that is read at all


class ReadField(forms.CharField):
    """A text that is read as something, and kept in one way; `max_length` is of what is kept."""

    attributes = {}
    note = ""

    def __init__(self, *, max_length=None, strip=True, **kwargs):
        self.max_kept = max_length
        super().__init__(max_length=MAX_TYPED, **kwargs)

    def widget_attrs(self, widget):
        return {} if widget.is_hidden else self.attributes

    def to_python(self, value):
        self.note, value = "", super().to_python(value)
        if value in self.empty_values:
            return value
        if len(value) > MAX_TYPED:
            raise ValidationError(_("Det er for langt. Skriv bare det feltet spør om."), "long")
        kept = self.read(value)
        if self.max_kept and len(kept) > self.max_kept:
            raise ValidationError(_("Det er for langt. Skriv høyst %(most)s tegn.") % {"most": self.max_kept}, "long")
        if kept and self.leaves_out(value):
            words = {"text": said(value), "value": self.prepare_value(kept)}
            self.note = _("Vi leser «%(text)s» som %(value)s.") % words
        return kept

    def leaves_out(self, text):
        """Whether something that was typed is not in what is kept, and no reader of the field would know."""
        return False


class OrgnrField(ReadField):
    attributes = {"inputmode": "numeric"}
    default_error_messages = {"required": _("Skriv organisasjonsnummeret.")}

    def read(self, text):
        return clean_orgnr(text)

    def leaves_out(self, text):
        return not read_orgnr(text)

    def prepare_value(self, value):
        """As pages write it, where it is right."""
        return typography.orgnr(value) if isinstance(value, str) and value.isdigit() else value


class PhoneField(ReadField):
    attributes = {"inputmode": "tel"}
    default_error_messages = {"required": _("Skriv telefonnummeret.")}

    def read(self, text):
        return clean_phone(text)

    def leaves_out(self, text):
        return has_aside(text)

    def prepare_value(self, value):
        return typography.phone(value) if isinstance(value, str) and value.startswith("+") else value


class WebAddressField(ReadField):
    attributes = {"inputmode": "url"}
    default_error_messages = {"required": _("Skriv nettadressen, for eksempel www.firma.no.")}

    def read(self, text):
        return clean_web_address(text)


class ReadColumn(models.CharField):
    """A column whose form field reads what is typed; migrations see Django's, since the table is the same."""

    form_class = None

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": self.form_class, **kwargs})

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


class OrgnrColumn(ReadColumn):
    form_class = OrgnrField


class PhoneColumn(ReadColumn):
    form_class = PhoneField
