"""What is told of units side by side, and by how much the best is better. No database."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from premises import costs
from premises.buildings.room_for import RoomFor
from premises.compare import comparing, differences, facts
from premises.compare.columns import Around
from premises.compare.comparing import Compared
from premises.terms.sheet import sheet_of


@dataclass
class Building:
    name: str = "Bygg 1"
    energy_label: str = "A"
    breeam: str = ""
    well: str = ""
    contact_name: str = ""
    contact_email: str = ""
    contact_phone: str = ""

    def get_energy_state_display(self):
        return "oppgitt"

    def get_breeam_state_display(self):
        return "mål"

    def get_well_state_display(self):
        return ""


@dataclass
class Unit:
    name: str = "L1"
    use: str = "office"
    area_m2: Decimal = Decimal(900)
    exclusive_m2: Decimal | None = None
    common_m2: Decimal | None = None
    divisible_from_m2: Decimal | None = None
    rent_nok_m2_year: Decimal | None = Decimal(2000)
    common_costs_nok_m2_year: Decimal | None = Decimal(400)
    workplaces_from: int | None = None
    workplaces_to: int | None = None
    is_step_free: bool | None = None
    area_standard: str = ""
    place: str = "2. etasje"
    availability: str = "ledig nå"
    available_from: date | None = date(2026, 11, 21)
    confirmed_on: date | None = None
    is_of_today: bool = True
    building: Building = None

    def __post_init__(self):
        self.building = self.building or Building()

    def get_use_display(self):
        return "kontor"


def rows(*units, people=None, **cost):
    columns = [
        Compared(
            unit,
            costs.of(unit, people=people, **cost),
            RoomFor(unit, people),
            unit.available_from,
            sheet_of([]),
            Around(),
        )
        for unit in units
    ]
    return [row for _group, rows in comparing.rows_of(facts.groups(columns, people), columns) for row in rows]


def told(*units, **cost):
    """{title: [(text, by how much it is better)]} of every row about units."""
    return {row.title: [tuple(plain(cell.text, cell.better)) for cell in row.cells] for row in rows(*units, **cost)}


def plain(*texts):
    return [text.replace("\u00a0", " ") for text in texts]


def alike(*units):
    return {row.title for row in rows(*units) if row.is_alike}


def test_only_what_a_tenant_chooses_by_is_compared_and_by_how_much_is_said_in_words():
    found = told(
        Unit("B2-401", available_from=date(2027, 7, 1), availability="ledig fra 1. juli 2027", is_step_free=True),
        Unit("B3-601", area_m2=Decimal(1500), rent_nok_m2_year=Decimal(2450), is_step_free=False),
        people=40,
    )

    assert {title: cells for title, cells in found.items() if any(better for _text, better in cells)} == {
        # 900 × 2400 ÷ 12 ÷ 40, and 1500 × 2850 ÷ 12 ÷ 40
        "Per ansatt i måneden": [("4 500 kr", "4 406 kr mindre per ansatt i måneden enn B3-601"), ("8 906 kr", "")],
        "I alt per m² og år": [("2 400 kr", "450 kr mindre per m² i året enn B3-601"), ("2 850 kr", "")],
        "Ledig": [("Ledig fra 1. juli 2027", ""), ("Ledig nå", "7 måneder før B2-401")],
        "Trinnfri adkomst": [("Ja", "det er ikke B3-601"), ("Nei", "")],
    }
    assert found["I alt i måneden"] == [("180 000 kr", ""), ("356 250 kr", "")]
    assert found["Samlet areal"] == [("900 m²", ""), ("1 500 m²", "")]


def test_the_difference_is_that_of_the_amounts_as_they_are_printed():
    assert differences.per_m2(Decimal("5096.67"), Decimal("5289.38"), ["L2"]).replace("\u00a0", " ") == (
        "192 kr mindre per m² i året enn L2"
    )


def test_the_best_is_told_beside_the_next_and_all_that_are_next_are_named():
    cheap, other, third, dear = (
        Unit(f"L{number}", rent_nok_m2_year=Decimal(rent)) for number, rent in enumerate([2000, 2100, 2100, 2500], 1)
    )

    assert [better for _text, better in told(dear, cheap, other, third)["I alt per m² og år"]] == [
        *("", "100 kr mindre per m² i året enn L2 og L3", "", ""),
    ]
    assert [bool(better) for _text, better in told(cheap, cheap, dear)["I alt per m² og år"]] == [True, True, False]
    assert [better for _text, better in told(cheap, cheap)["I alt per m² og år"]] == ["", ""]


def test_who_has_no_room_for_those_who_ask_is_not_the_cheapest_a_head():
    small = Unit("L1", area_m2=Decimal(300), workplaces_to=20)
    large = Unit("L2", workplaces_to=60)
    larger = Unit("L3", area_m2=Decimal(1000), workplaces_to=60)

    found = told(small, large, larger, people=40)

    assert [better for _text, better in found["Per ansatt i måneden"]] == [
        *("", "500 kr mindre per ansatt i måneden enn L3", ""),
    ]
    assert found["Plass"][0] == ("20 plasser for lite til dere 40: det blir 7,5 m² på hver.", "")


def test_what_is_the_same_for_all_is_a_row_of_its_own_kind():
    assert "Samlet areal" in alike(Unit(), Unit())
    assert "Samlet areal" not in alike(Unit(), Unit(area_m2=Decimal(600)))
    assert alike(Unit()) == set()


def test_what_is_not_known_is_said_and_is_never_the_best():
    found = told(
        Unit(rent_nok_m2_year=None, common_costs_nok_m2_year=Decimal(300)),
        Unit(rent_nok_m2_year=Decimal(2450), common_costs_nok_m2_year=None, area_m2=Decimal(100)),
        Unit("L3"),
        Unit("L4", rent_nok_m2_year=Decimal(2100)),
    )

    assert found["Leie"][0] == ("På forespørsel", "")
    assert found["Felleskostnader"][1] == ("Ikke oppgitt", "")
    assert [text for text, _better in found["I alt per år"]][:2] == ["Kan ikke regnes ut"] * 2
    assert [better for _text, better in found["I alt per m² og år"]] == [
        *("", "", "100 kr mindre per m² i året enn L4", ""),
    ]


def test_the_cost_follows_the_number_of_people_and_the_vat():
    found = told(Unit(), people=30, with_vat=True)

    assert found["Areal per arbeidsplass"] == [("30 m²", "")]
    assert found["Per ansatt i måneden"] == [("7 500 kr", "")]  # 900 × 2400 × 1.25 ÷ 12 ÷ 30


def test_a_fact_that_nobody_gives_is_left_out():
    found = told(Unit(), Unit())

    assert not {"Kan deles fra", "BREEAM-NOR", "WELL", "Trinnfri adkomst", "Bekreftet", "Oppsigelse"} & set(found)
    assert (
        told(Unit(is_step_free=False), Unit(building=Building(breeam="Excellent"))).items()
        >= {
            "Trinnfri adkomst": [("Nei", ""), ("Ikke oppgitt", "")],
            "BREEAM-NOR": [("Ikke oppgitt", ""), ("Excellent (mål)", "")],
        }.items()
    )


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2027, 1, 2), "1 dag før L2"),
        (date(2027, 1, 7), "6 dager før L2"),
        (date(2027, 1, 8), "1 uke før L2"),
        (date(2027, 2, 12), "6 uker før L2"),
        (date(2027, 3, 15), "2 måneder før L2"),
        (date(2028, 1, 1), "12 måneder før L2"),
    ],
)
def test_how_much_earlier_is_told_as_closely_as_one_plans(day, words):
    assert differences.earlier(date(2027, 1, 1), day, ["L2"]) == words
