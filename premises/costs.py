"""What a unit costs in all, with the formulas. Values in, values out. Money is NOK, area m², prices kr/m²/year.

Over a term, the amount of a year is the first year's × (1 + growth) for each year since the first: rent and common
costs grow alike, for the first time in year 2. Nothing is rounded but what is printed.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

VAT = Decimal("0.25")
MONTHS = 12
MIN_M2_A_PERSON = 6
GROWTHS = (0, 2, 4)  # per cent a year, that a term is worked out for
USUAL_YEARS = 5  # of a term, where nobody has said another


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

    def in_year(self, number: int, growth: int) -> Decimal | None:
        """The cost of a year of the term, of which the first is number 1, growing by some per cent a year."""
        return None if self.a_year is None else self.a_year * (1 + Decimal(growth) / 100) ** (number - 1)

    def over(self, years: int, growth: int) -> Decimal | None:
        """The cost of the first years of the term together."""
        amounts = [self.in_year(number, growth) for number in range(1, years + 1)]
        return sum((amount for amount in amounts if amount is not None), Decimal(0)) if self.a_year else None

    @property
    def a_workplace_a_month(self) -> Decimal | None:
        return self.a_month / self.workplaces if self.workplaces and self.a_month is not None else None

    @property
    def m2_a_workplace(self) -> Decimal | None:
        return self.area_m2 / self.workplaces if self.workplaces else None


@dataclass(frozen=True)
class Term:
    """A cost over the years of a lease, at each growth and, for one of them, year by year."""

    cost: Cost
    years: int = USUAL_YEARS
    growth: int = 0

    @property
    def totals(self) -> list[tuple[int, Decimal | None, bool]]:
        """[(growth in per cent, the cost of all years, whether it is the growth that was asked for)]."""
        return [(growth, self.cost.over(self.years, growth), growth == self.growth) for growth in GROWTHS]

    @property
    def by_year(self) -> list[tuple[int, Decimal | None]]:
        """[(number of the year, its cost)] at the growth that was asked for."""
        return [(number, self.cost.in_year(number, self.growth)) for number in range(1, self.years + 1)]


def is_crowded(exclusive_m2: Decimal | None, people: int | None) -> bool:
    """Whether there would be less than 6 m² of the unit's own area for each person."""
    return bool(exclusive_m2 and people and exclusive_m2 / people < MIN_M2_A_PERSON)


def of(unit: Priced, *, people: int | None = None, with_vat: bool = False, area_m2: Decimal | None = None) -> Cost:
    """The cost of a unit, or of a part of it; without a number of people, for the workplaces it is planned for."""
    return Cost(
        area_m2 or unit.area_m2,
        unit.rent_nok_m2_year,
        unit.common_costs_nok_m2_year,
        workplaces=people or (unit.workplaces_to if area_m2 is None else None),
        with_vat=with_vat,
    )
