"""Who is in a building, and who is in the buildings around it."""

from dataclasses import dataclass

from .neighbours import Nearness

MAX_HERE, MAX_NEARBY = 12, 10  # organisations told of in full, and named of a building nearby


@dataclass(frozen=True)
class Nearby:
    """A building nearby, and [(what is said of them, [organisations])] of those who are there."""

    building: object
    is_same_property: bool
    said: list
    more: int = 0


@dataclass(frozen=True)
class Residents:
    """Those in the building, in Norwegian order; those around it by building; and who arranges something here."""

    here: list
    rest: list  # in the building too, more than a page tells of one by one
    nearby: list
    guests: list


def residents_of(neighbours, day):
    """The neighbours of a building as of a day, by where they are."""
    order = sorted(neighbours, key=lambda one: (not one.is_alike, one.organisation.sort_name))
    here = [one for one in order if one.nearness is Nearness.BUILDING]
    near = [one for one in order if one.nearness in (Nearness.PROPERTY, Nearness.AREA)]
    buildings = {one.tenant.building: one.nearness for one in near}
    return Residents(
        here=here[:MAX_HERE],
        rest=here[MAX_HERE:],
        nearby=[_nearby(building, buildings[building], near, day) for building in _in_order(buildings)],
        guests=[one for one in order if one.nearness is Nearness.BESIDES and any(why.url for why in one.reasons)],
    )


def _in_order(buildings):
    """The same property first, each property's buildings in their own order."""
    return sorted(buildings, key=lambda one: (buildings[one] is not Nearness.PROPERTY, one.property_id, one.order))


def _nearby(building, nearness, near, day):
    there = [one for one in near if one.tenant.building == building]
    said = {}
    for one in there[:MAX_NEARBY]:
        said.setdefault((one.tenant.claim.sentence(day), tuple(one.tenant.sources)), []).append(one)
    rows = [(sentence, sources, members) for (sentence, sources), members in said.items()]
    return Nearby(building, nearness is Nearness.PROPERTY, rows, len(there) - len(there[:MAX_NEARBY]))
