"""Drawings of made-up buildings beside the front page's words."""

from types import SimpleNamespace

import pytest

from tech_port.front import hero


def drawing(floors, width=300):
    return SimpleNamespace(height=floors * 32, width=width)


def test_the_lowest_stands_first_and_equals_keep_their_order():
    low, high, as_low = drawing(6), drawing(10), drawing(6)

    assert hero.rising([high, low, as_low]) == [low, as_low, high]


@pytest.mark.parametrize(
    ("floors", "raised"),
    [
        ([], 0),
        ([10], 0),
        ([6, 7, 10], 3),
        ([2, 3, 30], 9),
        ([5, 5, 5], 0),
    ],
)
def test_the_drawing_is_raised_by_what_is_free_under_the_words(floors, raised):
    assert hero.raised([drawing(number) for number in floors]) == raised


def test_buildings_that_are_drawn_narrower_stand_under_the_words_too():
    many = [drawing(number) for number in (2, 3, 4, 5, 6, 7)]

    assert hero.raised(many) == 3
