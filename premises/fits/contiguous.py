"""Contiguous space: neighbouring units that together are enough for a need. Values in, values out.

Two units are neighbours when they stand side by side on a floor, with nothing between them, or
above one another on floors that follow each other, with walls that overlap in the elevation. The search goes through
connected sets of free units, no more than `MAX_UNITS` in each, and leaves a branch as soon as it cannot come among the
best ten any more.
"""

from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Protocol

from ..workplaces import M2_A_WORKPLACE

MAX_UNITS = 4
MAX_EXCESS = 0.5
BEST = 10
CLOSET_M2 = 30  # answers that differ by no more than units of this size are one


class Room(Protocol):
    """What is read of a unit."""

    pk: int
    building_id: int
    floor: int
    position: int
    area_m2: Decimal
    workplaces_to: int | None
    available_from: date


Row = tuple[float, date, tuple[int, ...], tuple[Room, ...]]  # area, first day, keys, units
Wall = tuple[int, float, float]  # key, left, right


def worth_m2(unit: Room) -> Decimal:
    """How many people there is room for, as the m² that so many need: by the stated workplaces, else by the area."""
    return unit.area_m2 if unit.workplaces_to is None else Decimal(unit.workplaces_to * M2_A_WORKPLACE)


def find(
    units: Iterable[Room],
    need_m2: Decimal | float | None,
    *,
    is_free: Callable[[Room], bool],
    people: int | None = None,
    most_m2: Decimal | float | None = None,
    best: int = BEST,
) -> list[tuple[Room, ...]]:
    """The best contiguous spaces of at least `need_m2` with room for so many: the least area first, then the soonest.

    `units` are all units of the buildings, let ones too, so that neighbours are known; each has pk, building_id,
    floor, position, area_m2, workplaces_to and, where `is_free(unit)` says that a tenant could have it,
    available_from. `most_m2` is the largest area wanted, half as much again as the need when None. Sets that would do
    without one of their units are left out: the smaller set is the better answer.
    """
    buildings: dict[int, list[Room]] = defaultdict(list)
    for unit in units:
        buildings[unit.building_id].append(unit)
    found = _Best(best)
    # Floats: thousands of sums are tried, and Decimal's exactness is worth nothing to a search by m².
    area, worth = float(need_m2 or 0), float((people or 0) * M2_A_WORKPLACE)
    need = _Need(area, worth, float(most_m2 or max(area, worth) * (1 + MAX_EXCESS)))
    for members in buildings.values():
        free = [unit for unit in members if is_free(unit)]
        if len(free) > 1 and max(area, worth):  # one unit alone is the list's answer, not this search's
            _search(_Building(members, free, by_area=bool(area)), need, found)
    return [units for _area, _day, _keys, units in found.rows]


@dataclass(frozen=True)
class _Need:
    """The least m², the m² that the people need, and the most m² wanted."""

    area: float
    worth: float
    max: float

    def has_enough(self, area: float, worth: float) -> bool:
        return area >= self.area and worth >= self.worth

    @property
    def size(self) -> float:
        """What the units are sorted by, and sums of them are bounded by."""
        return self.area or self.worth


class _Best:
    """The best rows so far, sorted; `limit` is the area at which a new one is no longer among them."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.rows: list[Row] = []
        self.known: dict[tuple[int, ...], Row] = {}
        self.limit = float("inf")

    def can_take(self, start: tuple[object, ...]) -> bool:
        """Whether a row that begins like this could still be among the best."""
        return len(self.rows) < self.size or start <= self.rows[-1][: len(start)]

    def add(self, row: Row) -> None:
        alike = tuple(unit.pk for unit in row[3] if unit.area_m2 > CLOSET_M2) or row[2]
        known = self.known.get(alike)
        if known and known[:3] <= row[:3]:
            return
        if known:
            self.rows.remove(known)
        self.known[alike] = row
        insort(self.rows, row, key=lambda other: other[:3])
        if len(self.rows) > self.size:
            worst = self.rows.pop()
            self.known = {alike: kept for alike, kept in self.known.items() if kept is not worst}
        self.limit = self.rows[-1][0] if len(self.rows) == self.size else float("inf")


class _Building:
    """The free units of a building from the largest, with a bit mask of each one's neighbours."""

    def __init__(self, members: list[Room], free: list[Room], *, by_area: bool) -> None:
        size = (lambda unit: unit.area_m2) if by_area else worth_m2
        self.units = sorted(free, key=lambda unit: (-size(unit), unit.pk))
        self.areas = [float(unit.area_m2) for unit in self.units]
        self.worths = [float(worth_m2(unit)) for unit in self.units]
        self.sizes = self.areas if by_area else self.worths
        self.places = [(unit.floor, unit.position, unit.pk) for unit in self.units]
        self.days = [unit.available_from for unit in self.units]
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
        yield from _overlaps(row, walls.get(floor + 1, ()))


def _overlaps(below: Sequence[Wall], above: Sequence[Wall]) -> Iterator[tuple[int, int]]:
    """Pairs of keys of walls that overlap, both floors passed through once from the left."""
    one = other = 0
    while one < len(below) and other < len(above):
        (key, left, right), (upper, start, end) = below[one], above[other]
        if start < right and left < end:
            yield key, upper
        if right <= end:
            one += 1
        else:
            other += 1


def _walls(row: list[Room]) -> list[Wall]:
    """A floor's units, as wide as their areas, flush left as the elevation draws them."""
    walls: list[Wall] = []
    left = 0.0
    for unit in sorted(row, key=lambda unit: (unit.position, unit.pk)):
        walls.append((unit.pk, left, left + float(unit.area_m2)))
        left = walls[-1][2]
    return walls


def _search(building: _Building, need: _Need, found: _Best) -> None:
    """Every connected set once, grown from its largest unit (Wernicke's ESU)."""
    for root, size in enumerate(building.sizes):
        if size * MAX_UNITS < need.size:
            return  # the units come by size: no later one can do better
        area, worth = building.areas[root], building.worths[root]
        if not need.has_enough(area, worth):
            frontier = _after(root, building.neighbours[root])
            _grow(_Ask(building, need, found), (root,), area, worth, frontier, 1 << root | frontier)


@dataclass(frozen=True)
class _Ask:
    building: _Building
    need: _Need
    found: _Best


def _after(root: int, mask: int) -> int:
    """The units of a mask that come after the root."""
    return mask >> root + 1 << root + 1


def _grow(ask: _Ask, chosen: tuple[int, ...], area: float, worth: float, frontier: int, seen: int) -> None:
    """Add each unit of the frontier in turn, the largest first; `seen` holds all that ever stood on the frontier."""
    building, need, root = ask.building, ask.need, chosen[0]
    areas, worths, sizes = building.areas, building.worths, building.sizes
    slots = MAX_UNITS - len(chosen)
    least = need.size - (area if need.area else worth) - (slots - 1) * sizes[root]
    while frontier:
        number = (frontier & -frontier).bit_length() - 1
        if sizes[number] < least:
            return  # nor is any smaller one enough, with as many again as the largest as there may be
        frontier &= frontier - 1
        larger, more = area + areas[number], worth + worths[number]
        if larger > need.max or larger > ask.found.limit:
            continue
        if larger >= need.area and more >= need.worth:
            _keep(ask, (*chosen, number), larger, more)
        elif slots > 1:
            fresh = _after(root, building.neighbours[number]) & ~seen
            _grow(ask, (*chosen, number), larger, more, frontier | fresh, seen | fresh)


def _keep(ask: _Ask, chosen: tuple[int, ...], area: float, worth: float) -> None:
    building, need = ask.building, ask.need
    free_on = max([building.days[one] for one in chosen])
    if not ask.found.can_take((area, free_on)):
        return
    numbers = sorted(chosen, key=building.places.__getitem__)
    keys = tuple([building.places[one][2] for one in numbers])
    if not ask.found.can_take((area, free_on, keys)):
        return
    for one in chosen:
        is_enough = need.has_enough(area - building.areas[one], worth - building.worths[one])
        if is_enough and building.is_connected(chosen, one):
            return
    ask.found.add((area, free_on, keys, tuple([building.units[one] for one in numbers])))
