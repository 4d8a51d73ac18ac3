"""What a tenant could have: a unit, a part of one, or neighbouring units together. Values in, values out."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from tech_port.norwegian import typography

from .reasons import Reason


class Answer(NamedTuple):
    """What a tenant could have: `kind` is `unit`, `part` (of a unit) or `together` (neighbouring units).

    `area_m2` is the tenant's; `free_on` the first day all of it can be had, None when nobody knows; `points` are those
    of the reasons together.
    """

    kind: str
    units: tuple
    area_m2: Decimal
    reasons: tuple[Reason, ...] = ()
    points: float = 0

    @property
    def unit(self):
        return self.units[0]

    @property
    def building(self):
        return self.units[0].building

    @property
    def keys(self) -> list[int]:
        """The units as an address names them."""
        return [unit.pk for unit in self.units]

    @property
    def name(self) -> str:
        """`B3-601 + B3-602, Byggetrinn 3`."""
        return f"{' + '.join(unit.name for unit in self.units)}, {self.building.name}"

    @property
    def in_words(self) -> str:
        """As its unit says it; a part with its area, several with what they are together and when all are free."""
        if self.kind == "unit":
            return self.unit.in_words
        text = self.reasons[0].text
        if self.kind == "part":
            return f"{self.unit.place}, {text}, {self.unit.availability}"
        last = max(self.units, key=lambda unit: unit.available_from)
        return f"{text}, {typography.square_metres(self.area_m2)}, {last.availability}"

    @property
    def fits(self) -> bool:
        return not self.points

    @property
    def free_on(self) -> date | None:
        return free_day(self.units)

    @property
    def share(self) -> Decimal:
        """How much of its units the answer is."""
        return self.area_m2 / sum(unit.area_m2 for unit in self.units)

    @property
    def rent_nok_year(self) -> Decimal | None:
        """The rent for a year in NOK, None when one of the units is on request."""
        return self._yearly("rent_nok_m2_year")

    @property
    def common_costs_nok_year(self) -> Decimal | None:
        return self._yearly("common_costs_nok_m2_year")

    @property
    def total_nok_year(self) -> Decimal | None:
        """Rent and common costs for a year in NOK without VAT, None when either is not known."""
        rent, common = self.rent_nok_year, self.common_costs_nok_year
        return None if rent is None or common is None else rent + common

    def _yearly(self, price: str) -> Decimal | None:
        if len(self.units) == 1:  # whole or in part
            each = getattr(self.units[0], price)
            return None if each is None else self.area_m2 * each
        prices = [getattr(unit, price) for unit in self.units]
        if None in prices:
            return None
        return sum((unit.area_m2 * each for unit, each in zip(self.units, prices, strict=True)), Decimal(0))


def points_of(reasons: Iterable[Reason]) -> float:
    return sum([reason.points for reason in reasons])


def free_day(units: tuple) -> date | None:
    """The first day on which all of them can be had."""
    if len(units) == 1:
        return units[0].available_from
    days = [unit.available_from for unit in units]
    return None if None in days else max(days)


def whole(unit) -> Answer:
    return Answer("unit", (unit,), unit.area_m2)
