"""How much of the district is lit, without a database."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from premises.elevation import light
from premises.models.units import Status


@dataclass(frozen=True)
class Offered:
    area_m2: Decimal
    status: Status
    available_from: date | None = None


def unit(area, status, year=None):
    return Offered(Decimal(area), status, year and date(year, 7, 1))


@pytest.mark.parametrize(
    ("units", "numbers"),
    [
        ([], (0, 0, "")),
        ([unit(500, Status.VACANT), unit(300, Status.VACANT)], (800, 0, "")),
        ([unit(500, Status.COMING, 2027), unit(300, Status.COMING, 2027)], (0, 800, "2027")),
        ([unit(500, Status.COMING, 2029), unit(300, Status.COMING, 2027)], (0, 800, "2027–2029")),
        ([unit(500, Status.COMING), unit(300, Status.RESERVED), unit(1, Status.LET)], (0, 0, "")),
    ],
)
def test_what_is_vacant_and_what_comes_on_a_known_day_are_two_numbers(units, numbers):
    found = light.of(units)

    assert (found.vacant_m2, found.coming_m2, found.years) == numbers
