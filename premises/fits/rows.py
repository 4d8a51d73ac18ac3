"""Answers as rows of a list, each with what it costs those who ask. Values in, values out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from .. import costs
from ..need.need import Need
from ..workplaces import seats_in
from .answers import Answer

TOO_SMALL = {"few_seats", "crowded"}
FAR_AWAY = date(9999, 12, 31)


@dataclass(frozen=True)
class Row:
    """An answer in a list: a unit, a part of one, or several together; `cost` is for the people who asked."""

    answer: Answer
    cost: costs.Cost

    @property
    def unit(self) -> Any:
        """The unit, of several the one that is free last."""
        units = self.answer.units
        return units[0] if len(units) == 1 else max(units, key=lambda unit: unit.available_from or FAR_AWAY)

    @property
    def units(self) -> tuple[Any, ...]:
        return self.answer.units

    @property
    def keys(self) -> list[int]:
        """The units as an address names them."""
        return self.answer.keys

    @property
    def told(self) -> tuple[Any, ...]:
        """What all that the row says but the costs follows from, besides the data."""
        answer, unit = self.answer, self.unit
        return answer.kind, tuple(answer.keys), answer.area_m2, unit.asked_day, tuple(self.misses)

    @property
    def is_together(self) -> bool:
        return self.answer.kind == "together"

    @property
    def part_m2(self) -> Decimal | None:
        """The area (m²) of the part that is the answer, None when it is the whole."""
        return self.answer.area_m2 if self.answer.kind == "part" else None

    @property
    def seats(self) -> tuple[int | None, int | None]:
        """From and to how many workplaces the landlord says there are, of a part its share of them."""
        unit = self.unit
        return tuple(seats_in(stated, unit, self.part_m2) for stated in (unit.workplaces_from, unit.workplaces_to))

    @property
    def misses(self) -> list[str]:
        """In words how it misses what was asked, or what nobody has told."""
        return [reason.text for reason in self.answer.reasons if reason.points]

    @property
    def a_month(self) -> Decimal | None:
        """Rent and common costs for a month in NOK, None on request."""
        return self.cost.a_month

    @property
    def a_head(self) -> Decimal | None:
        """The same for each of the people; None when none were told or not all have room, or the rent is on request."""
        return self.cost.a_workplace_a_month if self.has_room else None

    @property
    def has_room(self) -> bool:
        """Whether those who ask have room."""
        return not any(reason.points for reason in self.answer.reasons if reason.kind in TOO_SMALL)

    @property
    def lacks_common_costs(self) -> bool:
        return not self.cost.is_on_request and not self.cost.is_complete


def rows_of(answers: Iterable[Answer], need: Need) -> list[Row]:
    """Rows of answers in their own order, with costs for the people of a need, with VAT where it says so."""
    return [Row(answer, _cost(answer, need)) for answer in answers]


def _cost(answer: Answer, need: Need) -> costs.Cost:
    rent, common = answer.rent_nok_year, answer.common_costs_nok_year
    area = answer.area_m2
    return costs.Cost(
        area,
        None if rent is None else rent / area,
        None if common is None else common / area,
        workplaces=need.people,
        with_vat=need.with_vat,
    )
