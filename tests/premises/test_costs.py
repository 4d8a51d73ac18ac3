"""What a unit costs, without a database. Amounts are worked out by hand in the comments."""

from decimal import Decimal

import pytest

from premises.costs import Cost, is_crowded


def cost(**values):
    return Cost(
        **{
            "area_m2": Decimal(1500),
            "rent_nok_m2_year": Decimal(2450),
            "common_costs_nok_m2_year": Decimal(420),
            **values,
        }
    )


def test_the_whole_cost_of_a_year_a_month_and_a_workplace():
    example = cost(workplaces=80)

    assert example.rent_a_year == 3_675_000  # 1500 × 2450
    assert example.common_costs_a_year == 630_000  # 1500 × 420
    assert example.a_year == 4_305_000
    assert example.a_month == 358_750  # ÷ 12
    assert round(example.a_workplace_a_month) == 4484  # ÷ 80
    assert example.m2_a_workplace == Decimal("18.75")


def test_vat_is_a_quarter_on_every_line():
    example = cost(with_vat=True)

    assert (example.rent_a_year, example.common_costs_a_year, example.a_year) == (4_593_750, 787_500, 5_381_250)


def test_on_request_is_no_amount_and_never_zero():
    example = cost(rent_nok_m2_year=None, workplaces=10)

    assert example.is_on_request
    assert (example.rent_a_year, example.a_year, example.a_month, example.a_workplace_a_month) == (None,) * 4


def test_common_costs_that_nobody_gave_are_left_out_and_said():
    example = cost(common_costs_nok_m2_year=None)

    assert example.a_year == 3_675_000
    assert not example.is_complete


@pytest.mark.parametrize(
    ("exclusive_m2", "people", "crowded"),
    [(Decimal(600), 100, False), (Decimal(600), 101, True), (None, 500, False), (Decimal(600), None, False)],
)
def test_it_is_crowded_under_six_square_metres_each(exclusive_m2, people, crowded):
    assert is_crowded(exclusive_m2, people) is crowded
