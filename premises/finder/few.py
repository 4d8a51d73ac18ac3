"""Of few units on offer, which fit: they are judged one by one, and the database is asked nothing for a need.

All that the page tells of them follows from the units of the day, which many pages share. Where more are on offer than
`supply` has, `filters` asks the database the same by `fits.questions`; tests hold the two against each other.
"""

from dataclasses import dataclass, replace

from django.utils.functional import cached_property

from tech_port.versions.memo import By, remembered

from ..fits import questions
from ..fits.finding import find
from ..fits.judging import Asked, answer_of
from ..fits.supply import Rooms, asked_of
from .order import order_of


@dataclass(frozen=True)
class Few:
    """The units of a day, judged by a need, in an order."""

    asked: Asked
    rooms: Rooms
    day: object
    sorting: str

    @classmethod
    def among(cls, rooms, need, day, sorting):
        """None where the units of the day are too many to be gone through one by one."""
        return None if rooms.to_be_had is None else _few(By((need, day), rooms), need, day, sorting)

    @cached_property
    def units(self):
        """Those that fit, whatever buildings and uses are asked for."""
        key = order_of(self.sorting, self.asked.today)
        found = [(key(answer), answer.unit) for answer in self._passing(buildings=(), uses=())]
        return [unit for _key, unit in sorted(found)]

    @cached_property
    def fitting(self):
        """Those that fit all that the need asks for."""
        buildings, uses = self.asked.need.buildings, self.asked.need.uses
        if not (buildings or uses):
            return self.units
        return [
            unit
            for unit in self.units
            if (not buildings or unit.building.slug in buildings) and (not uses or unit.use in uses)
        ]

    @cached_property
    def without_a_day(self):
        """[(building, number)] of the units that only the day asked for leaves out: nobody knows when they stand."""
        counts = {}
        for answer in self._passing(wanted_by=None):
            unit = answer.unit
            if unit.available_from is None and not unit.has_lease and not unit.reserved:
                counts[unit.building] = counts.get(unit.building, 0) + 1
        return list(counts.items())

    @cached_property
    def answers(self):
        return find(self.asked, self.rooms)

    def without(self, need):
        """The units that fit another need on the same day."""
        other = replace(self, asked=asked_of(need))
        return [answer.unit for answer in other._passing()]

    def _passing(self, **otherwise):
        """The answers of the units that fit the need with some of it asked otherwise, whoever holds them.

        They are not kept: a thousand for each question is more to keep than to judge anew, for the few that are shown.
        """
        asked = self.asked.but(**otherwise)
        for unit in self.rooms.to_be_had:
            # What hangs on no size first: most that is left out, is by that.
            if all(reason.fits for judge in asked.may_miss for reason in judge(asked, (unit,))):
                answer = answer_of(asked, unit)
                if answer.fits:
                    yield answer

    @cached_property
    def groups(self):
        """The units by building and use, as the database counts them."""
        groups = {}
        for unit in self.units:
            groups.setdefault((unit.building_id, unit.use), []).append(unit)
        return [_group(units[0].building.slug, use, units) for (_building, use), units in groups.items()]


def _group(slug, use, units):
    days = [unit.confirmed_on for unit in units]
    return {
        "building__slug": slug,
        "use": use,
        "count": len(units),
        "reserved": sum(bool(unit.reserved or (unit.has_lease and not unit.leased)) for unit in units),
        "samples": sum(unit.is_sample for unit in units),
        "area_m2": sum(unit.area_m2 for unit in units),
        "oldest": min(days),
        "newest": max(days),
    }


@remembered(entries=16)
def _few(by, need, day, sorting):
    return Few(asked_of(need), by.value, day, sorting)


def without_a_day(units, need):
    """The same of more units: [(building, number)] of those that fit, and of which nobody knows when they stand."""
    counts, units = {}, questions.matching(units, need).select_related("building").order_by()
    for unit in units.filter(available_from=None, first_lease_on=None, reservation=None):
        counts[unit.building] = counts.get(unit.building, 0) + 1
    return list(counts.items())
