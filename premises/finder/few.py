"""Of few units on offer, which fit: they are judged one by one, and the database is asked nothing for a need.

All that the page tells of them follows from the units of the day, which many pages share. Where more are on offer than
`supply` has, `filters` asks the database the same by `fits.questions`; tests hold the two against each other.
"""

from dataclasses import dataclass, replace

from django.utils.functional import cached_property

from tech_port.versions.memo import By, remembered

from ..fits import questions
from ..fits.finding import best_of, find
from ..fits.judging import HELD, NO_DAY, Asked, of_unit
from ..fits.supply import Rooms, asked_of
from .order import order_of

COUNTED = frozenset({"use", "building"})  # what each choice of the page is counted without


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
        found = self._passing(HELD | COUNTED)
        key = order_of(self.sorting, self.asked.today)
        return sorted(found, key=lambda unit: key(best_of(self.asked, unit)))

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
        counts, kinds = {}, HELD | NO_DAY
        for unit in self._passing(kinds):
            if unit.available_from is None and not unit.has_lease and not unit.reserved:
                counts[unit.building] = counts.get(unit.building, 0) + 1
        return list(counts.items())

    @cached_property
    def answers(self):
        return find(self.asked, self.rooms)

    def without(self, need):
        """The units that fit another need on the same day."""
        other = replace(self, asked=asked_of(need))
        return other._passing(HELD)

    def _passing(self, kinds):
        """The units to be had that miss the need by reasons of some kinds at most."""
        asked, found = self.asked, []
        for unit in self.rooms.to_be_had:
            # What hangs on no size first: most that is left out, is by that.
            if all(reason.fits or reason.kind in kinds for reason in of_unit(asked, unit)):
                reasons = best_of(asked, unit).reasons
                if all(reason.fits or reason.kind in kinds for reason in reasons):
                    found.append(unit)
        return found

    @cached_property
    def groups(self):
        """The units by building and use, as the database counts them."""
        groups = {}
        for unit in self.units:
            groups.setdefault((unit.building.slug, unit.use), []).append(unit)
        return [_group(*key, units) for key, units in groups.items()]


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
