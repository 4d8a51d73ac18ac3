"""What is known of a building and of its units, asked for once for each version of the data."""

from django.db.models import Prefetch, Q

from tech_port.addresses.lookup import get_or_moved
from tech_port.content.models.figures import latest_observations
from tech_port.versions.memo import remembered

from ..elevation.stacking import MAX_BAYS
from ..map import scene
from ..models import Building, BuildingOffer, LeaseTerm, Ownership, Unit
from ..terms.sheet import sheet_of

MAX_STAGES, MAX_OWNERS, MAX_OFFERS, MAX_PICTURES = 12, 12, 24, 24


@remembered(entries=256)
def building_at(slug, day):
    """The building at an address, with what its page tells of it as of a day; Http404 without one."""
    owners = Ownership.objects.on(day).shown().select_related("organisation", "source")[:MAX_OWNERS]
    offers = BuildingOffer.objects.select_related("source")[:MAX_OFFERS]
    known = Building.objects.select_related("property__developer", "property__area", "property__source", "picture")
    known = known.prefetch_related(
        "sources",
        Prefetch("offers", offers, "first_offers"),
        latest_observations("figures__"),
        Prefetch("property__buildings", Building.objects.all()[:MAX_STAGES], "first_buildings"),
        Prefetch("ownerships", owners, "owners_then"),
    )
    return get_or_moved(known, slug, argument="building")


@remembered(entries=256)
def units_of(slug, day, unit=""):
    """[Unit] of the building at an address as of a day, in the order in which they are drawn.

    Of very many those that can be had first, and the one at the address of a unit.
    """
    about = ("property__area", "property__source", "property__developer")
    units = Unit.objects.drawn(day, *about).filter(building__slug=slug)
    return list(units.few_of_each_building(MAX_BAYS, Q(slug=unit)))


@remembered(entries=256)
def surroundings(building, day):
    """The map around a building on a day; None while nobody has said where it stands."""
    return scene.neighbourhood(building, day)


@remembered(entries=256)
def offers_of(building):
    """[BuildingOffer] with their sources."""
    return list(building.offers.select_related("source")[:MAX_OFFERS])


@remembered(entries=256)
def terms_of(unit):
    """The sheet of a unit's terms."""
    return sheet_of(LeaseTerm.objects.that_hold_for(unit))


@remembered(entries=256)
def pictures_of(unit):
    """[UnitPhoto] that have a picture."""
    return list(unit.photos.exclude(picture=None).select_related("picture")[:MAX_PICTURES])
