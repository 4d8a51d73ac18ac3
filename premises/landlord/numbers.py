"""The numbers of a unit that its landlord answers for, as texts that can be compared and kept.

A number's text is plain (`2450`, `450.5`, `2027-07-01`); empty is what an empty field means: a price on request, a unit
that can be had today.
"""

from datetime import date
from decimal import Decimal

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tech_port.norwegian import typography


class Number(models.TextChoices):
    """A number, by the unit's column."""

    RENT = "rent_nok_m2_year", gettext_lazy("leie")
    COMMON_COSTS = "common_costs_nok_m2_year", gettext_lazy("felleskostnader")
    AREA = "area_m2", gettext_lazy("areal")
    DAY = "offered_from", gettext_lazy("dagen det er ledig")
    OFFERED = "is_offered", gettext_lazy("til leie")


ASKED = (Number.RENT, Number.COMMON_COSTS, Number.AREA, Number.DAY)  # one by one; whether it is to let is a date's own


def text(number, value):
    """The text of a value."""
    if value is None:
        return ""
    if number == Number.OFFERED:
        return "ja" if value else "nei"
    return value.isoformat() if number == Number.DAY else f"{Decimal(value).normalize():f}"


def value(number, text):
    """The value of a text."""
    if number == Number.OFFERED:
        return text == "ja"
    if not text:
        return None
    return date.fromisoformat(text) if number == Number.DAY else Decimal(text)


def stands(unit, today):
    """{number: text} of what a unit says of itself, as of today; without the day when nobody knows it."""
    found = {number: text(number, getattr(unit, number)) for number in ASKED if number != Number.DAY}
    if unit.available_from is not None:
        found[Number.DAY] = text(Number.DAY, unit.available_from if unit.available_from > today else None)
    return found


def in_words(number, text):
    """A number as a sentence has it: `2 450 kr/m²/år`, `på forespørsel`, `1. juli 2027`, `nå`."""
    found = value(number, text)
    if number == Number.OFFERED:
        return _("til leie") if found else _("ikke til leie")
    if number == Number.DAY:
        return typography.day(found) if found else _("nå")
    if number == Number.AREA:
        return typography.square_metres(found)
    if found is None:
        return _("på forespørsel") if number == Number.RENT else _("ikke oppgitt")
    return typography.rate(found)
