"""Units side by side: the choice in the address, what is told of each, and which is best."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import reverse
from django.utils import translation

from premises import costs
from premises.compare import comparing
from premises.compare.comparing import Chosen, Compared
from tests.factories import make_building, make_lease, make_unit
from tests.pages_read import flat


@dataclass
class Building:
    name: str = "Bygg 1"
    energy_label: str = "A"
    breeam: str = ""
    well: str = ""
    contact_name: str = ""
    contact_email: str = ""

    def get_breeam_state_display(self):
        return "mål"

    get_energy_state_display = get_well_state_display = get_breeam_state_display


@dataclass
class Unit:
    name: str = "L1"
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
    building: Building = None

    def __post_init__(self):
        self.building = self.building or Building()

    def get_use_display(self):
        return "kontor"


def told(*units, **cost):
    """{title: [(text, mark)]} of every row about units."""
    columns = [Compared(unit, costs.of(unit, **cost)) for unit in units]
    rows = [row for _group, rows in comparing.rows_of(columns) for row in rows]
    return {row.title: [(cell.text.replace("\u00a0", " "), cell.mark) for cell in row.cells] for row in rows}


def alike(*units):
    columns = [Compared(unit, costs.of(unit)) for unit in units]
    return {row.title for _group, rows in comparing.rows_of(columns) for row in rows if row.is_alike}


# The choice


def test_the_choice_is_read_from_the_address_once_each_and_six_at_most():
    assert Chosen.read(["3", "5", "3", "", "x", "-1", "٣", "9" * 20, "3'"]) == Chosen((3, 5), rejected=5)
    assert Chosen.read(list("12345678")) == Chosen((1, 2, 3, 4, 5, 6), too_many=2)
    assert Chosen.read([]) == Chosen()


def test_a_unit_is_added_last_and_taken_out_where_it_stands():
    assert Chosen((3, 5)).adding(4).query == "lokale=3&lokale=5&lokale=4"
    assert Chosen((3, 5)).adding(3) == Chosen((3, 5))
    assert Chosen((1, 2, 3, 4, 5, 6)).adding(7) == Chosen((1, 2, 3, 4, 5, 6))
    assert Chosen((3, 5, 4)).without(5).query == "lokale=3&lokale=4"


# What is told


def test_the_best_is_marked_in_words():
    rows = told(
        Unit(area_m2=Decimal(900), available_from=date(2027, 7, 1), availability="ledig fra 1. juli 2027"),
        Unit(area_m2=Decimal(1500), rent_nok_m2_year=Decimal(2450)),
    )

    assert rows["Samlet areal"] == [("900 m²", ""), ("1 500 m²", "størst")]
    assert rows["Ledig"] == [("Ledig fra 1. juli 2027", ""), ("Ledig nå", "først")]
    assert rows["Leie"] == [("2 000 kr/m²/år", "lavest"), ("2 450 kr/m²/år", "")]
    assert rows["I alt per år"] == [("2 160 000 kr", "lavest"), ("4 275 000 kr", "")]  # 900 × 2400, 1500 × 2850
    assert rows["I alt per måned"] == [("180 000 kr", "lavest"), ("356 250 kr", "")]


def test_two_that_are_equally_good_are_both_marked_and_when_all_are_nobody_is():
    large, small = Unit(area_m2=Decimal(900)), Unit(area_m2=Decimal(600))

    assert [mark for _text, mark in told(large, small, large)["Samlet areal"]] == ["størst", "", "størst"]
    assert [mark for _text, mark in told(large, large)["Samlet areal"]] == ["", ""]
    assert "Samlet areal" in alike(large, large)
    assert "Samlet areal" not in alike(large, small)
    assert alike(large) == set()


def test_what_is_not_known_is_said_and_is_never_the_best():
    rows = told(
        Unit(rent_nok_m2_year=None, common_costs_nok_m2_year=Decimal(300)),
        Unit(rent_nok_m2_year=Decimal(2450), common_costs_nok_m2_year=None, area_m2=Decimal(100)),
        Unit(),
        Unit(rent_nok_m2_year=Decimal(2100)),
    )

    assert rows["Leie"][0] == ("På forespørsel", "")
    assert rows["Leie"][2] == ("2 000 kr/m²/år", "lavest")
    assert rows["Felleskostnader"][1] == ("Ikke oppgitt", "")
    assert [text for text, _mark in rows["I alt per år"]][:2] == ["Kan ikke regnes ut"] * 2
    assert [mark for _text, mark in rows["I alt per år"]] == ["", "", "lavest", ""]


def test_the_cost_follows_the_number_of_people_and_the_vat():
    rows = told(Unit(), people=30, with_vat=True)

    assert rows["Areal per arbeidsplass"] == [("30 m²", "")]
    assert rows["Per arbeidsplass og måned"] == [("7 500 kr", "")]  # 900 × 2400 × 1.25 ÷ 12 ÷ 30


def test_a_fact_that_nobody_gives_is_left_out():
    rows = told(Unit(), Unit())

    assert not {"Kan deles fra", "BREEAM-NOR", "WELL", "Trinnfri adkomst", "Bekreftet"} & set(rows)
    assert (
        told(Unit(is_step_free=False), Unit(building=Building(breeam="Excellent"))).items()
        >= {
            "Trinnfri adkomst": [("Nei", ""), ("Ikke oppgitt", "")],
            "BREEAM-NOR": [("Ikke oppgitt", ""), ("Excellent (mål)", "")],
        }.items()
    )


# The page


def compared(client, *units, query=""):
    keys = "&".join(f"lokale={getattr(unit, 'pk', unit)}" for unit in units)
    return client.get(f"/lokaler/sammenlign/?{keys}{query}")


@pytest.mark.django_db
def test_units_stand_side_by_side_in_the_order_they_were_chosen(client):
    first, second = make_unit(name="L1"), make_unit(name="L2")

    response = compared(client, second, first)

    assert [column.unit for column in response.context["columns"]] == [second, first]
    assert "<h1>2 lokaler side om side</h1>" in flat(response)


@pytest.mark.django_db
def test_one_button_asks_for_all_of_them(client):
    first, second = make_unit(), make_unit()

    response = compared(client, first, second, query="&ansatte=40")

    address = f"/lokaler/interesse/?lokale={first.pk}&amp;lokale={second.pk}&amp;ansatte=40"
    assert f'href="{address}">Meld interesse for disse</a>' in flat(response)


@pytest.mark.django_db
def test_a_unit_is_taken_out_by_a_link_that_keeps_the_rest(client):
    first, second = make_unit(name="L1"), make_unit(name="L2")

    page = flat(compared(client, first, second, query="&ansatte=40&mva=on"))

    assert (
        f'href="?ansatte=40&amp;mva=on&amp;lokale={second.pk}">Fjern<span class="visually-hidden"> L1</span></a>'
        in page
    )


@pytest.mark.django_db
def test_what_cannot_be_shown_is_left_out_and_said(client):
    shown, hidden = make_unit(name="L1"), make_unit(name="Hemmelig", hidden=True)
    let = make_unit(name="L2", is_offered=False, building=make_building(name_nb="Bygg X"))
    make_lease(unit=let)

    page = flat(compared(client, shown, hidden, let, 987654, "x", query="&lokale=%00"))

    assert "L2 i Bygg X er ikke til leie nå og er utelatt." in page
    assert "4 av lokalene i adressen finnes ikke og er utelatt." in page
    assert "Hemmelig" not in page
    assert f'href="/lokaler/interesse/?lokale={shown.pk}">' in page


@pytest.mark.django_db
def test_of_more_than_six_the_first_six_are_shown(client):
    units = [make_unit() for _number in range(7)]

    response = compared(client, *units)

    assert [column.unit for column in response.context["columns"]] == units[:6]
    assert "Vi viser de 6 første; flere får ikke plass side om side." in flat(response)
    assert "Legg til et lokale" not in flat(response)


@pytest.mark.django_db
def test_with_nothing_chosen_the_page_says_how_to_choose(client):
    page = flat(client.get("/lokaler/sammenlign/"))

    assert "Ingen lokaler er valgt" in page
    assert "opptil 6" in page
    assert "Meld interesse for disse" not in page


@pytest.mark.django_db
def test_a_number_of_people_that_is_none_is_reported_at_its_field(client):
    response = compared(client, make_unit(), query="&ansatte=mange&mva=on")

    assert response.status_code == 200
    assert response.context["cost_form"].errors.keys() == {"ansatte"}
    assert 'value="mange"' in flat(response)
    assert response.context["with_vat"] is True


@pytest.mark.django_db
def test_a_text_that_lacks_a_translation_keeps_its_language(client):
    unit = make_unit(building=make_building(name_nb="Bygg Ø", name_en=""))
    with translation.override("en"):
        response = client.get(f"{reverse('premises:unit_compare')}?lokale={unit.pk}")

    assert 'lang="nb">Bygg Ø</td>' in flat(response)


@pytest.mark.django_db
def test_six_units_cost_as_many_questions_as_one(client, django_assert_num_queries):
    units = [make_unit() for _number in range(6)]

    with django_assert_num_queries(1):
        compared(client, units[0])
    with django_assert_num_queries(1):
        compared(client, *units)


# From the list


def rendered(template, query, **context):
    request = RequestFactory().get(f"/lokaler/?{query}")
    html = Template("{% load compare %}" + template).render(Context({"request": request, **context}))
    return " ".join(html.split())


def test_the_list_adds_to_the_comparison_and_keeps_its_filter():
    unit = Unit(name="B3-601")
    unit.pk = 7

    link = rendered("{% compare_link unit %}", "areal_min=600&bygg=a&bygg=b&lokale=3", unit=unit)

    assert 'href="?areal_min=600&amp;bygg=a&amp;bygg=b&amp;lokale=3&amp;lokale=7#sammenlign-7"' in link
    assert 'Sammenlign<span class="visually-hidden"> B3-601</span></a>' in link


def test_the_list_takes_out_again_and_says_when_there_is_no_more_room():
    unit = Unit(name="B3-601")
    unit.pk = 7

    chosen = rendered("{% compare_link unit %}", "lokale=3&lokale=7", unit=unit)
    full = rendered("{% compare_link unit %}", "&".join(f"lokale={key}" for key in range(10, 16)), unit=unit)

    assert 'href="?lokale=3#sammenlign-7"' in chosen
    assert 'Fjern<span class="visually-hidden"> B3-601</span> fra sammenligningen' in chosen
    assert "<a " not in full
    assert "Høyst 6 sammenlignes" in full


def test_the_bar_says_how_many_and_leads_to_the_comparison():
    bar = rendered("{% compare_bar %}", "areal_min=600&ansatte=40&lokale=3&lokale=7")

    assert (
        'href="/lokaler/sammenlign/?lokale=3&amp;lokale=7&amp;ansatte=40&amp;areal_min=600">Sammenlign (2)</a>' in bar
    )
    assert 'href="?areal_min=600&amp;ansatte=40"' in bar
    assert "<nav" not in rendered("{% compare_bar %}", "areal_min=600")


def test_a_form_keeps_the_choice():
    kept = rendered("{% compare_kept %}", "lokale=3&lokale=x&lokale=7")

    assert kept.endswith('<input type="hidden" name="lokale" value="3"><input type="hidden" name="lokale" value="7">')
