"""A landlord's list tried: what each row would do."""

from datetime import date
from decimal import Decimal

import pytest

from premises.landlord_import import applying as landlord_import
from premises.landlord_import.difference import Kind
from tests.factories import make_building, make_user
from tests.premises.landlord_import.trials import said, tried, unit_of

pytestmark = pytest.mark.django_db


def test_the_difference_says_what_each_row_would_do():
    building = make_building()
    unit_of(building, "A-1", offered_from=date(2027, 1, 1))
    unit_of(building, "A-2")
    unit_of(building, "A-3", is_offered=False)
    unit_of(building, "A-4")
    unit_of(building, "A-5", is_offered=False)
    unit_of(building, "A-6", hidden=True)
    lines = [
        "a-1;3;950;2 500,50;01.03.2027",
        "A-2;2;900;2450;",
        "A-3;2;900;2450;",
        "A-7;1;100;;",
        "A-8;x;100;;",
    ]

    difference = landlord_import.difference(tried(*lines, building=building, removes_missing=True))

    assert said(difference) == [
        (
            Kind.CHANGED,
            "a-1",
            [
                ("floor", 2, 3),
                ("area_m2", Decimal("900.0"), Decimal("950.0")),
                ("rent_nok_m2_year", Decimal("2450.00"), Decimal("2500.50")),
                ("offered_from", date(2027, 1, 1), date(2027, 3, 1)),
            ],
        ),
        (Kind.UNCHANGED, "A-2", []),
        (Kind.CHANGED, "A-3", [("is_offered", False, True)]),
        (Kind.ADDED, "A-7", [("name", None, "A-7"), ("floor", None, 1), ("area_m2", None, Decimal("100.0"))]),
        (Kind.ERROR, "A-8", []),
        (Kind.REMOVED, "A-4", [("is_offered", True, False)]),
    ]


def test_what_the_file_lacks_stays_on_the_market_unless_asked():
    building = make_building()
    unit_of(building, "A-1")

    difference = landlord_import.difference(tried("A-2;2;900;;", building=building))

    assert [(line.kind, line.name) for line in difference.lines] == [(Kind.ADDED, "A-2")]


def test_a_unit_whose_row_has_an_error_is_not_missing_even_when_left_out():
    building = make_building()
    unit_of(building, "A-1")

    found = tried("A-1;2;mange;;", building=building, removes_missing=True, left_out=[2])

    assert said(landlord_import.difference(found)) == [(Kind.LEFT_OUT, "A-1", [])]


def test_a_column_that_is_missing_and_an_empty_cell_leave_their_fields_unless_emptying_is_ticked():
    building = make_building()
    unit_of(building, "A-1", offered_from=date(2027, 1, 1), text_nb="Lyst")
    found = tried("A-1;2;900;;", building=building, headings="lokale;etasje;areal;leie;ledig fra")

    before = said(landlord_import.difference(found))
    found.answers = {"emptied": ["rent_nok_m2_year"]}
    after = said(landlord_import.difference(found))

    assert before == [(Kind.UNCHANGED, "A-1", [])]
    assert after == [(Kind.CHANGED, "A-1", [("rent_nok_m2_year", Decimal("2450.00"), None)])]


def test_a_lokale_that_stands_twice_is_an_error_on_both_rows_until_one_is_left_out():
    building = make_building()
    found = tried("A-1;2;900;;", "A-2;2;900;;", " a-1 ;3;800;;", building=building)

    before = landlord_import.difference(found)
    found.left_out = [4]
    after = landlord_import.difference(found)

    assert [(line.number, line.errors) for line in before.errors] == [
        (2, [["lokale", "A-1", "Lokalet står også i rad 4. Behold én av dem."]]),
        (4, [["lokale", "a-1", "Lokalet står også i rad 2. Behold én av dem."]]),
    ]
    assert [line.kind for line in after.lines] == [Kind.ADDED, Kind.ADDED, Kind.LEFT_OUT]


def test_a_name_that_two_units_have_is_an_error():
    building = make_building()
    unit_of(building, "A-1", slug="a-1")
    unit_of(building, "A-1", slug="a-1-2")

    difference = landlord_import.difference(tried("A-1;2;900;;", building=building))

    assert [line.errors for line in difference.lines] == [
        [["lokale", "A-1", "Flere lokaler i bygget heter dette. Gi dem hvert sitt navn først."]]
    ]


@pytest.mark.parametrize("exists", [False, True])
def test_what_the_model_refuses_is_an_error_of_the_row(exists):
    building = make_building()
    if exists:
        unit_of(building, "A-1")
    headings = "lokale;etasje;areal;eksklusivt areal;arbeidsplasser fra;arbeidsplasser til;leie"

    found = tried(
        "A-1;2;0;;;;",
        "A-2;2;100;101;;;",
        "A-3;2;100;;9;8;0",
        f"{'x' * 51};2;100;;;;",
        building=building,
        headings=headings,
    )

    assert [line.errors for line in landlord_import.difference(found).lines] == [
        [["", "", "Arealet må være større enn 0 m²."]],
        [["", "", "Eksklusivt areal må være over 0 og høyst like stort som samlet areal."]],
        [
            ["", "", "Arbeidsplasser «fra» er større enn «til»."],
            ["", "", "Leien må være over 0 kr. La feltet stå tomt for «på forespørsel»."],
        ],
        [["lokale", "x" * 51, "Sørg for at denne verdien har 50 eller færre tegn (den har nå 51)."]],
    ]


def test_common_area_is_read_and_never_offered():
    building = make_building()

    landlord_import.apply(
        tried("A-1;1;100;fellesareal", building=building, headings="lokale;etasje;areal;bruk"), make_user()
    )

    assert [(unit.use, unit.is_offered) for unit in building.units.all()] == [("common", False)]


def test_a_wing_that_changes_brings_its_english():
    building = make_building()
    unit_of(building, "A-1", wing_nb="øst", wing_en="east")
    unit_of(building, "A-2", wing_nb="øst", wing_en="towards the fjord")

    found = tried("A-1;2;900;Vest", "A-2;2;900;øst", building=building, headings="lokale;etasje;areal;fløy")

    assert said(landlord_import.difference(found)) == [
        (Kind.CHANGED, "A-1", [("wing_nb", "øst", "Vest"), ("wing_en", "east", "west")]),
        (Kind.UNCHANGED, "A-2", []),
    ]


def test_the_difference_of_rows_that_change_nothing_costs_the_same_with_one_and_with_three(django_assert_num_queries):
    building = make_building()
    for name in ("A-1", "A-2", "A-3"):
        unit_of(building, name)
    one = tried("A-1;2;900;2450;", building=building)
    three = tried("A-1;2;900;2450;", "A-2;2;900;2450;", "A-3;2;900;2450;", building=building)

    with django_assert_num_queries(1):
        landlord_import.difference(one)
    with django_assert_num_queries(1):
        landlord_import.difference(three)
