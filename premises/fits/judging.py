"""How well what can be let answers a need: one unit, a part of one, or several together. Values in, values out."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.utils.functional import cached_property

from ..models.unit_state import TO_LET, Status
from ..need.need import Need, is_given
from ..workplaces import M2_A_WORKPLACE
from .answers import Answer, free_day
from .contiguous import worth_m2
from .parts import most_nok_year, share_for
from .reasons import DAYS_A_MONTH, Reason

POINTS_A_MONTH = 0.04
UNKNOWN, OTHER, NOT_YET = 0.05, 0.3, 0.1  # points for what nobody has told, for what is another than asked, …
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
    sizes = [reason for judge in (_kind, _area, _people) for reason in judge(asked, answer)]
    return Answer(answer.kind, answer.units, answer.area_m2, (*sizes, *each, *_budget(asked, answer)))


def of_units(asked: Asked, units: tuple) -> tuple[Reason, ...]:
    """The reasons that do not hang on how large something is."""
    return tuple(reason for judge in asked.judges for reason in judge(asked, units))


def _kind(asked, answer):
    if answer.kind == "part":
        yield Reason("part", (answer.area_m2, answer.unit.area_m2, answer.unit.divisible_from_m2))
    elif answer.kind == "together":
        yield Reason("together", (len(answer.units),))
    elif asked.need.part_m2 and answer.area_m2 != asked.need.part_m2:
        least = answer.unit.divisible_from_m2
        yield Reason("not_so_small", (least,), OTHER) if least else Reason("whole_only", (), UNKNOWN, is_known=False)


def _area(asked, answer):
    need, area = asked.need, answer.area_m2
    low, high = need.area_min_m2, need.area_max_m2
    if low and area < low:
        yield Reason("smaller", (low - area,), float((low - area) / low))
    elif high and area > high:
        yield Reason("larger", (area - high,), float((area - high) / high))
    elif low and area > low and not need.people:
        yield Reason("grow", (area - low,))
    elif low or high:
        yield Reason("area")


def _people(asked, answer):
    people = asked.need.people
    if not people:
        return
    needed, worth = people * M2_A_WORKPLACE, _worth_m2(answer)
    is_enough = share_for(people, answer.unit) <= answer.area_m2 if answer.kind == "part" else worth >= needed
    points = 0 if is_enough else max(0.01, 1 - float(worth / needed))
    if any(unit.workplaces_to is not None for unit in answer.units):
        seats = people if is_enough else int(worth / M2_A_WORKPLACE)
        yield Reason("seats", (people,)) if is_enough else Reason("few_seats", (seats, people), points)
    elif not is_enough:
        yield Reason("crowded", (people, M2_A_WORKPLACE, needed - worth), points)
    else:
        yield Reason("people", (people, M2_A_WORKPLACE))
        if worth > needed:
            yield Reason("grow", (worth - needed,))


def _worth_m2(answer: Answer) -> Decimal:
    if answer.kind == "unit":
        return worth_m2(answer.unit)
    return sum((worth_m2(unit) for unit in answer.units), Decimal(0)) * answer.share


def _use(asked, units):
    others = {unit.use: unit for unit in units if unit.use not in asked.need.uses}
    return [Reason("use", (unit,), OTHER) for unit in others.values()]


def _time(asked, units):
    free_on, wanted_by = free_day(units), asked.need.wanted_by
    planned = [unit for unit in units if unit.status == Status.WHEN_BUILT]
    if wanted_by and free_on and free_on > wanted_by:
        days = (free_on - wanted_by).days
        return [Reason("late", (days,), max(0.01, POINTS_A_MONTH * days / DAYS_A_MONTH))]
    if planned or free_on is None:
        points = UNKNOWN if wanted_by and free_on is None else 0
        return [
            Reason("planned", (planned[0],), points, False) if planned else Reason("free_unknown", (), points, False)
        ]
    return [Reason("free", (free_on, wanted_by, asked.today))]


def _budget(asked, answer):
    most = asked.most_nok_year
    if not most:
        return
    total = answer.total_nok_year
    if total is None:
        kind = "price_unknown" if answer.rent_nok_year is None else "costs_unknown"
        yield Reason(kind, (), UNKNOWN, is_known=False)
    elif total > most:
        yield Reason("over_budget", (float(total / most - 1),), float(total / most - 1))
    else:
        yield Reason("budget")


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
