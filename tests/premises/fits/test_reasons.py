"""Why something fits a need or comes near it, in words, and which comes first; without a database."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from premises.fits.finding import best_of, find
from premises.fits.judging import Asked
from premises.models import Building, Unit
from premises.need.need import Need

TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Rooms:
    units: list
    buildings: frozenset = frozenset({1})


def unit(pk=1, **values):
    """A unit as `as_of(TODAY)` gives it, never saved; vacant unless given another day."""
    given = {"area_m2": Decimal(900), "use": "office", "rent_nok_m2_year": Decimal(2000), "floor": 2, "position": pk}
    free_on, status = values.pop("available_from", TODAY), values.pop("status", "vacant")
    building = Building(pk=1, slug="nord", name_nb="Nord")
    made = Unit(pk=pk, building=building, **given | {"common_costs_nok_m2_year": Decimal(500)} | values)
    made.available_from, made.status, made.asked_day, made.first_lease_on = free_on, status, TODAY, None
    return made


def asked(**need):
    return Asked(Need(**need), TODAY)


def words(need, **values):
    return [reason.text.replace("\u00a0", " ") for reason in best_of(asked(**need), unit(**values)).reasons]


def near(found):
    return [answer.unit.pk for answer in found.near]


@pytest.mark.parametrize(
    ("need", "values", "said"),
    [
        ({}, {}, ["ledig nå"]),
        ({"area_min_m2": 600, "area_max_m2": 900}, {}, ["300 m² å vokse på", "ledig nå"]),
        ({"area_max_m2": 900}, {}, ["passer på areal", "ledig nå"]),
        ({"area_min_m2": 1000}, {}, ["100 m² mindre enn ønsket", "ledig nå"]),
        ({"area_max_m2": 600}, {}, ["300 m² større enn ønsket", "ledig nå"]),
        ({"people": 60}, {}, ["plass til 60 på 15 m² hver", "ledig nå"]),
        ({"people": 59}, {}, ["plass til 59 på 15 m² hver", "15 m² å vokse på", "ledig nå"]),
        ({"people": 61}, {}, ["15 m² for lite til 61 på 15 m² hver", "ledig nå"]),
        ({"people": 40}, {"workplaces_to": 60}, ["plass til alle 40", "ledig nå"]),
        ({"people": 80}, {"workplaces_to": 60}, ["plass til 60 av 80", "ledig nå"]),
        ({"uses": ("lab",)}, {}, ["er kontor", "ledig nå"]),
        ({"uses": ("lab", "office")}, {}, ["ledig nå"]),
        ({"wanted_by": date(2027, 3, 1)}, {"available_from": date(2027, 2, 1)}, ["ledig i tide, 1. februar 2027"]),
        ({"wanted_by": date(2027, 3, 1)}, {"available_from": date(2027, 3, 29)}, ["4 uker senere enn ønsket"]),
        ({"wanted_by": date(2027, 3, 1)}, {"available_from": date(2027, 5, 31)}, ["3 måneder senere enn ønsket"]),
        ({}, {"available_from": date(2026, 12, 24)}, ["ledig fra 24. desember 2026"]),
        ({}, {"available_from": None, "status": "coming"}, ["ukjent når det blir ledig"]),
        ({"total_max_nok_month": 187_500}, {}, ["ledig nå", "innenfor budsjettet"]),
        ({"total_max_nok_month": 173_600}, {}, ["ledig nå", "9 % over budsjettet"]),
        ({"total_max_nok_month": 187_500, "with_vat": True}, {}, ["ledig nå", "25 % over budsjettet"]),
        ({"total_max_nok_month": 1}, {"rent_nok_m2_year": None}, ["ledig nå", "pris på forespørsel"]),
        (
            {"total_max_nok_month": 1},
            {"common_costs_nok_m2_year": None},
            ["ledig nå", "felleskostnadene er ikke oppgitt"],
        ),
        ({"rent_max_nok_m2_year": 1900}, {}, ["ledig nå", "6 % over ønsket leie"]),
        ({"step_free": True}, {"is_step_free": True}, ["ledig nå", "trinnfri adkomst"]),
        ({"step_free": True}, {"is_step_free": False}, ["ledig nå", "ikke trinnfri adkomst"]),
        ({"step_free": True}, {}, ["ledig nå", "ikke oppgitt om adkomsten er trinnfri"]),
        ({"floor_min": 3}, {}, ["ledig nå", "i 2. etasje"]),
        ({"buildings": ("sor",)}, {}, ["ledig nå", "i Nord"]),
        ({"landlords": ("eier",)}, {}, ["ledig nå", "en annen utleier"]),
        ({}, {"status": "reserved"}, ["ledig nå", "reservert for noen andre"]),
        ({}, {"status": "let"}, ["ledig nå", "tilbys ikke ennå"]),
    ],
)
def test_each_reason_is_said_in_words(need, values, said):
    assert words(need, **values) == said


@pytest.mark.parametrize(
    ("need", "values", "area"),
    [
        ({"area_min_m2": Decimal(300), "area_max_m2": Decimal(400)}, {"divisible_from_m2": Decimal(350)}, 350),
        ({"area_min_m2": Decimal(300), "area_max_m2": Decimal(400)}, {"divisible_from_m2": Decimal(200)}, 300),
        ({"area_min_m2": Decimal(300), "area_max_m2": Decimal(400)}, {"divisible_from_m2": Decimal(450)}, None),
        ({"people": 20}, {"divisible_from_m2": Decimal(100)}, 300),
        ({"people": 20}, {"divisible_from_m2": Decimal(100), "workplaces_to": 90}, 200),
        ({"people": 20}, {"divisible_from_m2": Decimal(100), "workplaces_to": 0}, None),
        ({"people": 50}, {"divisible_from_m2": Decimal(100)}, None),
        ({"total_max_nok_month": 62_500}, {"divisible_from_m2": Decimal(300)}, 300),
        ({"total_max_nok_month": 62_499}, {"divisible_from_m2": Decimal(300)}, None),
        ({"part_m2": Decimal(250)}, {"divisible_from_m2": Decimal(200)}, 250),
        ({"part_m2": Decimal(150)}, {"divisible_from_m2": Decimal(200)}, None),
        ({}, {"divisible_from_m2": Decimal(200)}, None),
    ],
)
def test_a_part_of_a_unit_is_as_small_as_the_need_and_the_landlord_allow(need, values, area):
    found = find(asked(**need), Rooms([unit(**values)]))

    assert [answer.area_m2 for answer in found.fitting if answer.kind == "part"] == ([area] if area else [])


def test_a_part_says_of_what_and_costs_its_share():
    need = asked(people=20, total_max_nok_month=100_000)

    (answer,) = find(need, Rooms([unit(divisible_from_m2=Decimal(100))])).fitting

    assert [reason.text.replace("\u00a0", " ") for reason in answer.reasons] == [
        "300 m² av 900 m², kan deles fra 100 m²",
        "plass til 20 på 15 m² hver",
        "ledig nå",
        "innenfor budsjettet",
    ]
    assert (answer.total_nok_year, answer.free_on, answer.keys) == (750_000, TODAY, [1])


def test_what_fits_best_is_first_and_then_what_is_free_first():
    need = asked(area_min_m2=Decimal(600), wanted_by=date(2027, 3, 1))
    units = [
        unit(1, area_m2=Decimal(650)),
        unit(2, available_from=date(2027, 5, 31)),
        unit(3, available_from=date(2027, 2, 1)),
        unit(4),
    ]

    found = find(need, Rooms(units))

    assert [answer.unit.pk for answer in found.fitting] == [1, 4, 3]
    assert [(answer.unit.pk, round(answer.points, 2)) for answer in found.near] == [(2, 0.12)]


def test_what_misses_by_far_is_left_out():
    units = [unit(1, area_m2=Decimal(200)), unit(2, available_from=date(2030, 1, 1)), unit(3, use="lab"), unit(4)]

    found = find(asked(area_min_m2=Decimal(600), wanted_by=date(2027, 1, 1), uses=("lab",)), Rooms(units))

    assert ([answer.unit.pk for answer in found.fitting], near(found)) == ([3], [4])


def test_neighbours_that_are_free_too_late_come_near_where_nothing_fits():
    units = [unit(1), unit(2, available_from=date(2027, 3, 29))]

    found = find(asked(area_min_m2=Decimal(1800), wanted_by=date(2027, 3, 1)), Rooms(units))

    assert found.fitting == ()
    assert [(answer.keys, answer.reasons[-1].text) for answer in found.near if answer.kind == "together"] == [
        ([1, 2], "4 uker senere enn ønsket")
    ]


def test_neighbours_of_a_building_that_is_not_known_whole_are_not_put_together():
    units = [unit(1), unit(2)]
    need = asked(area_min_m2=Decimal(1800))

    found = [find(need, Rooms(units, whole)).keys for whole in (frozenset({1}), frozenset())]

    assert found == [{(1, 2)}, set()]


def test_what_is_let_comes_near_only_where_it_may():
    units = [unit(1, status="let"), unit(2, status="off_market"), unit(3, status="reserved")]

    found = [find(asked(), Rooms(units), is_candidate=lambda one, key=key: one.pk == key) for key in (1, 0)]

    assert [near(one) for one in found] == [[1, 3], [3]]
