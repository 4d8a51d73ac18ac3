"""The page of units side by side."""

import re
from datetime import date

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from tests.factories import (
    make_building,
    make_lease,
    make_lease_term,
    make_line_of_work,
    make_organisation,
    make_unit,
)
from tests.pages_read import flat


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

    assert 'lang="nb">Bygg Ø</span>' in flat(response)


@pytest.mark.django_db
def test_six_units_cost_as_many_questions_as_one(client, django_assert_num_queries):
    units = [make_unit() for _number in range(6)]

    with django_assert_num_queries(6):
        compared(client, units[0], query="&bransje=62")
    with django_assert_num_queries(6):
        compared(client, *units, query="&bransje=62")


def row_of(response, title):
    """The texts of a row of the comparison."""
    rows = {row.title: row for _group, rows in response.context["groups"] for row in rows}
    return [cell.text for cell in rows[title].cells]


@pytest.mark.django_db
def test_each_unit_has_a_heading_and_its_place_in_the_house(client):
    first, second = make_unit(name="L1"), make_unit(name="L2")

    response = compared(client, first, second)

    assert [column.drawing.current.unit for column in response.context["columns"]] == [first, second]
    page = flat(response)
    assert f'<span class="compare__name"><a href="{first.get_absolute_url()}">L1</a></span>' in page
    assert page.count('class="compare__here"') == 2


@pytest.mark.django_db
@time_machine.travel("2026-11-26 12:00 +0100", tick=False)
def test_the_day_that_is_asked_for_is_answered(client):
    first, second = make_unit(confirmed_on=date(2026, 11, 1)), make_unit(confirmed_on=date(2026, 11, 1))
    make_lease(unit=second, starts_on=date(2020, 1, 1), ends_on=date(2027, 8, 31))

    response = compared(client, first, second, query="&dato=2027-07-01")

    assert row_of(response, "Ledig") == ["Ledig 1.\u00a0juli 2027", "Ledig fra 1.\u00a0september 2027"]
    assert "2\u00a0måneder før" in flat(response) or "2 måneder før" in flat(response)
    assert re.findall(r"ledig nå\b", flat(response).lower()) == []


@pytest.mark.django_db
def test_terms_are_rows_and_what_is_not_known_can_be_asked_about(client):
    first, second = make_unit(), make_unit()
    make_lease_term(unit=first, kind="notice", value_nb="Tolv måneder")

    response = compared(client, first, second)

    assert row_of(response, "Oppsigelse og forlengelse") == ["Tolv måneder", "Ukjent"]
    assert f"/lokaler/interesse/?lokale={first.pk}&amp;lokale={second.pk}&amp;sporsmal=contract" in flat(response)


@pytest.mark.django_db
def test_neighbours_are_rows_and_the_readers_line_of_work_comes_first(client):
    one, other = make_unit(), make_unit()
    make_line_of_work(organisation=make_organisation(name="Fjordkode"), division="62")
    alike = make_organisation(name="Fjordprogram")
    make_line_of_work(organisation=alike, division="62")
    make_lease(unit=None, building=one.building, organisation=alike)
    make_lease(unit=None, building=one.building, organisation=make_organisation(name="Havbiologi"))

    response = compared(client, one, other, query="&bransje=62")

    assert row_of(response, "Holder til i bygget") == [
        "Fjordprogram, Havbiologi (fra 1.\xa0januar 2022)",
        "Ingen vi vet om",
    ]
    assert row_of(response, "I samme bransje som dere") == ["Fjordprogram", "Ingen vi vet om"]
