"""Of few units, which fit: the database is asked for their keys alone, once for each need.

All else that the page tells of them follows from the units of the day, which many pages share.
"""

from dataclasses import dataclass, replace

from django.utils import timezone
from django.utils.functional import cached_property

from tech_port.versions.memo import remembered

from ..fits import questions
from ..fits.supply import Rooms
from ..models import Unit
from ..need.need import Need
from .order import in_order


@dataclass(frozen=True)
class Few:
    """Units that fit a need on the day they are drawn for, whatever buildings and uses it asks for, in order."""

    need: Need
    units: list

    @classmethod
    def among(cls, rooms: Rooms, need, day, sorting):
        """None where the units of the day are too many to be gone through one by one."""
        if not rooms.are_all:
            return None
        known = {unit.pk: unit for unit in rooms.units}
        keys = fitting(replace(need, buildings=(), uses=()), day, sorting, timezone.localdate())
        return cls(need, [known[key] for key in keys if key in known])

    @cached_property
    def fitting(self):
        """Those that fit all that the need asks for."""
        buildings, uses = self.need.buildings, self.need.uses
        return [
            unit
            for unit in self.units
            if (not buildings or unit.building.slug in buildings) and (not uses or unit.use in uses)
        ]

    @property
    def groups(self):
        """Each unit as a group of its own, as the database counts groups by building and use."""
        return [
            {
                "building__slug": unit.building.slug,
                "use": unit.use,
                "count": 1,
                "reserved": unit.reserved or (unit.has_lease and not unit.leased),
                "samples": unit.is_sample,
                "area_m2": unit.area_m2,
                "oldest": unit.confirmed_on,
                "newest": unit.confirmed_on,
            }
            for unit in self.units
        ]


@remembered(entries=256)
def fitting(need, day, sorting, today):
    """The keys of what is on offer on a day and fits, in an order."""
    units = questions.matching(Unit.objects.offered().to_be_had(day), need)
    return list(in_order(units, need, sorting, today).values_list("pk", flat=True))


@remembered(entries=64)
def without_a_day(need, day):
    """[(building, number)] of the units that fit, and of which nobody knows when they can be had."""
    units = questions.matching(Unit.objects.offered().to_be_had(day), need).select_related("building")
    counts = {}
    for unit in units.filter(available_from=None, first_lease_on=None, reservation=None).order_by():
        counts[unit.building] = counts.get(unit.building, 0) + 1
    return list(counts.items())
