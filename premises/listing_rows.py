"""Units as rows of a list, each with what it costs those who ask. Values in, values out."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from . import costs
from .need.need import Need


@dataclass(frozen=True)
class Row:
    """A unit in a list; `cost` is for the people who asked, or for nobody in particular.

    `part_m2` is the part of the unit that the cost is for, None for all of it.
    """

    unit: Any
    cost: costs.Cost
    part_m2: Decimal | None = None

    @property
    def a_month(self) -> Decimal | None:
        """Rent and common costs for a month in NOK, None on request."""
        return self.cost.a_month

    @property
    def a_head(self) -> Decimal | None:
        """The same for each of the people; None when no people were told, or the rent is on request."""
        return self.cost.a_workplace_a_month

    @property
    def lacks_common_costs(self) -> bool:
        return not self.cost.is_on_request and not self.cost.is_complete


def rows_of(units: Iterable[Any], need: Need) -> list[Row]:
    """Rows of units as of a day, in the units' own order, for a need."""
    return [_row(unit, need) for unit in units]


def _row(unit: Any, need: Need) -> Row:
    part_m2 = need.part_m2 if need.part_m2 and need.part_m2 < unit.area_m2 else None
    cost = costs.Cost(
        part_m2 or unit.area_m2,
        unit.rent_nok_m2_year,
        unit.common_costs_nok_m2_year,
        workplaces=need.people,
        with_vat=need.with_vat,
    )
    return Row(unit, cost, part_m2)
