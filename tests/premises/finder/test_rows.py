"""The finder's list: rows with what a unit costs these people, and what of the address could not be used."""

from decimal import Decimal

import pytest
from django.http import QueryDict
from django.utils import timezone

from premises.finder.answer import Finder
from premises.fits.finding import best_of
from premises.fits.rows import rows_of
from premises.fits.supply import asked_of
from premises.models import Unit
from premises.need.need import Need
from tests.factories import make_building, make_unit
from tests.pages_read import elements
from tests.reading import as_read

pytestmark = pytest.mark.django_db
PRICED = {"area_m2": 600, "exclusive_m2": None, "rent_nok_m2_year": 2000, "common_costs_nok_m2_year": 400}
WAYS_ON = ["Fortell hva dere trenger", "Finn fram i distriktet", "Se hvem som er med"]


def words(element):
    return as_read(" ".join("".join(element.itertext()).split()))


def main_of(response):
    (main,) = elements(response, "main")
    return main


def headings(response, *tags):
    return [words(element) for element in main_of(response).iter() if element.tag in tags]


def row(need=None, **values):
    need, unit = need or Need(), make_unit(**{**PRICED, **values})
    (found,) = rows_of([best_of(asked_of(need), Unit.objects.as_of(timezone.localdate()).get(pk=unit.pk))], need)
    return found


def test_a_row_tells_the_month_and_each_head_of_those_who_ask():
    found = row(Need(people=40))

    assert (found.a_month, found.a_head) == (Decimal(120_000), Decimal(3_000))


def test_without_people_a_row_tells_the_month_alone():
    found = row(workplaces_to=40)

    assert (found.a_month, found.a_head) == (Decimal(120_000), None)


def test_a_part_of_a_unit_costs_its_part_and_with_vat_a_quarter_more():
    part = row(Need(people=20, part_m2=Decimal(300), with_vat=True), divisible_from_m2=200)
    whole = row(Need(part_m2=Decimal(600)))

    assert (part.part_m2, part.a_month, part.a_head) == (300, Decimal(75_000), Decimal(3_750))
    assert (whole.part_m2, whole.a_month) == (None, Decimal(120_000))


def test_a_rent_on_request_has_no_sum_and_common_costs_that_are_not_told_are_said_to_be_left_out():
    on_request, partly = row(rent_nok_m2_year=None), row(common_costs_nok_m2_year=None)

    assert (on_request.a_month, on_request.lacks_common_costs) == (None, False)
    assert (partly.a_month, partly.lacks_common_costs) == (Decimal(100_000), True)


def test_a_row_reads_as_one_link_with_its_facts(client):
    building = make_building(slug="nord", name_nb="Nord")
    make_unit(**PRICED, name="N-1", slug="n-1", building=building, floor=3, is_step_free=True, workplaces_to=60)

    page = client.get("/lokaler/?ansatte=40")

    (item,) = [one for one in main_of(page).iter("li") if one.get("class") == "unit-row"]
    assert [words(part) for part in item if words(part)] == [
        "600 m², N-1",
        "nå",
        "N-1, Nord, 3. etasje trinnfritt",
        "60 plasser trinnfritt",
        "120 000 kr i måneden",
        "3 000 kr per ansatt",
        "Sammenlign N-1",
    ]
    assert item.find("h3/a").get("href") == "/lokaler/nord/n-1/?ansatte=40"


def test_plan_form_list_and_each_unit_have_a_heading(client):
    make_unit(**PRICED, name="N-1")

    page = client.get("/lokaler/")

    assert headings(page, "h1", "h2", "h3") == [
        "1 lokale til leie",
        "Hva trenger dere?",
        "Byggene, etasje for etasje",
        "1 lokale som passer",
        "600 m², N-1",
        "Veien videre",
        *WAYS_ON,
    ]


def test_a_choice_is_called_by_its_name_and_number(client):
    building = make_building(slug="nord", name_nb="Nord")
    make_unit(building=building)
    make_unit(building=building)

    labels = [words(label) for label in main_of(client.get("/lokaler/")).iter("label")]

    assert [label for label in labels if label.startswith("Nord")] == ["Nord2, 2 lokaler"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [("", False), ("1", False), ("2", True), ("-3", True), ("siste", True)],
)
def test_a_page_that_there_is_not_is_said(client, asked, said):
    make_unit()

    page = words(main_of(client.get("/lokaler/", {"side": asked})))

    assert (f"Det finnes ingen side {asked}. Dette er side 1." in page) == said


def test_when_nothing_fits_the_nearest_is_lit_in_the_drawing_and_comes_first(client):
    building = make_building(slug="ny", name_nb="Ny")
    near = [make_unit(building=building, position=number, area_m2=700, exclusive_m2=None) for number in (0, 1)]
    make_unit(building=building, position=2, area_m2=90, exclusive_m2=None)
    query = "areal_min=1300"

    bays = [bay for drawing in Finder(QueryDict(query)).elevations for bay in drawing.bays]
    page = client.get(f"/lokaler/?{query}")

    assert [bay.unit for bay in bays if bay.matches] == near
    assert headings(page, "h1", "h3")[:3] == [
        "Ingen lokaler passer alene",
        "Flere lokaler som henger sammen",
        "1 400 m², 2 lokaler sammen",
    ]
    assert [heading for heading in headings(page, "h3") if "m²" not in heading] == [
        "Flere lokaler som henger sammen",
        "Nærmest det dere ba om",
        "Dette skal til",
        "Eller la oss lete",
        *WAYS_ON,
    ]


def test_what_was_refused_is_told_once_and_carried_on_by_no_link(client):
    make_unit()

    page = client.get("/lokaler/?sorter=xyz&side=999&indeks=3&ar=0&type=office")

    links = {link for element in main_of(page).iter("a") for link in [element.get("href")]}
    assert [name for name in ("xyz", "999", "indeks", "ar=") if any(name in link for link in links)] == []
    assert any("type=office" in link for link in links)
    assert "Det finnes ingen side 999. Dette er side 1." in words(main_of(page))


def test_the_form_asks_for_each_thing_once(client):
    make_unit()

    page = main_of(client.get("/lokaler/"))

    names = [element.get("name") for tag in ("input", "select") for element in page.iter(tag)]
    assert [names.count(name) for name in ("maned_maks", "trinnfritt", "ansatte", "pris_maks")] == [1] * 4
