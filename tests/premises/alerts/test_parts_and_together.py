"""Alerts of what no single unit gives: a part of one, and neighbours together."""

import pytest
from django.utils import timezone

from premises.models import Unit
from tests.factories import make_alert, make_building, make_reservation, make_unit
from tests.premises.alerts.sent import send, told
from tests.reading import as_read

pytestmark = pytest.mark.django_db


def plain(texts):
    return [as_read(text).replace("\u00a0", " ") for text in texts]


def test_a_part_of_a_unit_that_can_be_divided_is_told_of_once():
    alert = make_alert(query="areal_maks=400&areal_min=300")
    unit = make_unit(name="STOR", floor=2, area_m2=900, divisible_from_m2=350, rent_nok_m2_year=2000)

    runs = [send(), send()]

    assert runs == [1, 0]
    assert [match.standing for match in alert.matches.all()] == ["part 350 vacant 2000.00"]
    (text,) = plain(told())
    assert f"- STOR, {unit.building.name}: 2. etasje, 350 m² av 900 m², kan deles fra 350 m², ledig nå, 2 000" in text


def test_neighbours_larger_together_than_the_largest_unit_are_told_of_and_are_news_again_when_one_comes_back():
    alert = make_alert(query="areal_min=1700")
    building = make_building(name_nb="Nord")
    _left, right = (make_unit(building=building, name=name, position=at) for at, name in enumerate(("A", "B")))
    runs = [send(), send()]
    reservation = make_reservation(unit=right)
    runs.append(send())
    reservation.delete()
    runs.append(send())

    assert runs == [1, 0, 0, 1]
    assert [match.standing for match in alert.matches.all()] == [f"with {right.pk} vacant 2450.00"]
    assert "- A + B, Nord: 2 lokaler som henger sammen, 1 800 m², ledig nå, " in plain(told())[0]


def test_a_unit_that_is_told_of_is_not_told_of_again_when_it_fits_with_another_too():
    make_alert(query="ansatte=60")
    building = make_building()
    make_unit(building=building, name="ALENE", position=0)
    runs = [send()]
    make_unit(building=building, name="HALV", position=1, area_m2=500, exclusive_m2=None)
    make_unit(building=building, name="HALVT", position=2, area_m2=450, exclusive_m2=None)
    runs += [send(), send()]
    Unit.objects.update(confirmed_on=timezone.localdate())

    assert runs == [1, 1, 0]
    assert ["ALENE" in told()[1], "HALV + HALVT" in told()[1]] == [False, True]
