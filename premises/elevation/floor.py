"""A floor seen from above: its units at scale, and a desk for each who would work in one. Values in, values out.

Areas and desks are at one scale, so that a desk is as large against its room as a real one; that every room is as deep
as the floor is drawn by us, since no source has the floors' shapes. Lengths are in the drawing's own units.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil, sqrt

from .stacking import Drawn

WIDTH, HEIGHT, GAP, MARGIN = 720.0, 150.0, 3.0, 9.0
DESK_WIDTH, DESK_DEPTH, CHAIR = 1.6, 0.8, 0.22  # metres
MAX_DESKS = 400  # more of them are grains that nobody can count


@dataclass(frozen=True)
class Room:
    """One unit of the floor."""

    unit: Drawn
    x: float
    width: float
    is_current: bool

    @property
    def status(self) -> str:
        return str(self.unit.status)

    @property
    def wall(self) -> str:
        return f"M{self.x:g} 0h{self.width:g}v{HEIGHT:g}h-{self.width:g}z"


@dataclass(frozen=True)
class Floor:
    """A floor's units from left to right, and the desks in the one that a page is about."""

    rooms: tuple[Room, ...]
    taken: str  # paths of desks
    free: str
    wall: str = ""  # of a unit that is asked for in part

    @property
    def view_box(self) -> str:
        return f"-2 -2 {WIDTH + 4:g} {HEIGHT + 4:g}"

    @property
    def beside(self) -> list[tuple[str, Drawn]]:
        """[("left" or "right", the unit there)] of the one that the page is about."""
        here = next(index for index, room in enumerate(self.rooms) if room.is_current)
        sides = [("left", here - 1), ("right", here + 1)]
        return [(side, self.rooms[index].unit) for side, index in sides if 0 <= index < len(self.rooms)]


def seen_from_above(
    units: Iterable[Drawn],
    current: Drawn,
    places: int = 0,
    people: int | None = None,
    part_m2: Decimal | None = None,
) -> Floor:
    """The floor of one unit among all units of its building.

    `places` is how many can work there; as many desks as there are `people` are filled, all of them where nobody said.
    Of a unit that is asked for in part, the desks stand in that part of it, with a wall beside them.
    """
    row = sorted((unit for unit in units if unit.floor == current.floor), key=lambda unit: (unit.position, unit.pk))
    whole = sum(float(unit.area_m2) for unit in row)
    rooms, x = [], 0.0
    for unit in row:
        width = float(unit.area_m2) * WIDTH / whole
        rooms.append(Room(unit, round(x, 1), round(max(width - GAP, 1), 1), unit.pk == current.pk))
        x += width
    metre = sqrt(WIDTH * HEIGHT / whole)
    here = next(room for room in rooms if room.is_current)
    wall = ""
    if part_m2:
        here = replace(here, width=round(here.width * float(part_m2 / current.area_m2), 1))
        wall = f"M{here.x + here.width:g} 0v{HEIGHT:g}"
    desks = _desks(here, metre, places if places <= MAX_DESKS else 0)
    filled = len(desks) if people is None else min(people, len(desks))
    return Floor(tuple(rooms), "".join(desks[:filled]), "".join(desks[filled:]), wall)


def _desks(room: Room, metre: float, count: int) -> list[str]:
    """The paths of a number of desks with their chairs, spread evenly over a room; none where they have no room."""
    width, depth = room.width - 2 * MARGIN, HEIGHT - 2 * MARGIN
    if count < 1 or width <= 0:
        return []
    columns = max(1, round(sqrt(count * width / depth)))
    across, down = width / columns, depth / ceil(count / columns)
    shrink = min(1.0, across / (DESK_WIDTH * metre * 1.15), down / (DESK_DEPTH * metre * 2))
    desk, deep, chair = (round(length * metre * shrink, 1) for length in (DESK_WIDTH, DESK_DEPTH, CHAIR))
    paths = []
    for number in range(count):
        left = room.x + MARGIN + (number % columns) * across + (across - desk) / 2
        top = MARGIN + (number // columns) * down + (down - deep - 3 * chair) / 2
        seat = f"M{left + desk / 2 - chair:.1f} {top + deep + 2 * chair:.1f}a{chair} {chair} 0 1 0 {2 * chair:g} 0"
        paths.append(
            f"M{left:.1f} {top:.1f}h{desk:g}v{deep:g}h-{desk:g}z{seat}a{chair} {chair} 0 1 0 -{2 * chair:g} 0z"
        )
    return paths
