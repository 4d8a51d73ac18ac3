"""How well what can be let answers a need: one unit, a part of one, or several together. Values in, values out."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.utils.functional import cached_property

from ..models.unit_state import TO_LET, Status
from ..need.need import Need, is_given
from ..workplaces import M2_A_WORKPLACE
from .answers import Answer, free_day, points_of, whole
from .contiguous import worth_m2
from .parts import most_nok_year, part_for, share_for
from .reasons import DAYS_A_MONTH, Reason

POINTS_A_MONTH = 0.04
UNKNOWN, OTHER, NOT_YET = 0.05, 0.3, 0.1  # points for what nobody has told, for what is another than asked, …
WHEN_BUILT = Status.WHEN_BUILT
FURTHEST = 0.6  # an answer that misses by more points is none


@dataclass(frozen=True)
class Asked:
    """A need with what judging needs to know besides: today, and the keys of the landlords' buildings."""

    need: Need
    today: date
    landlords_buildings: frozenset = frozenset()

    def but(self, **changes: object) -> "Asked":
        """The same with some of the need asked otherwise, None for not at all."""
        return replace(self, need=replace(self.need, **changes))

    @cached_property
    def judges(self) -> list:
        """Those of what is asked for, whatever the size."""
        asked = [judge for name, judge in JUDGES.items() if name is None or is_given(getattr(self.need, name))]
        return [*asked, _standing]

    @cached_property
    def kind_judges(self) -> list:
        """The same but for when it is free and who has it."""
        return [judge for judge in self.judges if judge not in (_time, _standing)]

    @cached_property
    def may_miss(self) -> list:
        """The judges by which a unit can miss, whatever the size and whoever has it."""
        return [*self.kind_judges, *([_time] if self.need.wanted_by else [])]

    @cached_property
    def known(self) -> dict:
        """{id of a unit: (unit, its reasons)}: what was judged for this need already."""
        return {}

    @cached_property
    def best(self) -> dict:
        """{id of a unit: (unit, Answer)}: which answer of each unit it gets."""
        return {}

    @cached_property
    def size_judges(self) -> list:
        """Those of how large an answer is, the first words of it."""
        need = self.need
        judges = [(_kind, True), (_area, need.area_min_m2 or need.area_max_m2), (_people, need.people)]
        return [judge for judge, is_asked in judges if is_asked]

    @cached_property
    def low_m2(self) -> Decimal | None:
        """The least area asked for in m²: said, or worked out from the people."""
        need = self.need
        said = need.part_m2 or need.area_min_m2
        return said or (Decimal(need.people * M2_A_WORKPLACE) if need.people else None)

    @cached_property
    def most_nok_year(self) -> Decimal | None:
        """The most that rent and common costs without VAT may come to in a year."""
        return most_nok_year(self.need)


def judged(asked: Asked, answer: Answer, each: tuple[Reason, ...] | None = None) -> Answer:
    """An answer with its reasons; `each` are those of its units, where they are known."""
    each = of_units(asked, answer.units) if each is None else each
    reasons = []
    for judge in asked.size_judges:
        reasons += judge(asked, answer)
    reasons += each
    if asked.most_nok_year:
        reasons.append(_budget(asked, answer))
    return Answer(answer.kind, answer.units, answer.area_m2, tuple(reasons), points_of(reasons))


def answer_of(asked: Asked, unit, each: tuple[Reason, ...] = ()) -> Answer:
    """The unit, or the part of it that the need gets; `each` are the reasons that do not hang on its size."""
    part = part_for(asked.need, unit)
    return judged(asked, whole(unit) if part is None else Answer("part", (unit,), part), each)


def of_units(asked: Asked, units: tuple) -> tuple[Reason, ...]:
    """The reasons that do not hang on how large something is."""
    reasons = []
    for judge in asked.judges:
        reasons += judge(asked, units)
    return tuple(reasons)


def of_unit(asked: Asked, unit) -> tuple[Reason, ...]:
    """The same of one unit, judged once."""
    if id(unit) not in asked.known:
        asked.known[id(unit)] = unit, of_units(asked, (unit,))
    return asked.known[id(unit)][1]


def is_of_kind(asked: Asked, unit) -> bool:
    """Whether a unit fits whatever its size, whenever it is free and whoever has it."""
    return all(reason.fits for judge in asked.kind_judges for reason in judge(asked, (unit,)))


def _kind(asked, answer):
    if answer.kind == "part":
        return [Reason("part", (answer.area_m2, answer.unit.area_m2, answer.unit.divisible_from_m2))]
    if answer.kind == "together":
        return [Reason("together", (len(answer.units),))]
    if not asked.need.part_m2 or answer.area_m2 == asked.need.part_m2:
        return ()
    least = answer.unit.divisible_from_m2
    return [Reason("not_so_small", (least,), OTHER) if least else Reason("whole_only", (), UNKNOWN, is_known=False)]


def _area(asked, answer):
    need, area = asked.need, answer.area_m2
    low, high = need.area_min_m2, need.area_max_m2
    if low and area < low:
        return [Reason("smaller", (low - area,), float((low - area) / low))]
    if high and area > high:
        return [Reason("larger", (area - high,), float((area - high) / high))]
    if low and area > low and not need.people:
        return [Reason("grow", (area - low,))]
    return [Reason("area")]


def _people(asked, answer):
    people = asked.need.people
    needed, worth = people * M2_A_WORKPLACE, _worth_m2(answer)
    is_enough = share_for(people, answer.unit) <= answer.area_m2 if answer.kind == "part" else worth >= needed
    points = 0 if is_enough else max(0.01, 1 - float(worth / needed))
    if any(unit.workplaces_to is not None for unit in answer.units):
        seats = int(worth / M2_A_WORKPLACE)
        return [Reason("seats", (people,)) if is_enough else Reason("few_seats", (seats, people), points)]
    if not is_enough:
        return [Reason("crowded", (people, M2_A_WORKPLACE, needed - worth), points)]
    room = [Reason("people", (people, M2_A_WORKPLACE))]
    return [*room, Reason("grow", (worth - needed,))] if worth > needed else room


def _worth_m2(answer: Answer) -> Decimal:
    if answer.kind == "unit":
        return worth_m2(answer.unit)
    return sum((worth_m2(unit) for unit in answer.units), Decimal(0)) * answer.share


def _use(asked, units):
    others = {unit.use: unit for unit in units if unit.use not in asked.need.uses}
    return [Reason("use", (unit,), OTHER) for unit in others.values()]


def _time(asked, units):
    free_on, wanted_by = free_day(units), asked.need.wanted_by
    if wanted_by and free_on and free_on > wanted_by:
        days = (free_on - wanted_by).days
        return [Reason("late", (days,), max(0.01, POINTS_A_MONTH * days / DAYS_A_MONTH))]
    planned = [unit for unit in units if unit.status == WHEN_BUILT]
    if planned or free_on is None:
        points = UNKNOWN if wanted_by and free_on is None else 0
        return [
            Reason("planned", (planned[0],), points, False) if planned else Reason("free_unknown", (), points, False)
        ]
    return [Reason("free", (free_on, wanted_by, asked.today))]


def _budget(asked, answer):
    total, most = answer.total_nok_year, asked.most_nok_year
    if total is None:
        kind = "price_unknown" if answer.rent_nok_year is None else "costs_unknown"
        return Reason(kind, (), UNKNOWN, is_known=False)
    if total > most:
        return Reason("over_budget", (float(total / most - 1),), float(total / most - 1))
    return Reason("budget")


def _rent(asked, units):
    most = asked.need.rent_max_nok_m2_year
    rents = [unit.rent_nok_m2_year for unit in units]
    if None in rents:
        return [Reason("price_unknown", (), UNKNOWN, is_known=False)]
    over = float(max(rents) / most - 1)
    return [Reason("over_rent", (over,), over) if max(rents) > most else Reason("rent")]


def _step_free(asked, units):
    known = {unit.is_step_free for unit in units}
    if False in known:
        return [Reason("not_step_free", (), OTHER)]
    return [Reason("step_free_unknown", (), UNKNOWN, is_known=False) if None in known else Reason("step_free")]


def _floor(asked, units):
    lowest = min(units, key=lambda unit: unit.floor)
    return [Reason("floor", (lowest,), OTHER)] if lowest.floor < asked.need.floor_min else []


def _building(asked, units):
    return [] if units[0].building.slug in asked.need.buildings else [Reason("building", units[:1], OTHER)]


def _landlord(asked, units):
    return [] if units[0].building_id in asked.landlords_buildings else [Reason("landlord", (), OTHER)]


def _standing(asked, units):
    return [_held(unit) for unit in units if unit.status not in TO_LET]


def _held(unit):
    if unit.status == Status.RESERVED:
        return Reason("reserved", (), OTHER)
    if unit.status == Status.UNCONFIRMED:
        return Reason("unconfirmed", (unit,), NOT_YET, is_known=False)
    return Reason("not_offered", (), NOT_YET)


JUDGES = {  # by what must be asked for, None for always; in the order of the words
    "uses": _use,
    None: _time,
    "rent_max_nok_m2_year": _rent,
    "step_free": _step_free,
    "floor_min": _floor,
    "buildings": _building,
    "landlords": _landlord,
}
