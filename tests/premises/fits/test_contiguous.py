"""Contiguous space, held against a search that tries every set of units."""

from datetime import timedelta
from itertools import combinations
from random import Random

import pytest

from premises.fits import contiguous
from premises.fits.answers import Answer
from tests.premises.fits.rows import TODAY, Row, is_free


def area_of(units):
    return sum(unit.area_m2 for unit in units)


def keys_of(units):
    return tuple(unit.pk for unit in units)


def random_buildings(random):
    """Up to three buildings of up to five floors; half of the units are free, on different days."""
    units = []
    for building in range(random.randint(1, 3)):
        for floor in range(1, random.randint(2, 5)):
            for position in range(random.randint(1, 4)):
                day = TODAY + timedelta(days=random.choice([0, 0, 90, 200]))
                area = random.choice([100, 150, 200, 250, 300, 400, 600])
                units.append(Row(len(units) + 1, building, floor, position, area, random.choice([day, None])))
    return units


def try_everything(units, need, most):
    """The same question answered by trying every set of up to four free units of each building."""
    touching = {
        pair
        for pk in {unit.building_id for unit in units}
        for pair in contiguous.neighbours([unit for unit in units if unit.building_id == pk])
    }
    touching |= {(other, one) for one, other in touching}

    def connected(chosen):
        left, edge = {unit.pk for unit in chosen}, [chosen[0].pk]
        while edge:
            one = edge.pop()
            left.discard(one)
            edge += [other for other in left if (one, other) in touching]
            left -= set(edge)
        return not left

    rows = []
    free = [unit for unit in units if is_free(unit)]
    for count in range(2, contiguous.MAX_UNITS + 1):
        for chosen in combinations(free, count):
            area = sum(unit.area_m2 for unit in chosen)
            if len({unit.building_id for unit in chosen}) > 1 or not need <= area <= most or not connected(chosen):
                continue
            smaller = [[other for other in chosen if other != unit] for unit in chosen]
            if any(sum(unit.area_m2 for unit in part) >= need and connected(part) for part in smaller):
                continue
            in_order = sorted(chosen, key=lambda unit: (unit.floor, unit.position, unit.pk))
            rows.append((area, max(unit.available_from for unit in chosen), tuple(unit.pk for unit in in_order)))
    return sorted(rows)[: contiguous.BEST]


@pytest.mark.parametrize("seed", range(150))
def test_the_answer_is_the_same_as_when_everything_is_tried(seed):
    random = Random(seed)
    units = random_buildings(random)
    need = random.choice([350, 500, 700, 900, 1200])

    spaces = contiguous.find(units, need, is_free=is_free)

    answer = [(area_of(units), max(unit.available_from for unit in units), keys_of(units)) for units in spaces]
    assert answer == try_everything(units, need, need * 1.5)


def test_units_with_somebody_between_them_are_not_neighbours():
    units = [Row(1, 1, 1, 0, 300), Row(2, 1, 1, 1, 300, None), Row(3, 1, 1, 2, 300)]

    assert contiguous.find(units, 500, is_free=is_free) == []


def test_units_above_one_another_are_neighbours_only_where_they_overlap():
    low, high = [Row(1, 1, 1, 0, 300), Row(2, 1, 1, 1, 300, None)], Row(3, 1, 2, 0, 300)
    beside = [Row(4, 1, 2, 0, 300, None), Row(5, 1, 2, 1, 300)]

    assert [area_of(space) for space in contiguous.find([*low, high], 500, is_free=is_free)] == [600]
    assert contiguous.find([*low, *beside], 500, is_free=is_free) == []


def test_a_space_is_free_when_the_last_of_it_is_and_costs_what_all_of_it_costs():
    later = TODAY + timedelta(days=100)
    space = together(Row(1, 1, 1, 0, 300), Row(2, 1, 1, 1, 300, later, 2500))

    assert (space.free_on, space.rent_nok_year, space.common_costs_nok_year) == (later, 1_350_000, 240_000)
    assert (space.total_nok_year, space.area_m2, space.keys) == (1_590_000, 600, [1, 2])


def test_a_space_with_a_unit_on_request_has_no_price():
    space = together(Row(1, 1, 1, 0, 300), Row(2, 1, 1, 1, 300, rent_nok_m2_year=None))

    assert (space.rent_nok_year, space.total_nok_year) == (None, None)


def together(*units):
    (found,) = contiguous.find(units, 500, is_free=is_free)
    return Answer("together", found, area_of(found))


def test_people_are_counted_by_the_stated_workplaces_and_by_area_where_none_are():
    dense, plain = Row(1, 1, 1, 0, 150, workplaces_to=30), Row(2, 1, 1, 1, 150)

    found = [contiguous.find([dense, plain], None, people=people, is_free=is_free) for people in (40, 41)]

    assert [[keys_of(space) for space in spaces] for spaces in found] == [[(1, 2)], []]


def test_area_and_people_must_both_be_enough():
    units = [Row(number, 1, 1, number, 200, workplaces_to=5) for number in (1, 2, 3, 4)]

    found = contiguous.find(units, 300, people=15, most_m2=900, is_free=is_free)

    assert [keys_of(space) for space in found] == [(1, 2, 3), (2, 3, 4)]


def test_answers_that_differ_by_a_closet_are_one():
    rooms = [Row(1, 1, 1, 1, 300), Row(2, 1, 1, 2, 280)]
    closets = [Row(3, 1, 1, 0, 20), Row(4, 1, 1, 3, 25)]

    assert [keys_of(space) for space in contiguous.find(rooms + closets, 600, is_free=is_free)] == [(3, 1, 2)]


def test_one_unit_that_is_large_enough_is_no_contiguous_space():
    assert contiguous.find([Row(1, 1, 1, 0, 900), Row(2, 1, 1, 1, 100)], 500, is_free=is_free) == []
