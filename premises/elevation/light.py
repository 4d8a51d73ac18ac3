"""How much of the district is lit: what is vacant, and what is coming, in two numbers. Values in, values out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from tech_port.norwegian import typography


class Offered(Protocol):
    """What is read of a unit on offer."""

    area_m2: Decimal
    status: object
    available_from: date | None


@dataclass(frozen=True)
class Light:
    """Areas in m² of the units that are vacant and of those that come on a known day, and the years they come in."""

    vacant_m2: Decimal
    coming_m2: Decimal
    years: str


def of(units: Iterable[Offered]) -> Light:
    """The numbers of units on offer, as of a day."""
    units = list(units)
    coming = [(unit, unit.available_from) for unit in units if str(unit.status) == "coming" and unit.available_from]
    years = sorted({day.year for _unit, day in coming})
    return Light(
        sum((unit.area_m2 for unit in units if str(unit.status) == "vacant"), Decimal(0)),
        sum((unit.area_m2 for unit, _day in coming), Decimal(0)),
        between(years),
    )


def between(years):
    """`2027`, `2027-2029` of years in order, "" of none."""
    return typography.DASH.join(dict.fromkeys(str(year) for year in (years[:1] + years[-1:])))
