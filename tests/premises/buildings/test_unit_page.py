"""The page of a unit answers a tenant's questions from rows, and asks about what nobody knows."""

import re
from datetime import date

import pytest

from premises.models import BuildingOffer, UnitPhoto
from tests.factories import make_building, make_building_offer, make_lease_term, make_source, make_unit, make_unit_photo
from tests.pages_read import elements, flat

pytestmark = pytest.mark.django_db


def page_of(client, unit, query=""):
    return flat(client.get(unit.get_absolute_url() + query)).replace("\u00a0", " ")


def asked(client, unit):
    """The questions that are ticked, each with the form that it goes with."""
    boxes = [box.attrib for box in elements(client.get(unit.get_absolute_url()), "input")]
    return [(box["value"], box["form"], "checked" in box) for box in boxes if box.get("name") == "sporsmal"]


def test_what_is_known_is_told_with_its_origin_and_the_rest_is_ticked_to_be_asked(client):
    unit = make_unit()
    make_lease_term(unit=unit, kind="notice", value_nb="Tolv måneder", known_on=date(2026, 11, 12))
    make_lease_term(
        building=unit.building,
        kind="vat",
        value_nb="Bare registrerte",
        source=make_source(publisher="MN24", url="", published_on=date(2026, 3, 4)),
    )
    make_lease_term(unit=unit, kind="index", state="on_request", value_nb="", known_on=None)

    page = page_of(client, unit)

    assert '<span>Tolv måneder</span> <span class="origin small muted">utleieren, 12. november 2026</span>' in page
    assert 'Bare registrerte</span><sup class="note-mark"><a href="#kilde-1"' in page
    assert re.search(r'<li id="kilde-1">.*<span>\s*MN24, 4. mars 2026', page)
    assert '<dt>Prisvekst</dt><dd class="terms__unknown"><span class="muted">på forespørsel</span>' in page
    assert "Vi kjenner 2 av 10 vilkår. Resten spør vi om når dere melder interesse." in page
    kinds = ["contract", "term", "index", "common_costs", "security", "fit_out", "subletting", "parking"]
    assert asked(client, unit) == [(kind, "meld", True) for kind in kinds]


def test_nothing_is_asked_about_a_unit_that_is_not_to_let(client):
    assert asked(client, make_unit(is_offered=False)) == []


def test_a_rent_that_is_not_known_is_asked_about_too(client):
    unit = make_unit(rent_nok_m2_year=None)

    response = client.get(unit.get_absolute_url() + "?ansatte=40")

    fields = [field.attrib for field in elements(response, "input") if field.get("type") == "hidden"]
    sent = {field["name"]: field["value"] for field in fields}
    assert sent == {"lokale": str(unit.pk), "ansatte": "40", "sporsmal": "rent"}
    assert "Leien må dere spørre om" in flat(response)


def test_what_is_in_and_near_the_building_is_told_as_the_rows_have_it(client):
    unit = make_unit(building=make_building(address="Gata 1", energy_label="A"))
    make_building_offer(
        building=unit.building, kind="stop", text_nb="Valgrinda", minutes_on_foot=3, is_sample=True, known_on=None
    )
    make_building_offer(
        building=unit.building, kind="canteen", text_nb="Kantine i glassgata", known_on=date(2026, 11, 12)
    )
    make_building_offer(kind="canteen", text_nb="Et annet sted")

    page = page_of(client, unit)

    way = page[page.index('id="veien"') :]
    assert '<span>Valgrinda</span>, 3 minutter å gå <span class="origin small muted">eksempel</span>' in way
    assert "Kantine i glassgata" in way
    assert "Et annet sted" not in page
    assert [offer.is_way for offer in BuildingOffer.objects.order_by("pk")] == [True, False, False]


def test_a_floor_plan_takes_the_place_of_the_drawing_and_photos_stand_apart(client):
    drawn, planned = make_unit(), make_unit()
    make_unit_photo(unit=planned, kind=UnitPhoto.Kind.PLAN)
    make_unit_photo(unit=planned)

    assert ('class="floor"' in page_of(client, drawn), "unit-floor__plan" in page_of(client, drawn)) == (True, False)
    response = client.get(planned.get_absolute_url())
    assert (len(response.context["plans"]), len(response.context["photos"])) == (1, 1)
    assert 'class="floor"' not in flat(response)


def test_the_page_names_who_answers_and_until_when(client, today):
    unit = make_unit(building=make_building(contact_name="Kari Nordmann", contact_phone="+4773559000"))

    page = page_of(client, unit)

    # Two working days after Saturday 21 November 2026
    assert "<strong>Trondheim Tech Port</strong> svarer senest 24. november" in page
    assert "Hos utleieren: Kari Nordmann" in page
    assert "73 55 90 00" in page
    assert "Vi svarer senest 24. november" in page


def test_a_part_of_a_unit_is_priced_alone(client):
    unit = make_unit(area_m2="1000.0", exclusive_m2=None, divisible_from_m2="300.0", rent_nok_m2_year="2400.00")

    page = page_of(client, unit, "?ansatte=20&del=300")

    assert "Regnet for 300 m² av 1 000 m²." in page
    assert ">71 250 kr<" in page  # 300 × (2400 + 450) / 12
    assert "felleskostnader per m²) × 300 m²." in page


def test_the_need_follows_the_reader_to_paper_and_to_every_link(client, settings):
    settings.SITE_URL = "https://portal.example"
    unit = make_unit()
    need = "ansatte=40&ledig_innen=2027-11-30&bransje=86"

    response = client.get(f"{unit.get_absolute_url()}?{need}")

    page = flat(response)
    assert response.context["printed"] == f"https://portal.example{unit.get_absolute_url()}?{need}"
    assert f'viewBox="{response.context["qr"].view_box}"' in page
    strip = page[page.index('class="need-strip"') : page.index('class="wrap page unit-page"')]
    for words in ("40 personer", "30. november 2027", "helse"):
        assert f"<strong>{words}</strong>" in strip
    links = [link.get("href") for link in elements(response, "a")]
    assert f"{unit.building.get_absolute_url()}?{need}" in links
    assert f"/lokaler/?{need}" in links


def test_a_unit_that_is_only_not_confirmed_is_not_said_to_be_off_the_market(client, today):
    building = make_building(contact_name="Kari Nordmann")
    unit = make_unit(building=building, confirmed_on=date(2026, 7, 28))

    page = page_of(client, unit)

    assert "Ikke bekreftet på 116 dager, spør utleieren" in page
    assert "Dette lokalet er ikke til leie nå." not in page
    assert "Hos utleieren: Kari Nordmann" in page
