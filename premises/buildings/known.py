"""What is known of a building and of its units, asked for once for each version of the data."""

from django.db.models import Prefetch

from tech_port.addresses.lookup import get_or_moved
from tech_port.versions.memo import remembered

from ..map import scene
from ..models import Building, LeaseTerm, Ownership, Unit
from ..terms.sheet import sheet_of


@remembered(entries=256)
def building_at(slug, day):
    """The building at an address, with what its page tells of it as of a day; Http404 without one."""
    owners = Ownership.objects.on(day).shown().select_related("organisation", "source")
    known = Building.objects.select_related("property__developer", "property__area", "property__source", "picture")
    known = known.prefetch_related(
        "sources",
        "offers__source",
        "figures__observations__source",
        "property__buildings",
        Prefetch("ownerships", owners, "owners_then"),
    )
    return get_or_moved(known, slug, argument="building")


@remembered(entries=256)
def units_of(slug, day):
    """[Unit] of the building at an address as of a day, in the order in which they are drawn."""
    about = ("building__property__area", "building__property__source", "building__property__developer")
    return list(Unit.objects.drawn(day).select_related(*about).filter(building__slug=slug))


@remembered(entries=256)
def surroundings(building, day):
    """The map around a building on a day; None while nobody has said where it stands."""
    return scene.neighbourhood(building, day)


@remembered(entries=256)
def offers_of(building):
    """[BuildingOffer] with their sources."""
    return list(building.offers.select_related("source"))


@remembered(entries=256)
def terms_of(unit):
    """The sheet of a unit's terms."""
    return sheet_of(LeaseTerm.objects.that_hold_for(unit))


@remembered(entries=256)
def pictures_of(unit):
    """[UnitPhoto] that have a picture."""
    return list(unit.photos.exclude(picture=None).select_related("picture"))
