"""What is known of the units that are compared, for a need: the same few questions to the database for any number."""

from dataclasses import dataclass

from django.db.models import Q

from members.models import LineOfWork
from tech_port.versions.memo import remembered

from .. import costs
from ..buildings.neighbours import Nearness, Records, buildings_near, neighbours_of, then_or_later
from ..buildings.reasons import SAME_LINE
from ..buildings.room_for import RoomFor
from ..buildings.tenants import tenants_of
from ..elevation import stacking
from ..fits.parts import part_for
from ..models import Lease, LeaseTerm, Unit
from ..models.units import Status
from ..terms.sheet import sheet_of
from .comparing import Compared

KNOWN_DAY = {Status.VACANT, Status.COMING}


@dataclass(frozen=True)
class Around:
    """The neighbours of a unit: who is in its building, who is to come there, who is in the reader's line of work."""

    here: tuple = ()
    coming: tuple = ()
    alike: tuple = ()

    @property
    def tenants(self):
        return {one.tenant.organisation.pk: one.tenant for one in (*self.here, *self.coming, *self.alike)}


def tenants_of_all(columns):
    """The tenants that are told of, for the line on how fresh that is."""
    found = {}
    for column in columns:
        found |= column.around.tenants
    return list(found.values())


def columns_of(units, need, form, today):
    """Units as they are compared on the need's day; the cost is for the people of a form."""
    day = need.day or today
    sheets, drawings = _sheets(tuple(units)), _drawings(tuple(units), day)
    around = _around(frozenset(unit.building for unit in units), day, need.line_of_work)
    found = []
    for unit in units:
        part = part_for(need, unit)
        found.append(
            Compared(
                unit,
                costs.of(unit, people=form.people, with_vat=form.with_vat, area_m2=part),
                RoomFor(unit, form.people, part),
                _free_on(unit, day),
                sheets[unit.pk],
                around[unit.building_id],
                drawings[unit.pk],
            )
        )
    return found


def _free_on(unit, day):
    is_known = unit.status in KNOWN_DAY and unit.available_from
    return max(unit.available_from, day) if is_known else None


@remembered()
def _sheets(units):
    """{key of a unit: the sheet of its terms}."""
    return {key: sheet_of(terms) for key, terms in LeaseTerm.objects.that_hold_for_each(units).items()}


@remembered()
def _drawings(units, day):
    """{key of a unit: its building's elevation with the unit in it}, all at one scale."""
    keys = {unit.building_id for unit in units}
    drawn = Unit.objects.drawn(day).filter(building__in=keys)
    drawn = list(drawn.few_of_each_building(stacking.MAX_BAYS, Q(pk__in=[unit.pk for unit in units])))
    found = {}
    for unit in units:
        found[unit.pk] = next(one for one in stacking.draw(drawn, current=unit.pk) if one.has_current)
    return found


@remembered()
def _around(buildings, day, line):
    """{key of a building: its neighbours}, of those in the same property."""
    leases = Lease.objects.none()
    for building in buildings:
        leases |= Lease.objects.in_buildings(buildings_near(building))
    tenants = tenants_of(then_or_later(leases, day)) if buildings else []
    alike = LineOfWork.objects.filter(division=line).values_list("organisation", flat=True) if line else ()
    alike = frozenset(alike)
    found = {}
    for building in buildings:
        near = [tenant for tenant in tenants if tenant.building.property_id == building.property_id]
        records = Records(building, day, near, [], {}, {}, line, alike)
        there = [one for one in neighbours_of(records) if one.nearness != Nearness.BESIDES]
        here = [one for one in there if one.nearness == Nearness.BUILDING]
        found[building.pk] = Around(
            tuple(one for one in here if not one.is_coming),
            tuple(one for one in here if one.is_coming),
            tuple(one for one in there if any(reason.statement is SAME_LINE for reason in one.reasons)),
        )
    return found
