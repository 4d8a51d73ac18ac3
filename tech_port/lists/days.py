"""The days that lists and imports take; others are slips of the pen. Values in, values out."""

from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)


def validators(last=LAST_DAY):
    """What a field of days is checked with."""
    sentence = format_lazy(_("Velg en dag fra {first} til {last}."), first=FIRST_DAY.year, last=last.year)
    return [MinValueValidator(FIRST_DAY, sentence), MaxValueValidator(last, sentence)]
