"""The need of an address in every link on the way to an interest."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import QueryDict
from django.template import Context, Template
from django.test import RequestFactory

from tests.factories import make_building, make_unit
from tests.pages_read import elements, flat, get

NEED = "ansatte=40&ledig_innen=2028-11-30&trinnfritt=on&maned_maks=900000&bransje=86&dato=2028-07-01&mva=on&indeks=2"
NO_ANSWERS = {"/lokaler/ettersporsel/"}


def rendered(template, query):
    request = RequestFactory().get(f"/lokaler/?{query}")
    return Template("{% load need %}" + template).render(Context({"request": request}))


def test_an_address_takes_the_need_along_and_what_is_changed_comes_first():
    address = rendered('{% carried "/x/" lokale=None dato="" %}', "ansatte=40&dato=2027-07-01&side=3&lokale=9")
    several = Template('{% load need %}{% carried "/x/" lokale=keys %}').render(
        Context({"request": RequestFactory().get("/?ansatte=40"), "keys": [3, 7]})
    )

    assert address == "/x/?ansatte=40"
    assert several == "/x/?lokale=3&amp;lokale=7&amp;ansatte=40"
    assert rendered('{% carried "/x/" %}', "ansatte=mange") == "/x/"


def test_a_form_keeps_what_it_does_not_ask_for():
    fields = rendered('{% carried_fields "ansatte" %}', "ansatte=40&dato=2027-07-01&type=lab&type=office")

    assert fields.split("\n")[1] == "".join(
        f'<input type="hidden" name="{name}" value="{value}">'
        for name, value in (("type", "lab"), ("type", "office"), ("dato", "2027-07-01"))
    )


def ways_on(answer):
    """[(path, names that are lost)] of the links in a page's main part that lead on to premises with less of a need."""
    (main,) = elements(answer, "main")
    found = [urlsplit(link.get("href")) for link in main.iterfind(".//{*}a[@href]")]
    ways = [link for link in found if link.path.startswith("/lokaler/") and link.path not in NO_ANSWERS]
    asked = dict(QueryDict(NEED).lists())
    lost = {(link.path, *(name for name in asked if asked[name] != parse_qs(link.query).get(name))) for link in ways}
    return {way for way in lost if way[1:]}, {link.path for link in ways}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "on_purpose"),
    [
        ("", {("/lokaler/varsel/", "dato"), ("/lokaler/", *dict(QueryDict(NEED)))}),
        ("nord/", {("/lokaler/nord/", "dato")}),
        ("nord/b1-101/", {("/lokaler/nord/b1-101/", "dato")}),
        ("sammenlign/", {("/lokaler/sammenlign/", "dato")}),
        ("interesse/", set()),
        ("varsel/", set()),
    ],
)
def test_every_link_on_the_way_carries_the_need_but_those_that_take_it_away(client, address, on_purpose):
    """An alert is of the days to come; one link leads to today, and one from the list to all there is."""
    building = make_building(slug="nord", area_m2=2000)
    unit = make_unit(building=building, slug="b1-101", area_m2=900, is_step_free=True, common_costs_nok_m2_year=300)
    chosen = f"&lokale={unit.pk}" if address in {"sammenlign/", "interesse/"} else ""

    lost, ways = ways_on(get(client, f"/lokaler/{address}?{NEED}{chosen}"))

    assert lost == on_purpose
    assert "/lokaler/" in ways


@pytest.mark.django_db
def test_pages_answer_for_the_day_asked_for_and_say_so(client):
    building = make_building(slug="nord")
    unit = make_unit(building=building, slug="b1-101", offered_from="2028-01-01")

    for page in ("nord/", "nord/b1-101/", f"sammenlign/?lokale={unit.pk}"):
        today = flat(get(client, f"/lokaler/{page}"))
        then = flat(get(client, f"/lokaler/{page}{'&' if '?' in page else '?'}dato=2028-07-01"))

        assert "Slik det står 1. juli 2028." in then, page
        assert "ledig 1. juli 2028" in then.lower(), page
        assert "Slik det står" not in today, page
        assert re.findall(r"\bledig nå\b", (then + today).lower()) == [], page
