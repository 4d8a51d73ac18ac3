"""What numbers, days and times are typed in: text, shown as the pages write it. Values in, values out."""

import re
from decimal import Decimal

from django import forms
from django.utils.dateparse import parse_date

from . import typography

# As an address has it; `1.500` is none: people write so for 1500.
PLAIN_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.(?![0-9]{3}$)[0-9]{1,9})?")
PLAIN_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class TypedInput(forms.TextInput):
    """Values are shown as the pages write them, also those of an address; what else was typed as it was typed."""

    supports_microseconds = False

    def format_value(self, value):
        if isinstance(value, str):
            return (self.from_address(value) or value).replace("\x00", "") or None  # no page may hold a NUL
        return None if value is None else self.written(value)

    def from_address(self, text):
        """A text that an address has, as pages write it; None for any other."""


class NumberInput(TypedInput):
    def written(self, value):
        return typography.number(value)

    def from_address(self, text):
        return self.written(Decimal(text)) if PLAIN_NUMBER.fullmatch(text) else None


class DayInput(TypedInput):
    def written(self, value):
        return typography.day(value)

    def from_address(self, text):
        try:
            return self.written(parse_date(text)) if PLAIN_DAY.fullmatch(text) else None
        except ValueError:
            return None


class ClockInput(TypedInput):
    def written(self, value):
        return typography.time_of_day(value)
