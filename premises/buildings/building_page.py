"""What the page of a building answers with: the facade, what is free, the facts, who is there and how it grew."""

from django.utils import timezone

from tech_port.versions.memo import remembered

from ..elevation import lit, stacking
from ..elevation.facade import NARROW, WIDE, facade
from ..fits.finding import best_of
from ..fits.rows import rows_of
from ..fits.supply import asked_of
from ..models import Unit
from . import neighbours
from .facts import facts_of
from .free import free_in_words
from .growth import growth_of
from .known import surroundings, units_of
from .residents import residents_of
from .stages import stages_of
from .structured import building_data


def answers(building, need):
    """The context of a building's page for those with a need, as of the need's day."""
    today = timezone.localdate()
    day = need.day or today
    known = _known_of(building, day, need.line_of_work, today)
    return known | {
        "building": building,
        "need": need,
        "offered": rows_of((best_of(asked_of(need), unit) for unit in known["units_on_offer"]), need),
        "today": today,
        "day": day,
    }


@remembered(entries=128)
def _known_of(building, day, line, today):
    """What is the same for all needs on a day, but for those of another line of work."""
    here = units_of(building.slug, day)
    offered = [unit for unit in here if unit.is_listed]
    all_lit = _all_lit(here, day)
    residents = residents_of(neighbours.near(building, day, line), day)
    tenants = [tenant for one in (*residents.here, *residents.rest) for tenant in one.tenants]
    stages = stages_of(building.property.first_buildings, day, building)
    return {
        "units_on_offer": offered,
        "facades": [facade(here, tenants, scale) for scale in (WIDE, NARROW)] if here else [],
        "elevations": stacking.draw(here),
        "free": free_in_words(offered, day, today, all_lit),
        "offered_in_all": all_lit.offered if all_lit else len(offered),
        "facts": facts_of(building, day),
        "residents": residents,
        "others_unnamed": _others_unnamed(here, tenants),
        "growth": growth_of(stages, tenants, building.owners_then, day),
        "map": surroundings(building, day),
        "structured": building_data(building),
    }


def _all_lit(here, day):
    """What is lit of all units of the building, where there are more than are told of; otherwise None."""
    if not here or here[0].in_group == len(here):
        return None
    return lit.of_all(Unit.objects.offered().filter(building=here[0].building_id), day)


def _others_unnamed(units, tenants):
    """Whether there is more in the building, beside its named tenants, of which nobody says who is there."""
    named = {lease.unit_id for tenant in tenants for lease in tenant.leases}
    return bool(tenants) and any(unit.look in ("let", "planned", "unknown") and unit.pk not in named for unit in units)
