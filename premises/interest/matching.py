"""Which units suit a need, best first, each with its reasons in words. Values in, values out.

Those that come free are among them. Every way in which a unit misses the need costs points; a unit that misses by far,
or that nobody knows when is free, is left out.
"""

from dataclasses import dataclass
from datetime import date
from math import ceil

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tech_port.norwegian import typography

from ..workplaces import M2_A_WORKPLACE

SPARE = 1.5  # the most area wanted for a need of which only the least is known, and the other way
FURTHEST = 0.6  # a unit that misses by more points is no answer
DAYS_A_MONTH = 30.4
BEST = 8


@dataclass(frozen=True)
class Need:
    """What is asked for: areas in m², budget in NOK a year; None where nothing is said."""

    area_min: float | None = None
    area_max: float | None = None
    employees: int | None = None
    move_in_on: date | None = None
    use: str = ""
    budget_nok_year: int | None = None

    @classmethod
    def of(cls, interest):
        return cls(
            interest.area_min_m2,
            interest.area_max_m2,
            interest.employees,
            interest.move_in_on,
            interest.use,
            interest.budget_nok_year,
        )

    @property
    def area(self):
        """(least, most) m² that fit, or None: as asked for, else what the employees need."""
        low, high = self.area_min, self.area_max
        if not (low or high):
            if not self.employees:
                return None
            low = self.employees * M2_A_WORKPLACE
        return low or high / SPARE, high or low * SPARE


@dataclass(frozen=True)
class Reason:
    """Something that speaks for a unit or against it, and how much (points, 0 is what was asked for)."""

    text: str
    points: float = 0

    @property
    def fits(self):
        return not self.points


@dataclass(frozen=True)
class Match:
    """A unit with its reasons."""

    unit: object
    reasons: tuple

    @property
    def points(self):
        return sum(reason.points for reason in self.reasons)


def rank(need, units, today, asked=(), best=BEST):
    """The best matches among units that `as_of(today)` has dated, and after them those `asked` for by number."""
    found = [Match(unit, tuple(reasons(need, unit, today))) for unit in units if unit.available_from]
    found.sort(key=lambda match: (match.points, match.unit.available_from, match.unit.pk))
    suit = [match for match in found if match.points <= FURTHEST][:best]
    return suit + [match for match in found if match.unit.pk in asked and match not in suit]


def reasons(need, unit, today):
    for judge in (_area, _people, _use):
        if reason := judge(need, unit):
            yield reason
    yield _time(need, unit, today)
    if reason := _budget(need, unit):
        yield reason


def _area(need, unit):
    if need.area is None:
        return None
    (low, high), area = need.area, float(unit.area_m2)
    if low <= area <= high:
        return Reason(_("passer på areal"))
    if area < low:
        return Reason(_("%(area)s mindre enn ønsket") % {"area": _m2(low - area)}, (low - area) / low)
    if unit.divisible_from_m2 and unit.divisible_from_m2 <= high:
        return Reason(_("kan deles fra %(area)s") % {"area": _m2(unit.divisible_from_m2)}, 0.02)
    return Reason(_("%(area)s større enn ønsket") % {"area": _m2(area - high)}, (area - high) / high)


def _people(need, unit):
    if not (need.employees and unit.workplaces_to):
        return None
    if need.employees <= unit.workplaces_to:
        return Reason(_("plass til alle %(people)d") % {"people": need.employees})
    numbers = {"room": unit.workplaces_to, "people": need.employees}
    return Reason(_("plass til %(room)d av %(people)d") % numbers, 1 - unit.workplaces_to / need.employees)


def _use(need, unit):
    if not need.use or need.use == unit.use:
        return None
    return Reason(_("er %(use)s") % {"use": unit.get_use_display()}, 0.3)


def _time(need, unit, today):
    if unit.available_from <= today:
        return Reason(_("ledig nå"))
    if unit.available_from <= (need.move_in_on or today):
        return Reason(_("ledig i tide, %(day)s") % {"day": typography.day(unit.available_from)})
    months = max(1, round((unit.available_from - (need.move_in_on or today)).days / DAYS_A_MONTH))
    if need.move_in_on:
        text = ngettext("ledig %(months)d md. senere", "ledig %(months)d md. senere", months)
    else:
        text = ngettext("ledig om %(months)d md.", "ledig om %(months)d md.", months)
    return Reason(text % {"months": months}, min(0.04 * months, FURTHEST))


def _budget(need, unit):
    if not need.budget_nok_year:
        return None
    if unit.rent_nok_m2_year is None:
        return Reason(_("pris på forespørsel"), 0.01)
    area = float(unit.area_m2)
    if unit.divisible_from_m2 and need.area:
        area = min(area, max(float(unit.divisible_from_m2), need.area[1]))
    yearly = area * float(unit.rent_nok_m2_year + (unit.common_costs_nok_m2_year or 0))
    over = yearly / need.budget_nok_year - 1
    if over <= 0:
        return Reason(_("innenfor budsjettet"))
    return Reason(_("%(percent)d %% over budsjettet") % {"percent": ceil(over * 100)}, min(over, FURTHEST))


def _m2(area):
    return typography.square_metres(round(area))
