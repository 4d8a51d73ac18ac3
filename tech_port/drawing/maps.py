"""Where places lie, drawn; positions are approximate and nothing is measured. Values in, values out.

The projection is equal in both directions at the latitude of its middle: a town is small enough for that.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians

# Nidelva's rough course from the south to the fjord: (latitude, longitude), from general knowledge, for drawing only.
RIVER = (
    *((63.3930, 10.3880), (63.4020, 10.3905), (63.4100, 10.3835), (63.4175, 10.3800), (63.4235, 10.3830)),
    *((63.4248, 10.3925), (63.4262, 10.4010), (63.4300, 10.4030), (63.4350, 10.4075), (63.4400, 10.4120)),
)
GAP = 15  # between the middle of a dot and its name
LETTER = 0.56  # of its size: how wide a letter is on average
SIDES = (("start", 1, 0.35), ("end", -1, 0.35), ("middle", 0, -0.9), ("middle", 0, 1.6))


@dataclass(frozen=True)
class Projection:
    """From latitude and longitude to a drawing of `width` × `height`, y downwards."""

    width: float
    height: float
    latitude: float
    longitude: float
    scale: float  # units of the drawing for a degree of latitude

    @classmethod
    def fitted(cls, positions, width, height, margin):
        """One that has room for all the positions with a margin around them, their middle in its middle."""
        south, north = min(p[0] for p in positions), max(p[0] for p in positions)
        west, east = min(p[1] for p in positions), max(p[1] for p in positions)
        latitude, longitude = (south + north) / 2, (west + east) / 2
        wide = max((east - west) * cos(radians(latitude)), 0.001)
        scale = min((width - 2 * margin) / wide, (height - 2 * margin) / max(north - south, 0.001))
        return cls(width, height, latitude, longitude, scale)

    def point(self, latitude, longitude):
        """(x, y), rounded to a tenth."""
        x = self.width / 2 + (longitude - self.longitude) * cos(radians(self.latitude)) * self.scale
        return round(x, 1), round(self.height / 2 - (latitude - self.latitude) * self.scale, 1)


@dataclass(frozen=True)
class Place:
    """A dot and its name: where the name stands and to which side it goes (SVG's text-anchor)."""

    x: float
    y: float
    name: str
    label_x: float
    label_y: float
    anchor: str


def river(projection):
    """The course of Nidelva as a smooth SVG path."""
    points = [projection.point(*position) for position in RIVER]
    path = f"M{points[0][0]} {points[0][1]}"
    for (x, y), (next_x, next_y) in pairwise(points[1:]):
        path += f"Q{x} {y} {round((x + next_x) / 2, 1)} {round((y + next_y) / 2, 1)}"
    return f"{path}L{points[-1][0]} {points[-1][1]}"


def place(projection, named, size):
    """`Place`s of [(name, latitude, longitude)], their names of a letter size beside their dots and not on each other.

    The first get the best room; a name that has no room anywhere is left out and its dot stays.
    """
    dots = [projection.point(latitude, longitude) for _name, latitude, longitude in named]
    taken = [(x - 6, y - 6, x + 6, y + 6) for x, y in dots]
    found = []
    for number, ((name, _latitude, _longitude), (x, y)) in enumerate(zip(named, dots, strict=True)):
        others = taken[:number] + taken[number + 1 :]
        for anchor, side, down in SIDES:
            label_x, label_y = round(x + side * GAP, 1), round(y + down * size, 1)
            box = _box(label_x, label_y, anchor, len(name) * size * LETTER, size)
            inside = box[0] >= 0 and box[2] <= projection.width and box[1] >= 0 and box[3] <= projection.height
            if inside and not any(_overlap(box, other) for other in others):
                taken.append(box)
                found.append(Place(x, y, name, label_x, label_y, anchor))
                break
        else:
            found.append(Place(x, y, "", x, y, "start"))
    return found


def _box(x, y, anchor, width, size):
    left = x - {"start": 0, "middle": width / 2, "end": width}[anchor]
    return left, y - size, left + width, y + size * 0.3


def _overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
