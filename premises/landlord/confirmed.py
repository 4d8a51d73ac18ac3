"""Which numbers of a unit its landlord has confirmed, as sentences and for files."""

from itertools import groupby

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tech_port.norwegian import typography
from tech_port.versions.memo import remembered

from . import numbers
from .numbers import ASKED


def confirmed(unit, today):
    """{number: day} of what a landlord confirmed and the unit still says; its confirmations may be prefetched."""
    stands = numbers.stands(unit, today)
    days = {number: day for number, value, day in _said_of(unit) if value == stands.get(number)}
    return {number: days[number] for number in ASKED if number in days}


@remembered("premises", entries=512)
def _said_of(unit):
    """[(number, text of its value, day)] that a landlord confirmed."""
    return [(row.number, row.value, row.confirmed_on) for row in unit.number_confirmations.all()]


def in_words(days):
    """Sentences, one a day, the latest first: `Leie og areal bekreftet 12. november.`"""
    latest_first = sorted(days.items(), key=lambda item: item[1], reverse=True)
    return [
        _("%(numbers)s bekreftet %(day)s.")
        % {
            "numbers": capfirst(typography.joined([str(number.label) for number, _day in rows])),
            "day": typography.short_day(day),
        }
        for day, rows in ((day, list(rows)) for day, rows in groupby(latest_first, key=lambda item: item[1]))
    ]
