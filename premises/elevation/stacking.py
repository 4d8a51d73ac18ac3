"""The elevation: from units to a drawing of each building, a row per floor and a bay per unit. Values in, values out.

Templates print the numbers as SVG. All buildings share one scale, so that equal areas are
equally large everywhere. Lengths are in the drawing's own units (at full size one is one CSS pixel).
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from math import ceil
from typing import Any, Protocol

from django.utils.functional import cached_property

WIDTH_PER_M2 = Decimal("0.12")
FLOOR_HEIGHT = 32
GAP = 2
WINDOW_WIDTH, WINDOW_HEIGHT, WINDOW_STEP = 10, 16, 17
MIN_BAY = 14
STREET_GAP = 48
MAX_BAYS = 60  # of a building: of more, what can be had comes first, and what can be had now before what is let
LIT = ("vacant", "coming", "when_built")


class Drawn(Protocol):
    """What is read of a unit."""

    pk: int
    building: Any
    floor: int
    position: int
    area_m2: Decimal
    status: object
    asked_day: date


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

    @cached_property
    def status(self) -> str:
        """How it is drawn: the unit's status, or `planned` in a building that nobody has confirmed stands."""
        return str(getattr(self.unit, "look", self.unit.status))

    @cached_property
    def wall(self) -> str:
        """The path of the bay's outline."""
        return f"M{self.x:g} {self.y:g}h{self.width:g}v{self.height:g}h-{self.width:g}z"

    @cached_property
    def windows(self) -> str:
        """The path of a row of windows, as many as fit, centred in the bay."""
        count = int((self.width - GAP * 2) // WINDOW_STEP)
        if count < 1:
            return ""
        inset = (self.width - count * WINDOW_STEP + WINDOW_STEP - WINDOW_WIDTH) / 2
        top = self.y + (self.height - WINDOW_HEIGHT) / 2
        window = f"h{WINDOW_WIDTH}v{WINDOW_HEIGHT}h-{WINDOW_WIDTH}z"
        return f"M{self.x + inset:.1f} {top:.1f}{window}" + f"m{WINDOW_STEP} 0{window}" * (count - 1)


@dataclass(frozen=True)
class Shape:
    """All bays of one status as one path, for drawings too small to be pressed."""

    status: str
    matches: bool
    path: str


@dataclass(frozen=True)
class Elevation:
    """One building's drawing, `width` × `height`, its bays from the ground up and from left to right.

    `rank` is 1 for the building with most lit area of those drawn with it, `widest` the width of the widest of them;
    `more` is how many units there are besides.
    """

    building: Any
    width: int
    height: int
    bays: tuple[Bay, ...]
    rank: int = 1
    widest: int = 0
    more: int = 0

    @property
    def told(self) -> tuple[object, ...]:
        """What the drawing follows from, besides the data."""
        bays = tuple([(bay.unit.pk, bay.matches, bay.is_current) for bay in self.bays])
        return self.building.pk, self.bays[0].unit.asked_day, self.rank, self.widest, bays

    @property
    def completion(self) -> str:
        """When the building stands finished, as of the day that its units are drawn for."""
        return str(self.building.completion.brief(self.bays[0].unit.asked_day))

    @property
    def view_box(self) -> str:
        return f"0 0 {self.width} {self.height}"

    @property
    def small_view_box(self) -> str:
        """As wide as the widest, so that small drawings of the same width share one scale."""
        return f"0 0 {self.widest} {self.height}"

    @cached_property
    def shapes(self) -> list[Shape]:
        """The bays by what they are, in the order in which they first appear."""
        paths: dict[tuple[str, bool], str] = defaultdict(str)
        for bay in self.bays:
            paths[bay.status, bay.matches] += bay.wall
        return [Shape(status, matches, path) for (status, matches), path in paths.items()]

    @property
    def is_brightest(self) -> bool:
        return self.rank == 1

    @property
    def light(self) -> tuple[Decimal, Decimal, Decimal]:
        """The areas (m²) that are lit, the surest first, without what a filter has dimmed."""
        return self._area("vacant"), self._area("coming"), self._area("when_built")

    def _area(self, status: str) -> Decimal:
        return sum((bay.unit.area_m2 for bay in self.bays if bay.matches and bay.status == status), Decimal(0))

    @property
    def has_current(self) -> bool:
        """Whether the unit that the page is about stands here."""
        return any(bay.is_current for bay in self.bays)

    @property
    def current(self) -> Bay | None:
        """The bay of the unit that the page is about."""
        return next((bay for bay in self.bays if bay.is_current), None)

    @cached_property
    def counts(self) -> Counter[str]:
        """How many bays there are of each status."""
        return Counter(bay.status for bay in self.bays)

    def count(self, status: str) -> int:
        return self.counts[status]

    @property
    def vacant(self) -> int:
        return self.count("vacant")

    @property
    def coming(self) -> int:
        return self.count("coming")

    @property
    def when_built(self) -> int:
        return self.count("when_built")

    @property
    def is_lit(self) -> bool:
        """Whether something here can be had, now or later, whatever a filter asks for."""
        return bool(self.vacant or self.coming or self.when_built)


def draw(
    units: Iterable[Drawn], *, matching: Collection[int] | None = None, current: int | None = None
) -> list[Elevation]:
    """Elevations of the buildings that the units stand in, in the units' own order of buildings.

    `units` have building, floor, position, area_m2 and status. `matching` is a set of the units' keys that a filter
    leaves lit, None for all; `current` is the key of the unit that a page is about.
    """
    units = list(units)
    by_building = groupby(units, key=lambda unit: unit.building)
    return _ranked([_elevation(building, list(members), matching, current) for building, members in by_building])


def _ranked(drawings: list[Elevation]) -> list[Elevation]:
    """The same drawings, each knowing how bright it is beside the others."""
    brightest = sorted(range(len(drawings)), key=lambda number: drawings[number].light, reverse=True)
    ranks = {number: rank for rank, number in enumerate(brightest, 1)}
    widest = max((drawing.width for drawing in drawings), default=0)
    return [replace(drawing, rank=ranks[number], widest=widest) for number, drawing in enumerate(drawings)]


@dataclass(frozen=True)
class Street:
    """Several drawings side by side on one ground, `width` × `height`; `places` are (x, y, drawing)."""

    width: int
    height: int
    places: tuple[tuple[int, int, Elevation], ...]

    @property
    def view_box(self) -> str:
        return f"0 0 {self.width} {self.height}"


def street(drawings: Collection[Elevation]) -> Street:
    """The drawings as one small picture."""
    height = max((drawing.height for drawing in drawings), default=0)
    places, x = [], 0
    for drawing in drawings:
        places.append((x, height - drawing.height, drawing))
        x += drawing.width + STREET_GAP
    return Street(max(0, x - STREET_GAP), height, tuple(places))


def _few(units: list[Drawn], matching: Collection[int] | None, current: int | None) -> list[Drawn]:
    """The units that a drawing has room for, in their order: what the page is about, what is lit, what can be had."""
    if len(units) <= MAX_BAYS:
        return units

    def order(unit: Drawn) -> tuple[bool, bool, bool]:
        is_lit = str(unit.status) in LIT
        return unit.pk != current, not (is_lit and (matching is None or unit.pk in matching)), not is_lit

    chosen = {unit.pk for unit in sorted(units, key=order)[:MAX_BAYS]}
    return [unit for unit in units if unit.pk in chosen]


def _elevation(
    building: object, units: list[Drawn], matching: Collection[int] | None, current: int | None
) -> Elevation:
    floors, drawn = defaultdict(list), _few(units, matching, current)
    for unit in drawn:
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
    more = getattr(units[0], "in_group", len(units)) - len(drawn)
    return Elevation(building, ceil(widest), height, tuple(bays), more=more)


def _levels(floors: Collection[int]) -> list[int]:
    """Every floor from the lowest to the highest with a unit, so that a floor without units leaves its gap."""
    return [number for number in range(min(floors), max(floors) + 1) if number in floors]


def _widths(row: Iterable[Drawn]) -> list[tuple[Drawn, float]]:
    # A very small unit is drawn wider than its area, since a bay is also a link that a finger must hit.
    return [(unit, max(MIN_BAY, float(unit.area_m2 * WIDTH_PER_M2))) for unit in row]
