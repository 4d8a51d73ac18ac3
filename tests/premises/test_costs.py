"""What a unit costs, without a database. Amounts are worked out by hand in the comments."""

from decimal import Decimal

import pytest

from premises.costs import Cost, Term, is_crowded


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


def test_over_five_years_rent_and_common_costs_grow_alike_from_the_second_year():
    example = cost(area_m2=Decimal(640), rent_nok_m2_year=Decimal(2450), common_costs_nok_m2_year=Decimal(440))

    # 640 × (2450 + 440) = 1 849 600 the first year; at 2 % then × 1.02: 1 886 592, 1 924 323.84,
    # 1 962 810.3168 and 2 002 066.523136
    assert [example.in_year(number, 2) for number in range(1, 6)] == [
        Decimal("1849600"),
        Decimal("1886592.00"),
        Decimal("1924323.8400"),
        Decimal("1962810.316800"),
        Decimal("2002066.52313600"),
    ]
    assert example.over(5, 0) == 9_248_000  # 5 × 1 849 600
    assert round(example.over(5, 2)) == 9_625_393  # the five above: 9 625 392.679936
    # At 4 %: 1 849 600 + 1 923 584 + 2 000 527.36 + 2 080 548.4544 + 2 163 770.392576 = 10 018 030.206976
    assert example.over(5, 4) == Decimal("10018030.206976")


def test_vat_is_a_quarter_more_of_every_year_of_the_term():
    plain, taxed = cost(), cost(with_vat=True)

    # 4 305 000 × 1.25 = 5 381 250, and the year after × 1.04 = 5 596 500
    assert Term(taxed, years=2, growth=4).by_year == [(1, 5_381_250), (2, Decimal("5596500.00"))]
    assert taxed.over(7, 4) == plain.over(7, 4) * Decimal("1.25")


def test_a_term_is_told_at_each_growth_and_marks_the_one_that_was_asked_for():
    # 4 305 000 a year: two years are 8 610 000, with 2 % 4 305 000 + 4 391 100, with 4 % 4 305 000 + 4 477 200
    assert Term(cost(), years=2, growth=2).totals == [
        (0, 8_610_000, False),
        (2, 8_696_100, True),
        (4, 8_782_200, False),
    ]


def test_a_term_without_a_known_rent_has_no_amounts():
    term = Term(cost(rent_nok_m2_year=None), years=2)

    assert term.totals == [(0, None, True), (2, None, False), (4, None, False)]
    assert term.by_year == [(1, None), (2, None)]


def test_a_term_of_one_year_costs_what_the_year_costs_at_any_growth():
    assert [cost().over(1, growth) for growth in (0, 2, 4)] == [4_305_000] * 3
