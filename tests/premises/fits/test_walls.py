"""Which units touch, worked out by hand: `test_contiguous.py` trusts the same answer in both of its searches."""

from premises.fits import contiguous
from tests.premises.fits.rows import Row, is_free


def touching(*units):
    return sorted(tuple(sorted(pair)) for pair in contiguous.neighbours(units))


def test_units_stand_beside_each_other_in_the_order_of_their_positions():
    assert touching(Row(1, 1, 2, 30, 300), Row(2, 1, 2, 10, 300), Row(3, 1, 2, 20, 300)) == [(1, 3), (2, 3)]


def test_units_with_a_whole_floor_between_them_do_not_touch():
    low, high = Row(1, 1, 1, 0, 300), Row(2, 1, 3, 0, 300)

    assert touching(low, high) == []
    assert contiguous.find([low, high], 500, is_free=is_free) == []


def test_floors_are_counted_through_the_ground():
    assert touching(Row(1, 1, -1, 0, 300), Row(2, 1, 0, 0, 300), Row(3, 1, 1, 0, 300)) == [(1, 2), (2, 3)]


def test_units_that_meet_in_a_corner_alone_do_not_touch():
    below = Row(1, 1, 1, 0, 300), Row(2, 1, 1, 1, 300)
    above = Row(3, 1, 2, 0, 300), Row(4, 1, 2, 1, 300)

    assert touching(*below, *above) == [(1, 2), (1, 3), (2, 4), (3, 4)]


def test_a_wide_unit_touches_all_that_stand_under_it():
    below = Row(1, 1, 1, 0, 200), Row(2, 1, 1, 1, 200), Row(3, 1, 1, 2, 200)

    assert touching(*below, Row(4, 1, 2, 0, 401)) == [(1, 2), (1, 4), (2, 3), (2, 4), (3, 4)]
