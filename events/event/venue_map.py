"""Where a venue lies among the district's areas, as a schematic drawing."""

from dataclasses import dataclass

from tech_port.content.models import Area
from tech_port.drawing import maps as map_drawing

WIDTH, HEIGHT, MARGIN = 320, 400, 46
LETTERS = 14
FAR = 0.05  # degrees beyond the areas: a drawing with a venue farther away would show nothing


@dataclass(frozen=True)
class VenueMap:
    """Ready numbers for `_venue_map.html`."""

    width: int
    height: int
    river: str
    venue: map_drawing.Place
    areas: list
    names: list


def of(venue):
    """The drawing; None for a venue without a position, far from the district, or while no area has one."""
    if venue is None or venue.latitude is None:
        return None
    areas = list(Area.objects.filter(kind=Area.Kind.CORE, latitude__isnull=False))
    return draw(venue.name, (venue.latitude, venue.longitude), areas) if areas else None


def draw(name, position, areas):
    here = tuple(float(degrees) for degrees in position)
    known = [(area.name, float(area.latitude), float(area.longitude)) for area in areas]
    if any(not min(values) - FAR <= here[axis] <= max(values) + FAR for axis, values in enumerate(_axes(known))):
        return None
    positions = [here, *((latitude, longitude) for _name, latitude, longitude in known)]
    projection = map_drawing.Projection.fitted(positions, WIDTH, HEIGHT, MARGIN)
    venue, *others = map_drawing.place(projection, [(name, *here), *known], LETTERS)
    return VenueMap(WIDTH, HEIGHT, map_drawing.river(projection), venue, others, [area.name for area in areas])


def _axes(known):
    """The latitudes, and the longitudes."""
    return [[place[axis] for place in known] for axis in (1, 2)]
