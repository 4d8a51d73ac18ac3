"""Everything that answers a need, best first, and what comes near it. Values in, values out."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from ..models.unit_state import TO_LET, Status
from . import contiguous
from .answers import Answer, points_of
from .judging import FURTHEST, Asked, answer_of, judged, of_unit
from .reasons import Reason

MAX_NEAR = 8
ASK_FOR = {Status.RESERVED, Status.UNCONFIRMED}  # may become free, or be so: near, whatever else it is
FAR_AWAY = date(9999, 12, 31)


@dataclass(frozen=True)
class Answers:
    """What fits, and the nearest of what does not; each best first."""

    fitting: tuple[Answer, ...] = ()
    near: tuple[Answer, ...] = ()

    @property
    def single(self) -> list[Answer]:
        """One unit, or a part of one."""
        return [answer for answer in self.fitting if answer.kind != "together"]

    @property
    def together(self) -> list[Answer]:
        return [answer for answer in self.fitting if answer.kind == "together"]

    @property
    def keys(self) -> set[tuple[int, ...]]:
        """What fits as sets of units: the same wherever the same is asked."""
        return {tuple(answer.keys) for answer in self.fitting}

    @property
    def units(self) -> list:
        """The units of what fits, each once."""
        return list({unit.pk: unit for answer in self.fitting for unit in answer.units}.values())


class Rooms(Protocol):
    """Units as of a day, let ones too, and the keys of the buildings of which all units are there."""

    units: list
    buildings: Collection[int]


def find(asked: Asked, rooms: Rooms, *, is_candidate: Callable[[object], bool] = lambda unit: False) -> Answers:
    """The answers among units; `is_candidate` says of one that is not on offer whether it may come near."""
    to_let = [unit for unit in rooms.units if unit.status in TO_LET]
    of_each = [(unit, each, points_of(each)) for unit in to_let for each in [of_unit(asked, unit)]]
    single = [best_of(asked, unit) for unit, _each, points in of_each if points <= FURTHEST]
    together = _together(asked, rooms, {unit.pk for unit, _each, points in of_each if not points})
    fitting = [answer for answer in (*single, *together) if answer.fits]
    near = [answer for answer in (*single, *together) if not answer.fits]
    others = [unit for unit in rooms.units if unit.status in ASK_FOR or is_candidate(unit)]
    near += [best_of(asked, unit) for unit in others if unit.status not in TO_LET]
    if not fitting and asked.need.wanted_by:
        near += _together(asked, rooms, {unit.pk for unit, each, _points in of_each if is_only_late(each)})
    return Answers(tuple(sorted(fitting, key=_closest(asked))), _nearest(near))


def is_only_late(reasons: Iterable[Reason]) -> bool:
    return all(reason.fits or reason.kind == "late" for reason in reasons)


def best_of(asked: Asked, unit) -> Answer:
    """The unit, or the part of it that the need gets."""
    if id(unit) not in asked.best:
        asked.best[id(unit)] = unit, answer_of(asked, unit, of_unit(asked, unit))
    return asked.best[id(unit)][1]


def _closest(asked: Asked):
    """What leaves least to spare of the area asked for, then what is free first."""
    low = asked.low_m2

    def key(answer: Answer):
        spare = abs(answer.area_m2 / low - 1) if low else 0
        return spare, len(answer.units), answer.free_on or FAR_AWAY, answer.keys

    return key


def _nearest(near: list[Answer]) -> tuple[Answer, ...]:
    close = [answer for answer in near if 0 < answer.points <= FURTHEST]
    return tuple(sorted(close, key=lambda answer: (answer.points, answer.free_on or FAR_AWAY, answer.keys))[:MAX_NEAR])


def _together(asked: Asked, rooms: Rooms, free: Collection[int]) -> list[Answer]:
    """Neighbours among the `free` that are large enough; none where no size is said, or a part of one unit is asked."""
    need = asked.need
    if need.part_m2 or not asked.low_m2:
        return []
    found = contiguous.find(
        [unit for unit in rooms.units if unit.building_id in rooms.buildings],
        need.area_min_m2,
        is_free=lambda unit: unit.pk in free and unit.available_from is not None,
        people=need.people,
        most_m2=need.area_max_m2,
    )
    return [judged(asked, Answer("together", units, sum(unit.area_m2 for unit in units))) for units in found]
