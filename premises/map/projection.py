"""From degrees to a schematic drawing. Values in, values out.

Longitude is linear; latitude is linear in pieces, so that the middle of the district can be drawn larger than its ends.
Nothing can be measured in such a drawing, which its caption says. `unit` is how large a roof and an offset by hand are
drawn: 1 where the district fills a screen.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import atan2, cos, degrees, hypot, radians
from typing import NamedTuple


class Position(NamedTuple):
    """Degrees, WGS 84."""

    latitude: float
    longitude: float


class Point(NamedTuple):
    """In a drawing: x to the right, y downwards."""

    x: float
    y: float


@dataclass(frozen=True)
class Frame:
    """A drawing of `width` × `height`; `latitudes` are (latitude, y as a share of the height), from south to north."""

    width: int
    height: int
    west: float
    east: float
    left: float
    right: float
    latitudes: tuple[tuple[float, float], ...]
    unit: float
    letters: float  # the size of a name
    signs: frozenset[str] | None = None  # the landmarks that there is room for, by slug; None for all
    is_plain: bool = False  # too small for the names of buildings and of what lies farther out

    def point(self, position: Position) -> Point:
        """Where a position lies, rounded to a tenth; what lies outside is drawn outside."""
        share = (position.longitude - self.west) / (self.east - self.west)
        return Point(round(self.left + share * (self.right - self.left), 1), round(self._y(position.latitude), 1))

    def _y(self, latitude: float) -> float:
        pieces = list(pairwise(self.latitudes))
        (south, low), (north, high) = next((one for one in pieces if latitude <= one[1][0]), pieces[-1])
        return (low + (latitude - south) / (north - south) * (high - low)) * self.height

    def has(self, point: Point, margin: float = 0) -> bool:
        return margin <= point.x <= self.width - margin and margin <= point.y <= self.height - margin


CORE = ((63.3925, 0.995), (63.4095, 0.77), (63.4270, 0.20), (63.4420, 0.0))
PHONE = ((63.3935, 0.99), (63.4100, 0.79), (63.4262, 0.185), (63.4420, -0.03))
WIDE = Frame(840, 900, 10.3745, 10.4180, 20, 815, CORE, unit=1, letters=15)
NARROW = Frame(
    *(360, 540, 10.3752, 10.4178, 0, 360, PHONE),
    unit=0.62,
    letters=13,
    signs=frozenset({"nidarosdomen", "torvet", "lerkendal"}),
)
SMALL = Frame(
    *(400, 380, 10.3752, 10.4178, 6, 394, CORE),
    unit=0.52,
    letters=14,
    signs=frozenset({"nidarosdomen", "lerkendal"}),
    is_plain=True,
)


def around(position: Position, width: int, height: int, *, unit: float, letters: float) -> Frame:
    """A frame with a position in its middle, equal in both directions; as large as a neighbourhood."""
    high = 0.0092 if height >= width else 0.0072  # degrees of latitude: about a kilometre, never said to be one
    wide = high * width / height / cos(radians(position.latitude))
    latitudes = ((position.latitude - high / 2, 1.0), (position.latitude + high / 2, 0.0))
    east, west = position.longitude + wide / 2, position.longitude - wide / 2
    return Frame(width, height, west, east, 0, width, latitudes, unit, letters)


def direction(start: Position, end: Position) -> float:
    """The true direction from one position to another as an angle of a drawing: 0 is east, 90 is south."""
    east = (end.longitude - start.longitude) * cos(radians(start.latitude))
    return round(degrees(atan2(start.latitude - end.latitude, east)), 1)


def curve(points, *, closed: bool = False) -> str:
    """A smooth path through points."""
    count = len(points)

    def at(number):
        return points[number % count] if closed else points[max(0, min(count - 1, number))]

    path = f"M{points[0].x:g} {points[0].y:g}"
    for number in range(count if closed else count - 1):
        before, one, two, after = (at(number + step) for step in (-1, 0, 1, 2))
        path += (
            f"C{one.x + (two.x - before.x) / 6:.1f} {one.y + (two.y - before.y) / 6:.1f}"
            f" {two.x - (after.x - one.x) / 6:.1f} {two.y - (after.y - one.y) / 6:.1f} {two.x:g} {two.y:g}"
        )
    return path + ("z" if closed else "")


def angle_along(points, point: Point) -> float:
    """The angle of the piece of a line that is nearest to a point: a house stands along its road."""

    def distance(piece):
        one, two = piece
        return hypot((one.x + two.x) / 2 - point.x, (one.y + two.y) / 2 - point.y)

    one, two = min(pairwise(points), key=distance)
    return round(degrees(atan2(two.y - one.y, two.x - one.x)), 1)
