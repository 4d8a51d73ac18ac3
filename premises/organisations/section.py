"""Where an organisation is and what it owns or develops, on the page of the organisation."""

from django.db.models import Prefetch, Q

from members.organisations.sections import Section
from tech_port.writing.structured_data import is_told

from ..elevation.stacking import MAX_BAYS
from ..map import scene
from ..models import Building, Unit
from .home_plans import leased_in, plans_of
from .homes import homes_of

MAX_OWNED = 24


def section(organisation, today):
    """The section for `members.organisations.sections.places`."""
    homes = homes_of(organisation, today)
    plans = plans_on(homes.current, today)
    ownerships = list(organisation.ownerships.shown().select_related("building__property", "source")[:MAX_OWNED])
    buildings = Prefetch("buildings", Building.objects.all()[:MAX_OWNED], "first_buildings")
    developments = list(organisation.developments.prefetch_related(buildings)[:MAX_OWNED])
    return Section(
        "premises/organisations/_section.html",
        {
            "homes": homes,
            "placed": [(home, plans.get(home.building.pk)) for home in homes.current],
            "ownerships": ownerships,
            "developments": developments,
            "map": scene.where(place_of(organisation, homes), today),
        },
        has_content=bool(homes or ownerships or developments or organisation.place),
        records=[*ownerships, *homes.leases],
        addresses=[home.building for home in homes.current if is_told(home) and is_told_now(home, today)],
    )


def is_told_now(home, today):
    """Whether machines may be told that the organisation is there."""
    return any(lease.claim.may_be_told_now(today) for lease in home.leases if not lease.is_sample)


def place_of(organisation, homes):
    """Where an organisation is on the map: the first building that it leases in, or the place that staff have named."""
    return homes.current[0].building if homes.current else organisation.place


def plans_on(homes, day):
    """The plans of homes whose leases name units that the public may see; one query, or none."""
    leased = leased_in(homes)
    if not leased:
        return {}
    drawn = Unit.objects.drawn(day).filter(building__in={unit.building_id for unit in leased})
    own = Q(pk__in=[unit.pk for unit in leased])
    return plans_of(leased, drawn.few_of_each_building(MAX_BAYS, own))
