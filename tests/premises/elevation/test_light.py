"""How much of the district is lit, without a database."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from premises.elevation import light, lit
from premises.models import Unit
from premises.models.units import Status
from tests.factories import make_building, make_lease, make_reservation, make_source, make_unit


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


@pytest.mark.django_db
def test_what_is_lit_is_the_same_asked_of_the_database():
    today = timezone.localdate()
    planned = make_building(completed_on=today + timedelta(days=500))
    let, leaves, begins = (make_unit(area_m2=area, exclusive_m2=None) for area in (10, 20, 40))
    make_lease(unit=let)
    make_lease(unit=leaves, ends_on=today + timedelta(days=400))
    make_lease(unit=begins, starts_on=today + timedelta(days=30), source=make_source())
    make_reservation(unit=make_unit(area_m2=80, exclusive_m2=None))
    make_unit(area_m2=160, exclusive_m2=None, confirmed_on=today - timedelta(days=100))
    make_unit(area_m2=320, exclusive_m2=None, building=planned)
    make_unit(area_m2=640, exclusive_m2=None, offered_from=today + timedelta(days=700))
    make_unit(area_m2=1280)

    for day in (today, today + timedelta(days=450), today - timedelta(days=30)):
        found = lit.of_all(Unit.objects.offered(), day)
        offered = list(Unit.objects.offered().as_of(day).select_related("building"))
        built = [unit.area_m2 for unit in offered if unit.status == Status.WHEN_BUILT]
        assert (found.light, found.when_built_m2, found.offered) == (light.of(offered), sum(built), len(offered))
