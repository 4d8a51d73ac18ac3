"""The finder's filters as people write them: the answer is the same, and its links are plain."""

from urllib.parse import parse_qsl

import pytest
import time_machine

from tests.factories import make_unit
from tests.pages_read import elements, flat

pytestmark = pytest.mark.django_db
TYPED = {"areal_min": "1.500 kvm", "ansatte": "ca 40", "ledig_innen": "høsten 2027"}


@pytest.fixture
def units(db):
    return [
        make_unit(name="stor", slug="stor", area_m2=1600, exclusive_m2=None),
        make_unit(name="liten", slug="liten", area_m2=17, exclusive_m2=None),
    ]


def chosen(page):
    return [unit.name for unit in page.context["finder"].page]


@pytest.mark.parametrize(
    ("address", "typed", "plain"),
    [
        ("/lokaler/", {"areal_min": "1.500"}, {"areal_min": "1500"}),
        ("/lokaler/", {"areal_min": "1 500,5 m²"}, {"areal_min": "1500.5"}),
        ("/en/premises/", {"areal_min": "1,500"}, {"areal_min": "1500"}),
        ("/lokaler/", {"areal_min": "1 500–2 000"}, {"areal_min": "1500", "areal_maks": "2000"}),
        ("/lokaler/", {"ansatte": "ca 40"}, {"ansatte": "40"}),
        ("/lokaler/", {"ledig_innen": "høsten 2027"}, {"ledig_innen": "2027-11-30"}),
        ("/en/premises/", {"ledig_innen": "Q4 2027"}, {"ledig_innen": "2027-12-31"}),
    ],
)
def test_a_typed_address_answers_as_the_plain_one(client, units, address, typed, plain):
    one, other = client.get(address, typed), client.get(address, plain)

    assert one.context["filter"].asked == other.context["filter"].asked
    assert chosen(one) == chosen(other)
    assert one.context["filter"].params() == list(plain.items())


@time_machine.travel("2026-11-26 12:00", tick=True)
def test_every_link_of_a_typed_address_is_plain_and_the_page_says_what_was_read(client, units):
    page = client.get("/lokaler/", TYPED)

    carried = [link.get("href") for link in elements(page, "a") if "areal_min=" in link.get("href", "")]
    read = [dict(parse_qsl(link.partition("?")[2])) for link in carried]
    assert {one["areal_min"] for one in read} == {"1500"}
    assert {one.get("ansatte", "40") for one in read} == {"40"}
    assert {one.get("ledig_innen", "2027-11-30") for one in read} == {"2027-11-30"}
    assert "/en/premises/?areal_min=1500&ansatte=40&ledig_innen=2027-11-30" in carried
    assert "Ansatte: Vi leser «ca 40» som 40." in flat(page)
    assert "Ledig innen: Vi leser «høsten 2027» som 30. november 2027, den siste dagen." in flat(page)


def test_the_fields_show_what_was_read_as_pages_write_it(client, units):
    page = client.get("/lokaler/", TYPED)
    values = {one.get("name"): one.get("value") for one in elements(page, "input") if one.get("type") == "text"}

    shown = {name: values[name].replace("\u00a0", " ") for name in TYPED}
    assert shown == {"areal_min": "1 500", "ansatte": "40", "ledig_innen": "30. november 2027"}


def test_what_could_be_either_narrows_nothing_and_both_readings_are_said(client, units):
    page = client.get("/lokaler/", {"areal_min": "1,500"})

    assert sorted(chosen(page)) == ["liten", "stor"]
    assert "«1,500» kan være 1 500 eller 1,5. Skriv 1500 eller 1,5." in flat(page)


def test_a_pair_that_cannot_be_says_one_thing(client, units):
    page = client.get("/lokaler/", {"areal_min": "2 000", "areal_maks": "500"})

    assert page.context["filter"].form.errors == {"areal_maks": ["«Areal til» er mindre enn «areal fra»."]}


@pytest.mark.parametrize(
    ("address", "shown"),
    [("/lokaler/sammenlign/?ansatte=1.500", "1 500"), ("/en/premises/compare/?ansatte=1,500", "1,500")],
)
def test_the_cost_form_shows_the_number_of_people_that_it_read(client, address, shown):
    form = client.get(address).context["cost_form"]

    assert (form.people, f'value="{shown}"' in str(form["ansatte"]).replace("\u00a0", " ")) == (1500, True)
