"""Which part of a unit a need gets, without a database."""

from decimal import Decimal

import pytest

from premises.fits.parts import cost_for, is_refused, part_for
from premises.models import Unit
from premises.need.need import Need


def unit(**values):
    given = {"area_m2": Decimal(900), "rent_nok_m2_year": Decimal(2000), "common_costs_nok_m2_year": Decimal(500)}
    return Unit(**given | {"divisible_from_m2": Decimal(350)} | values)


@pytest.mark.parametrize(
    ("need", "part", "refused"),
    [
        ({}, None, False),
        ({"people": 40}, 600, False),
        ({"people": 10}, 350, False),
        ({"people": 48}, 720, False),
        ({"people": 49}, None, False),
        ({"area_min_m2": Decimal(500)}, 500, False),
        ({"area_max_m2": Decimal(800)}, 350, False),
        ({"area_max_m2": Decimal(900)}, None, False),
        ({"total_max_nok_month": 187_500}, None, False),
        ({"total_max_nok_month": 187_499}, 350, False),
        ({"total_max_nok_month": 187_500, "with_vat": True}, 350, False),
        ({"part_m2": Decimal(899), "people": 40}, 899, False),
        ({"part_m2": Decimal(900), "people": 40}, None, False),
        ({"part_m2": Decimal(901)}, None, True),
        ({"part_m2": Decimal(100), "people": 10}, None, True),
    ],
)
def test_a_need_gets_the_part_it_asks_for_or_the_smallest_that_is_enough(need, part, refused):
    assert (part_for(Need(**need), unit()), is_refused(Need(**need), unit())) == (part, refused)


def test_a_budget_changes_nothing_of_what_those_who_say_their_number_get():
    budgets = [None, 1, 125_000, 1_000_000]

    assert {part_for(Need(people=40, total_max_nok_month=most), unit()) for most in budgets} == {600}


def test_what_nobody_says_can_be_divided_is_had_as_a_whole():
    assert part_for(Need(people=10), unit(divisible_from_m2=None)) is None
    assert is_refused(Need(part_m2=Decimal(400)), unit(divisible_from_m2=None))


def test_the_cost_is_that_of_the_part():
    assert cost_for(Need(people=40), unit()).a_month == 125_000
