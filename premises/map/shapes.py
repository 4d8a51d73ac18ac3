"""The ground of the map: river, road, rail, the areas and the plateau, as paths. Values in, values out.

Positions are approximate and from general knowledge, for drawing only. The outlines of the areas, the course of the
road between its ends and that of the rail are guesses of form: the caption says so. An outline is kept as offsets from
its area's position, in ten-thousandths of a degree, so that it moves with it.
"""

from dataclasses import dataclass
from functools import cache
from math import hypot

from .projection import Frame, Point, Position, curve

RIVER = tuple(
    Position(*one)
    for one in (
        *((63.3870, 10.3850), (63.3930, 10.3880), (63.4020, 10.3905), (63.4100, 10.3835), (63.4175, 10.3800)),
        *((63.4235, 10.3830), (63.4248, 10.3925), (63.4262, 10.4010), (63.4300, 10.4030), (63.4350, 10.4075)),
        *((63.4400, 10.4120), (63.4440, 10.4150)),
    )
)
ROAD = tuple(  # from the bridge, past Holtermannsveien, to Lerkendal
    Position(*one)
    for one in (
        *((63.4258, 10.3947), (63.4240, 10.3945), (63.4190, 10.3966), (63.4160, 10.3978)),
        *((63.4140, 10.4000), (63.4123, 10.4046)),
    )
)
RAIL = tuple(
    Position(*one)
    for one in (
        *((63.4363, 10.3989), (63.4352, 10.3900), (63.4325, 10.3815), (63.4275, 10.3776), (63.4215, 10.3768)),
        *((63.4160, 10.3764), (63.4110, 10.3784), (63.4060, 10.3812), (63.3990, 10.3826), (63.3870, 10.3815)),
    )
)
OUTLINES = {
    "oya": ((24, -35), (32, 13), (20, 43), (-20, 37), (-42, -5), (-35, -51), (0, -55)),
    "elgeseter": ((40, -5), (36, 31), (-10, 39), (-40, 55), (-68, 57), (-71, 5), (-44, -21), (0, -17)),
    "gloshaugen": ((42, -1), (41, 51), (3, 75), (-39, 61), (-47, 19), (-13, -3)),
    "sorgenfri": ((25, -30), (25, 30), (-10, 50), (-35, 15), (-25, -40), (2, -58)),
    "sluppen": ((35, -30), (31, 35), (0, 67), (-33, 35), (-35, -25), (0, -57)),
}
OUTLINE = ((20, -25), (20, 25), (0, 45), (-20, 25), (-20, -25), (0, -45))
PLATEAUS = {"gloshaugen"}
COAST = 63.4398  # where the river meets the fjord


@dataclass(frozen=True)
class Ground:
    """What lies under everything, the same for every question."""

    fjord: str
    river: str
    road: str
    rail: str


@dataclass(frozen=True)
class Outline:
    """An area's ground and the box that it fills; `hachures` and `contours` where it is a plateau."""

    path: str
    top: float
    bottom: float
    middle: Point
    hachures: str = ""
    contours: str = ""


@cache
def ground(frame: Frame) -> Ground:
    """The paths of a frame that is drawn again and again."""
    return Ground(fjord(frame), *(curve([frame.point(one) for one in line]) for line in (RIVER, ROAD, RAIL)))


@cache
def road(frame: Frame) -> tuple[Point, ...]:
    return tuple(frame.point(one) for one in ROAD)


def lines_in(frame: Frame) -> set[str]:
    """Which of the lines that run across the ground are seen in a frame: `road`, `rail`."""
    lines = {"road": ROAD, "rail": RAIL}
    seen = {name: dense([frame.point(one) for one in line], is_closed=False) for name, line in lines.items()}
    return {name for name, points in seen.items() if any(frame.has(point) for point in points)}


def fjord(frame: Frame) -> str:
    """The water at the top, or nothing where the frame does not reach it."""
    y, width = frame.point(Position(COAST, frame.west)).y, frame.width
    if y < 8:
        return ""
    return (
        f"M0 0H{width}V{y * 0.55:.1f}C{width * 0.8:.0f} {y * 1.1:.1f} {width * 0.62:.0f} {y * 0.5:.1f}"
        f" {width * 0.45:.0f} {y * 0.9:.1f}S{width * 0.15:.0f} {y * 0.35:.1f} 0 {y * 0.95:.1f}z"
    )


@cache
def outline(frame: Frame, slug: str, position: Position) -> Outline:
    """The ground of an area around its position."""
    offsets = OUTLINES.get(slug, OUTLINE)
    corners = [Position(position.latitude + up / 1e4, position.longitude + right / 1e4) for up, right in offsets]
    points = [frame.point(corner) for corner in corners]
    ys = [point.y for point in points]
    xs = [point.x for point in points]
    box = min(ys), max(ys), Point(round((min(xs) + max(xs)) / 2, 1), frame.point(position).y)
    if slug not in PLATEAUS:
        return Outline(curve(points, closed=True), *box)
    contours = "".join(curve(shrunk(points, share), closed=True) for share in (0.84, 0.68))
    return Outline(curve(points, closed=True), *box, hachures(points, 11 * frame.unit + 3, 8 * frame.unit), contours)


def shrunk(points, share: float) -> list[Point]:
    middle = centre(points)
    return [
        Point(round(middle.x + (x - middle.x) * share, 1), round(middle.y + (y - middle.y) * share, 1))
        for x, y in points
    ]


def centre(points) -> Point:
    return Point(sum(point.x for point in points) / len(points), sum(point.y for point in points) / len(points))


def hachures(points, step: float, length: float) -> str:
    """Short strokes down the slope of a plateau, outward from its edge, `step` apart."""
    middle, path, left = centre(points), "", 0.0
    edge = dense(points)
    for one, two in zip(edge, edge[1:] + edge[:1], strict=True):
        left -= hypot(two.x - one.x, two.y - one.y)
        if left <= 0:
            left = step
            away = hypot(one.x - middle.x, one.y - middle.y)
            path += f"M{one.x:.1f} {one.y:.1f}"
            path += f"l{(one.x - middle.x) / away * length:.1f} {(one.y - middle.y) / away * length:.1f}"
    return path


def dense(points, *, is_closed: bool = True, pieces: int = 24) -> list[Point]:
    """Many points along the smooth curve through some (Catmull and Rom's), which `curve` draws."""
    count, found = len(points), []
    for number in range(count if is_closed else count - 1):
        steps = (number + step for step in (-1, 0, 1, 2))
        around = [points[step % count if is_closed else max(0, min(count - 1, step))] for step in steps]
        for piece in range(pieces):
            share = piece / pieces
            found.append(Point(*(_between([point[axis] for point in around], share) for axis in (0, 1))))
    return found


def _between(values, share: float) -> float:
    before, one, two, after = values
    return 0.5 * (
        2 * one
        + (two - before) * share
        + (2 * before - 5 * one + 4 * two - after) * share**2
        + (3 * one - before - 3 * two + after) * share**3
    )
