"""What a unit costs in all, with the formulas. Values in, values out. Money is NOK, area m², prices kr/m²/year."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

VAT = Decimal("0.25")
MONTHS = 12
MIN_M2_A_PERSON = 6


class Priced(Protocol):
    """What is read of a unit."""

    area_m2: Decimal
    rent_nok_m2_year: Decimal | None
    common_costs_nok_m2_year: Decimal | None
    workplaces_to: int | None


@dataclass(frozen=True)
class Cost:
    """The yearly cost of an area at a rent and common costs, with or without VAT, for a number of workplaces.

    Every amount is None when the rent is on request. Common costs that are not known are left out, and
    `is_complete` says so.
    """

    area_m2: Decimal
    rent_nok_m2_year: Decimal | None
    common_costs_nok_m2_year: Decimal | None
    workplaces: int | None = None
    with_vat: bool = False

    @property
    def is_on_request(self) -> bool:
        return self.rent_nok_m2_year is None

    @property
    def is_complete(self) -> bool:
        return not self.is_on_request and self.common_costs_nok_m2_year is not None

    @property
    def factor(self) -> Decimal:
        return 1 + VAT if self.with_vat else Decimal(1)

    @property
    def rent_a_year(self) -> Decimal | None:
        return None if self.rent_nok_m2_year is None else self.area_m2 * self.rent_nok_m2_year * self.factor

    @property
    def common_costs_a_year(self) -> Decimal | None:
        if self.common_costs_nok_m2_year is None:
            return None
        return self.area_m2 * self.common_costs_nok_m2_year * self.factor

    @property
    def a_year(self) -> Decimal | None:
        return None if self.rent_a_year is None else self.rent_a_year + (self.common_costs_a_year or 0)

    @property
    def a_month(self) -> Decimal | None:
        return None if self.a_year is None else self.a_year / MONTHS

    @property
    def a_workplace_a_month(self) -> Decimal | None:
        return self.a_month / self.workplaces if self.workplaces and self.a_month is not None else None

    @property
    def m2_a_workplace(self) -> Decimal | None:
        return self.area_m2 / self.workplaces if self.workplaces else None


def is_crowded(exclusive_m2: Decimal | None, people: int | None) -> bool:
    """Whether there would be less than 6 m² of the unit's own area for each person."""
    return bool(exclusive_m2 and people and exclusive_m2 / people < MIN_M2_A_PERSON)


def of(unit: Priced, *, people: int | None = None, with_vat: bool = False) -> Cost:
    """The cost of a unit; without a number of people, for the workplaces it is planned for at most."""
    return Cost(
        unit.area_m2,
        unit.rent_nok_m2_year,
        unit.common_costs_nok_m2_year,
        workplaces=people or unit.workplaces_to,
        with_vat=with_vat,
    )
