"""Contiguous space: neighbouring units that together give the area asked for. Values in, values out.

Two units are neighbours when they stand side by side on a floor, with nothing between them, or
above one another on floors that follow each other, with walls that overlap in the elevation. The search goes through
connected sets of free units, no more than `MAX_UNITS` in each, and leaves a branch as soon as it cannot come among the
best ten any more.
"""

from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Protocol

MAX_UNITS = 4
MAX_EXCESS = 0.5
BEST = 10


class Room(Protocol):
    """What is read of a unit."""

    pk: int
    building: object
    building_id: int
    floor: int
    position: int
    area_m2: Decimal
    available_from: date


Row = tuple[float, date, tuple[int, ...], tuple[Room, ...]]  # area, first day, keys, units


@dataclass(frozen=True)
class Space:
    """Neighbouring units (two or more) of one building, their area (m²) and the first day all of them are free."""

    units: tuple[Room, ...]
    area_m2: float
    free_on: date

    @property
    def building(self) -> object:
        return self.units[0].building

    @property
    def total_nok_year(self) -> Decimal | None:
        """Rent and common costs of all for a year in NOK, or None when a rent is on request."""
        return self.rent_nok_year and self.rent_nok_year + (self.common_costs_nok_year or 0)

    @property
    def keys(self) -> list[int]:
        """The units as the interest form's address names them."""
        return [unit.pk for unit in self.units]

    @property
    def rent_nok_year(self) -> Decimal | None:
        """The rent of all for a year in NOK, or None when one of them is on request."""
        return _yearly(self.units, "rent_nok_m2_year")

    @property
    def common_costs_nok_year(self) -> Decimal | None:
        return _yearly(self.units, "common_costs_nok_m2_year")


def _yearly(units: tuple[Room, ...], price: str) -> Decimal | None:
    prices: list[Decimal | None] = [getattr(unit, price) for unit in units]
    known = [unit.area_m2 * each for unit, each in zip(units, prices, strict=True) if each is not None]
    return sum(known, Decimal(0)) if len(known) == len(prices) else None


def find(
    units: Iterable[Room],
    need_m2: Decimal | float,
    *,
    is_free: Callable[[Room], bool],
    most_m2: Decimal | float | None = None,
    best: int = BEST,
) -> list[Space]:
    """The best contiguous spaces of at least `need_m2`: the least area to spare first, then the soonest free.

    `units` are all units of the buildings, let ones too, so that neighbours are known; each has pk, building_id,
    floor, position, area_m2 and, where `is_free(unit)` says that a tenant could have it, available_from. `most_m2`
    is the largest area wanted, half as much again as the need when None. Sets that would do without one of their
    units are left out: the smaller set is the better answer.
    """
    # Floats: thousands of sums are tried, and Decimal's exactness is worth nothing to a search by m².
    need_m2 = float(need_m2)
    most_m2 = float(most_m2 or need_m2 * (1 + MAX_EXCESS))
    buildings: dict[int, list[Room]] = defaultdict(list)
    for unit in units:
        buildings[unit.building_id].append(unit)
    found = _Best(best)
    for members in buildings.values():
        free = [unit for unit in members if is_free(unit)]
        if len(free) > 1:  # one unit alone is the list's answer, not this search's
            _search(_Building(members, free), need_m2, most_m2, found)
    return [Space(units, area, day) for area, day, _keys, units in found.rows]


class _Best:
    """The best rows so far, sorted; `limit` is the area at which a new one is no longer among them."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.rows: list[Row] = []
        self.limit = float("inf")

    def add(self, row: Row) -> None:
        insort(self.rows, row, key=lambda other: other[:3])
        if len(self.rows) > self.size:
            self.rows.pop()
        if len(self.rows) == self.size:
            self.limit = self.rows[-1][0]


class _Building:
    """The free units of a building from the largest, with a bit mask of each one's neighbours."""

    def __init__(self, members: list[Room], free: list[Room]) -> None:
        self.units = sorted(free, key=lambda unit: (-unit.area_m2, unit.pk))
        self.areas = [float(unit.area_m2) for unit in self.units]
        index = {unit.pk: number for number, unit in enumerate(self.units)}
        self.neighbours = [0] * len(self.units)
        for one, other in neighbours(members):
            if one in index and other in index:
                self.neighbours[index[one]] |= 1 << index[other]
                self.neighbours[index[other]] |= 1 << index[one]

    def is_connected(self, numbers: tuple[int, ...], without: int) -> bool:
        """Whether a set still hangs together when one of its units is taken out."""
        left = sum(1 << number for number in numbers if number != without)
        reached, edge = 0, left & -left
        while edge:
            reached |= edge
            edge = left & ~reached & self._around(edge)
        return reached == left

    def _around(self, mask: int) -> int:
        around = 0
        while mask:
            around |= self.neighbours[(mask & -mask).bit_length() - 1]
            mask &= mask - 1
        return around


def neighbours(units: Iterable[Room]) -> Iterator[tuple[int, int]]:
    """Pairs of keys of units that touch each other, of all units of one building."""
    floors = defaultdict(list)
    for unit in units:
        floors[unit.floor].append(unit)
    walls = {floor: _walls(row) for floor, row in floors.items()}
    for floor, row in walls.items():
        for (one, _left, _right), (other, _start, _end) in pairwise(row):
            yield one, other
        for one, left, right in row:
            for other, start, end in walls.get(floor + 1, ()):
                if start < right and left < end:
                    yield one, other


def _walls(row: list[Room]) -> list[tuple[int, float, float]]:
    """(key, left, right) of a floor's units, as wide as their areas, flush left as the elevation draws them."""
    walls: list[tuple[int, float, float]] = []
    left = 0.0
    for unit in sorted(row, key=lambda unit: (unit.position, unit.pk)):
        walls.append((unit.pk, left, left + float(unit.area_m2)))
        left = walls[-1][2]
    return walls


def _search(building: _Building, need: float, most: float, found: _Best) -> None:
    """Every connected set once, grown from its largest unit (Wernicke's ESU)."""
    for root, area in enumerate(building.areas):
        if area * MAX_UNITS < need:
            return  # the units come by size: no later one can do better
        if area < need:
            frontier = _after(root, building.neighbours[root])
            _grow(_Ask(building, need, most, found), (root,), area, frontier, 1 << root | frontier)


@dataclass(frozen=True)
class _Ask:
    building: _Building
    need: float
    max: float
    found: _Best


def _after(root: int, mask: int) -> int:
    """The units of a mask that come after the root."""
    return mask >> root + 1 << root + 1


def _grow(ask: _Ask, chosen: tuple[int, ...], area: float, frontier: int, seen: int) -> None:
    """Add each unit of the frontier in turn; `seen` holds all that ever stood on the frontier."""
    areas, root = ask.building.areas, chosen[0]
    slots = MAX_UNITS - len(chosen)
    if area + slots * areas[root] < ask.need:
        return
    while frontier:
        number = (frontier & -frontier).bit_length() - 1
        frontier &= frontier - 1
        total = area + areas[number]
        if total > ask.max or total > ask.found.limit:
            continue
        if total >= ask.need:
            _keep(ask, (*chosen, number), total)
        elif slots > 1:
            fresh = _after(root, ask.building.neighbours[number]) & ~seen
            _grow(ask, (*chosen, number), total, frontier | fresh, seen | fresh)


def _keep(ask: _Ask, numbers: tuple[int, ...], area: float) -> None:
    if any(area - ask.building.areas[one] >= ask.need and ask.building.is_connected(numbers, one) for one in numbers):
        return
    units = sorted((ask.building.units[one] for one in numbers), key=lambda unit: (unit.floor, unit.position, unit.pk))
    free_on = max(unit.available_from for unit in units)
    ask.found.add((area, free_on, tuple(unit.pk for unit in units), tuple(units)))
