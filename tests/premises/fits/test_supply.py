"""The units among which answers are looked for, where there are more than one answer looks through."""

import pytest
from django.http import QueryDict
from django.utils import timezone

from premises.finder.answer import Finder
from premises.fits import supply
from premises.models import Unit
from premises.need.need import Need
from tests.factories import make_building, make_unit

pytestmark = pytest.mark.django_db
NEED = Need(people=100)  # 1 500 m²


def make_units(*areas):
    building = make_building()
    return [
        make_unit(building=building, position=number, area_m2=area, exclusive_m2=None)
        for number, area in enumerate(areas)
    ]


@pytest.fixture
def few(monkeypatch):
    monkeypatch.setattr(supply, "MAX_ROOMS", 5)
    monkeypatch.setattr(supply, "MAX_BUILDINGS", 1)


def test_every_unit_that_fits_is_found_and_neighbours_in_the_building_with_most_to_have(few):
    large, small, alone = make_units(900, 800, 700), make_units(900, 850), make_units(1600)

    found = supply.fits(NEED)

    keys = [unit.pk for unit in large]
    assert found.keys == {(alone[0].pk,), (keys[0], keys[1]), (keys[1], keys[2])}
    assert {unit.pk for unit in small} & {unit.pk for unit in found.units} == set()


def test_of_a_building_that_is_too_large_to_be_seen_whole_single_units_are_found_alone(few):
    units = make_units(1600, 900, 900, 900, 900, 900)

    assert supply.fits(NEED).keys == {(units[0].pk,)}


def test_what_stands_beside_each_other_in_a_part_of_a_building_is_not_taken_for_neighbours(few, monkeypatch):
    monkeypatch.setattr(supply, "MAX_A_BUILDING", 4)
    units = make_units(900, 850, 1600, 900, 100, 100)
    Unit.objects.filter(pk=units[1].pk).update(is_offered=False)

    rooms = supply.Rooms.whole(NEED, timezone.localdate())

    assert units[1] not in rooms.units
    assert (len(rooms.street), rooms.street[0].in_group, list(rooms.buildings)) == (4, 6, [])
    assert supply.fits(NEED).keys == {(units[2].pk,)}


@pytest.mark.parametrize(("most_to_be_had", "queries_of_more"), [(supply.MAX_TO_BE_HAD, 7), (0, 9)])
def test_the_finder_asks_less_where_few_are_on_offer(
    few, monkeypatch, most_to_be_had, queries_of_more, django_assert_num_queries
):
    monkeypatch.setattr(supply, "MAX_TO_BE_HAD", most_to_be_had)
    address = QueryDict("ansatte=100&type=office")
    for queries in (3, queries_of_more):
        make_units(1600, 900)
        with django_assert_num_queries(queries):
            finder = Finder(address)
            assert finder.count == finder.filter.counts_of("type")["office"]
            assert len(finder.filter.counted) == 2
            assert len(finder.rows) == finder.count
            assert len(finder.street.places) == 1
        make_units(900, 850, 300)


def test_few_units_are_seen_whole(few):
    left, right = make_units(900, 900)

    assert supply.fits(NEED).keys == {(left.pk, right.pk)}
