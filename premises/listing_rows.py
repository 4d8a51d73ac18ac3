"""Units as rows of a list, each with what it costs those who ask. Values in, values out."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from . import costs


@dataclass(frozen=True)
class Row:
    """A unit in a list; `cost` is for the people who asked, or for nobody in particular."""

    unit: Any
    cost: costs.Cost

    @property
    def a_month(self) -> Decimal | None:
        """Rent and common costs for a month in NOK without VAT, None on request."""
        return self.cost.a_month

    @property
    def a_head(self) -> Decimal | None:
        """The same for each of the people; None when no people were told, or the rent is on request."""
        return self.cost.a_workplace_a_month

    @property
    def lacks_common_costs(self) -> bool:
        return not self.cost.is_on_request and not self.cost.is_complete


def rows_of(units: Iterable[Any], people: int | None = None) -> list[Row]:
    """Rows of units as of a day, in the units' own order."""
    return [
        Row(unit, costs.Cost(unit.area_m2, unit.rent_nok_m2_year, unit.common_costs_nok_m2_year, workplaces=people))
        for unit in units
    ]
