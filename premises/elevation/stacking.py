"""The elevation: from units to a drawing of each building, a row per floor and a bay per unit. Values in, values out.

Templates print the numbers as SVG. All buildings share one scale, so that equal areas are
equally large everywhere. Lengths are in the drawing's own units (at full size one is one CSS pixel).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from math import ceil
from typing import Protocol

WIDTH_PER_M2 = Decimal("0.12")
FLOOR_HEIGHT = 32
GAP = 2
WINDOW_WIDTH, WINDOW_HEIGHT, WINDOW_STEP = 10, 16, 17
MIN_BAY = 14


class Drawn(Protocol):
    """What is read of a unit."""

    pk: int
    building: object
    floor: int
    position: int
    area_m2: Decimal
    status: object


@dataclass(frozen=True)
class Bay:
    """One unit in the drawing."""

    unit: Drawn
    x: float
    y: float
    width: float
    height: float
    matches: bool
    is_current: bool

    @property
    def status(self) -> str:
        """How it is drawn: the unit's status, or `planned` in a building that nobody has confirmed stands."""
        return str(getattr(self.unit, "look", self.unit.status))

    @property
    def wall(self) -> str:
        """The path of the bay's outline."""
        return f"M{self.x:g} {self.y:g}h{self.width:g}v{self.height:g}h-{self.width:g}z"

    @property
    def windows(self) -> str:
        """The path of a row of windows, as many as fit, centred in the bay."""
        count = int((self.width - GAP * 2) // WINDOW_STEP)
        if count < 1:
            return ""
        inset = (self.width - count * WINDOW_STEP + WINDOW_STEP - WINDOW_WIDTH) / 2
        top = self.y + (self.height - WINDOW_HEIGHT) / 2
        return "".join(
            f"M{self.x + inset + number * WINDOW_STEP:.1f} {top:.1f}h{WINDOW_WIDTH}v{WINDOW_HEIGHT}h-{WINDOW_WIDTH}z"
            for number in range(count)
        )


@dataclass(frozen=True)
class Elevation:
    """One building's drawing, `width` × `height`, its bays from the ground up and from left to right."""

    building: object
    width: int
    height: int
    bays: tuple[Bay, ...]

    @property
    def view_box(self) -> str:
        return f"0 0 {self.width} {self.height}"

    @property
    def has_current(self) -> bool:
        """Whether the unit that the page is about stands here."""
        return any(bay.is_current for bay in self.bays)

    def count(self, status: str) -> int:
        return sum(1 for bay in self.bays if bay.status == status)

    @property
    def vacant(self) -> int:
        return self.count("vacant")

    @property
    def coming(self) -> int:
        return self.count("coming")


def draw(
    units: Iterable[Drawn], *, matching: Collection[int] | None = None, current: int | None = None
) -> list[Elevation]:
    """Elevations of the buildings that the units stand in, in the units' own order of buildings.

    `units` have building, floor, position, area_m2 and status. `matching` is a set of the units' keys that a filter
    leaves lit, None for all; `current` is the key of the unit that a page is about.
    """
    units = list(units)
    by_building = groupby(units, key=lambda unit: unit.building)
    return [_elevation(building, list(members), matching, current) for building, members in by_building]


def _elevation(
    building: object, units: list[Drawn], matching: Collection[int] | None, current: int | None
) -> Elevation:
    floors = defaultdict(list)
    for unit in units:
        floors[unit.floor].append(unit)
    levels = _levels(floors)
    rows = {number: _widths(sorted(floors[number], key=lambda unit: unit.position)) for number in levels}
    height = len(levels) * FLOOR_HEIGHT
    bays = []
    for level, number in enumerate(levels):
        x, y = 0.0, height - (level + 1) * FLOOR_HEIGHT
        for unit, width in rows[number]:
            bays.append(
                Bay(
                    unit=unit,
                    x=round(x, 1),
                    y=float(y),
                    width=round(width - GAP, 1),
                    height=float(FLOOR_HEIGHT - GAP),
                    matches=matching is None or unit.pk in matching,
                    is_current=unit.pk == current,
                )
            )
            x += width
    widest = max(sum(width for _unit, width in row) for row in rows.values())
    return Elevation(building, ceil(widest), height, tuple(bays))


def _levels(floors: Collection[int]) -> list[int]:
    """Every floor from the lowest to the highest with a unit, so that a floor without units leaves its gap."""
    return [number for number in range(min(floors), max(floors) + 1) if number in floors]


def _widths(row: Iterable[Drawn]) -> list[tuple[Drawn, float]]:
    # A very small unit is drawn wider than its area, since a bay is also a link that a finger must hit.
    return [(unit, max(MIN_BAY, float(unit.area_m2 * WIDTH_PER_M2))) for unit in row]
