"""What the page of a building answers with: the facade, what is free, the facts, who is there and how it grew."""

from django.utils import timezone

from ..elevation import stacking
from ..elevation.facade import NARROW, WIDE, facade
from ..fits.finding import best_of
from ..fits.rows import rows_of
from ..fits.supply import asked_of
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
    here = units_of(building.slug, day)
    offered = [unit for unit in here if unit.is_listed]
    residents = residents_of(neighbours.near(building, day, need.line_of_work), day)
    tenants = [tenant for one in (*residents.here, *residents.rest) for tenant in one.tenants]
    stages = stages_of(building.property.buildings.all(), day, building)
    return {
        "building": building,
        "need": need,
        "facades": [facade(here, tenants, scale) for scale in (WIDE, NARROW)] if here else [],
        "elevations": stacking.draw(here),
        "offered": rows_of((best_of(asked_of(need), unit) for unit in offered), need),
        "free": free_in_words(offered, day, today),
        "facts": facts_of(building, day),
        "residents": residents,
        "others_unnamed": _others_unnamed(here, tenants),
        "growth": growth_of(stages, tenants, building.owners_then, day),
        "map": surroundings(building, day),
        "today": today,
        "day": day,
        "structured": building_data(building),
    }


def _others_unnamed(units, tenants):
    """Whether there is more in the building, beside its named tenants, of which nobody says who is there."""
    named = {lease.unit_id for tenant in tenants for lease in tenant.leases}
    return bool(tenants) and any(unit.look in ("let", "planned", "unknown") and unit.pk not in named for unit in units)
