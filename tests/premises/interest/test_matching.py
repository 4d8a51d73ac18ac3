"""Units that suit a need: ranked, with reasons in words, without a database."""

from datetime import date
from decimal import Decimal

import pytest

from premises.interest.matching import Need, rank, reasons
from premises.models import Unit

TODAY = date(2026, 11, 23)


def unit(pk=1, **values):
    """A unit as `as_of(TODAY)` gives it, never saved; vacant unless given another day."""
    given = {"area_m2": Decimal(900), "use": "office", "rent_nok_m2_year": Decimal(2000), "is_offered": True}
    free_on = values.pop("available_from", TODAY)
    made = Unit(pk=pk, **given | {"common_costs_nok_m2_year": Decimal(500)} | values)
    made.available_from = free_on
    return made


def words(need, **values):
    return [reason.text for reason in reasons(Need(**need), unit(**values), TODAY)]


@pytest.mark.parametrize(
    ("need", "values", "said"),
    [
        ({"area_min": 600, "area_max": 900}, {}, ["passer på areal", "ledig nå"]),
        ({"area_min": 1000, "area_max": 1200}, {}, ["100\u00a0m² mindre enn ønsket", "ledig nå"]),
        ({"area_max": 600}, {}, ["300\u00a0m² større enn ønsket", "ledig nå"]),
        (
            {"area_min": 300, "area_max": 400},
            {"divisible_from_m2": Decimal(350)},
            ["kan deles fra 350\u00a0m²", "ledig nå"],
        ),
        ({"employees": 60}, {}, ["passer på areal", "ledig nå"]),
        (
            {"employees": 40},
            {"workplaces_to": 60},
            ["passer på areal", "plass til alle 40", "ledig nå"],
        ),
        (
            {"area_min": 900, "employees": 80},
            {"workplaces_to": 60},
            ["passer på areal", "plass til 60 av 80", "ledig nå"],
        ),
        ({"use": "lab"}, {}, ["er kontor", "ledig nå"]),
        ({"use": "office"}, {}, ["ledig nå"]),
        (
            {"move_in_on": date(2027, 3, 1)},
            {"available_from": date(2027, 2, 1)},
            ["ledig i tide, 1.\u00a0februar 2027"],
        ),
        ({"move_in_on": date(2027, 3, 1)}, {"available_from": date(2027, 5, 31)}, ["ledig 3 md. senere"]),
        ({}, {"available_from": date(2026, 12, 24)}, ["ledig om 1 md."]),
        ({"budget_nok_year": 2_250_000}, {}, ["ledig nå", "innenfor budsjettet"]),
        ({"budget_nok_year": 2_000_000}, {}, ["ledig nå", "13 % over budsjettet"]),
        ({"budget_nok_year": 2_000_000}, {"rent_nok_m2_year": None}, ["ledig nå", "pris på forespørsel"]),
        (
            {"area_max": 400, "budget_nok_year": 1_000_000},
            {"divisible_from_m2": Decimal(300)},
            ["kan deles fra 300\u00a0m²", "ledig nå", "innenfor budsjettet"],
        ),
    ],
)
def test_each_reason_is_said_in_words(need, values, said):
    assert words(need, **values) == said


def test_the_best_fit_is_first_and_then_the_one_that_is_free_first():
    need = Need(area_min=600, area_max=900, move_in_on=date(2027, 3, 1))
    units = [
        unit(1, area_m2=Decimal(1000)),
        unit(2, available_from=date(2027, 5, 31)),
        unit(3, available_from=date(2027, 2, 1)),
        unit(4),
    ]

    assert [(match.unit.pk, round(match.points, 2)) for match in rank(need, units, TODAY)] == [
        (4, 0),
        (3, 0),
        (1, 0.11),
        (2, 0.12),
    ]


def test_what_misses_by_far_or_is_free_nobody_knows_when_is_left_out():
    need = Need(area_min=600, area_max=900, use="lab")
    units = [
        unit(1, area_m2=Decimal(200)),
        unit(2, area_m2=Decimal(5000)),
        unit(3, available_from=None),
        unit(4, available_from=date(2030, 1, 1)),
        unit(5, use="office"),
    ]

    assert [match.unit.pk for match in rank(need, units, TODAY)] == [5]


def test_a_need_that_says_nothing_gives_what_is_free_first():
    units = [unit(1, available_from=date(2027, 1, 10)), unit(2)]

    assert [match.unit.pk for match in rank(Need(), units, TODAY)] == [2, 1]


def test_no_more_than_asked_for_are_given():
    assert len(rank(Need(), [unit(pk) for pk in range(20)], TODAY)) == 8


def test_what_the_tenant_asked_for_is_judged_too_however_badly_it_fits():
    units = [unit(1, area_m2=Decimal(100)), unit(2), unit(3, area_m2=Decimal(100))]

    found = rank(Need(area_min=800), units, TODAY, asked={3, 2})

    assert [match.unit.pk for match in found] == [2, 3]
