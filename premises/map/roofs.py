"""Roofs from above: two slopes, a ridge, and a skylight for each unit to be had. Values in, values out.

A roof is drawn around its own middle, its ridge from left to right; the template turns and moves it.
"""

from dataclasses import dataclass
from math import cos, radians, sin, sqrt

from .projection import Point

MAX_LIGHTS = 8  # of one roof; the words beside it say how many there are
A_ROW = 4
ORDER = ("vacant", "coming", "when_built")


@dataclass(frozen=True)
class Roof:
    """A building from above; `lights` are (status, path), a path for each status that there is."""

    middle: Point
    angle: float
    length: float
    breadth: float
    is_planned: bool
    lights: tuple[tuple[str, str], ...]

    @property
    def upper(self) -> str:
        """The slope that the evening light falls on."""
        return self._slope(-self.breadth / 2)

    @property
    def lower(self) -> str:
        return self._slope(0)

    def _slope(self, top: float) -> str:
        return f"M{-self.length / 2:g} {top:g}h{self.length:g}v{self.breadth / 2:g}h{-self.length:g}z"

    @property
    def outline(self) -> str:
        """All around, and the ridge."""
        length, breadth = self.length, self.breadth
        return f"M{-length / 2:g} {-breadth / 2:g}h{length:g}v{breadth:g}h{-length:g}zM{-length / 2:g} 0h{length:g}"

    @property
    def transform(self) -> str:
        return f"translate({self.middle.x:g} {self.middle.y:g}) rotate({self.angle:g})"

    @property
    def radius(self) -> float:
        """Of a ring around it."""
        return round(self.length / 2 + 9, 1)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """What it covers, upright: left, top, right, bottom."""
        turn = radians(self.angle)
        wide = (abs(cos(turn)) * self.length + abs(sin(turn)) * self.breadth) / 2
        high = (abs(sin(turn)) * self.length + abs(cos(turn)) * self.breadth) / 2
        return self.middle.x - wide, self.middle.y - high, self.middle.x + wide, self.middle.y + high


def roof(middle: Point, angle: float, area_m2, counts: dict[str, int], *, unit: float, is_planned: bool) -> Roof:
    """The roof of a building: larger for a larger area (m², or None), with `counts` skylights a status."""
    length = round(unit * min(60, max(38, 52 * sqrt(float(area_m2 or 9000) / 15000))), 1)
    breadth = round(length * 0.58, 1)
    statuses = [status for status in ORDER for _unit in range(counts.get(status, 0))][:MAX_LIGHTS]
    return Roof(middle, angle, length, breadth, is_planned, _lights(statuses, length, breadth))


def _lights(statuses, length: float, breadth: float):
    """Skylights in two rows, the lower first: as large as the slope has room for."""
    side = min(breadth * 0.32, (length - 6) / A_ROW * 0.72)
    step = (length - side * 0.8) / A_ROW
    paths: dict[str, str] = {}
    for number, status in enumerate(statuses):
        in_row = min(A_ROW, len(statuses) - number // A_ROW * A_ROW)
        x = (number % A_ROW - (in_row - 1) / 2) * step - side / 2
        y = (breadth / 4 if number < A_ROW else -breadth / 4) - side / 2
        paths[status] = paths.get(status, "") + f"M{x:.1f} {y:.1f}h{side:.1f}v{side:.1f}h{-side:.1f}z"
    return tuple(paths.items())


def campus(middle: Point, unit: float) -> tuple[Roof, ...]:
    """The sign of those who have many houses: three roofs without light."""
    places = ((0, -11, 44), (-13, 13, 30), (21, 19, 30))
    return tuple(
        Roof(
            Point(round(middle.x + x * unit, 1), round(middle.y + y * unit, 1)),
            12,
            round(length * unit, 1),
            round(18 * unit, 1),
            False,
            (),
        )
        for x, y, length in places
    )
