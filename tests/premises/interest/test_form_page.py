"""The interest form's page and its receipt: costs beside the form, a time for a viewing, who answers, and its verbs."""

import re
from datetime import date

import pytest
import time_machine

from premises.models import Interest
from tech_port.outbox.models import Mail
from tests.factories import make_building, make_interest, make_unit
from tests.links import link_to
from tests.pages_read import flat
from tests.premises.interest.sent import ADDRESS, typed

pytestmark = pytest.mark.django_db


def told(response):
    """[(unit, month, head)] of the choices of a form, in whole kroner."""
    costs = [
        (choice.unit, choice.cost.a_month, choice.cost.a_workplace_a_month) for choice in response.context["choices"]
    ]
    return [(unit, round(month), head and round(head)) for unit, month, head in costs]


def of(unit, **values):
    """An interest in a unit."""
    interest = make_interest(**values)
    interest.units.add(unit)
    return interest


def test_the_chosen_units_stand_beside_the_form_with_their_cost_for_those_who_ask(client):
    unit = make_unit(name="B3-601", workplaces_to=60)  # 900 m² at 2450 + 450

    asked = client.get(f"{ADDRESS}?lokale={unit.pk}&ansatte=40")
    bare = client.get(f"{ADDRESS}?lokale={unit.pk}")

    assert told(asked) == [(unit, 217_500, 5_438)]  # 900 × 2900 ÷ 12, and ÷ 40
    assert told(bare) == [(unit, 217_500, 3_625)]  # ÷ 60
    assert "Lokaler det gjelder" in flat(asked)
    assert "per ansatt" in flat(asked)
    assert "per plass" in flat(bare)


def test_a_part_is_priced_as_the_part_that_is_asked_for(client):
    unit = make_unit(divisible_from_m2=300)

    assert told(client.get(f"{ADDRESS}?lokale={unit.pk}&del=400&ansatte=20")) == [(unit, 96_667, 4_833)]


def test_without_a_chosen_unit_those_that_fit_are_priced_and_none_is_ticked(client):
    fitting, _small = make_unit(area_m2=900), make_unit(area_m2=100, exclusive_m2=80)

    response = client.get(f"{ADDRESS}?areal_min=800&ansatte=30")

    assert told(response) == [(fitting, 217_500, 7_250)]
    assert "Dette passer til det dere har sagt" in flat(response)
    assert not re.search(r'name="lokale"[^>]* checked', flat(response))


def test_where_nothing_is_asked_or_fits_the_page_says_so(client):
    make_unit(area_m2=100, exclusive_m2=80)

    assert "Ingen lokaler er valgt." in flat(client.get(ADDRESS))
    assert "Ingen ledige lokaler passer til alt dere har sagt." in flat(client.get(f"{ADDRESS}?areal_min=5000"))


@time_machine.travel("2026-11-26 12:00 +0100", tick=False)
def test_the_form_answers_for_the_day_that_was_asked_for(client):
    unit = make_unit(confirmed_on=date(2026, 11, 20))

    assert "ledig nå" in flat(client.get(f"{ADDRESS}?lokale={unit.pk}"))
    assert "ledig nå" not in flat(client.get(f"{ADDRESS}?lokale={unit.pk}&dato=2027-07-01"))


def test_a_time_for_a_viewing_is_kept_in_the_receipt_the_copy_and_the_data(client):
    client.post(ADDRESS, typed(viewing_when="Torsdager etter kl. 12"))

    interest = Interest.objects.get()
    link = link_to(interest)
    assert interest.viewing_when == "Torsdager etter kl. 12"
    assert "Kan komme på visning: Torsdager etter kl. 12" in Mail.objects.order_by("pk").first().text
    assert "<dt>Kan komme på visning</dt><dd>Torsdager etter kl. 12</dd>" in flat(client.get(link))
    assert client.get(f"{link}last-ned/").json()["viewing_when"] == "Torsdager etter kl. 12"
    assert "Når kan dere komme og se?" in flat(client.get("/personvern/"))


def test_the_receipt_names_a_person_with_phone_and_whether_the_landlord_has_it(client):
    building = make_building(
        name_nb="Bygg X", contact_name="Kari Utleier", contact_phone="+4791862151", contact_email="kari@utleier.example"
    )
    unit = make_unit(building=building)
    quiet = of(unit)
    shared = of(unit, share_with_landlord=True)

    pages = [flat(client.get(link_to(interest) + "?takk=1")) for interest in (quiet, shared)]

    for page in pages:
        assert "Hos utleieren av Bygg X: Kari Utleier" in page
        assert 'href="tel:+4791862151"' in page
    assert ["Utleieren har også fått det dere sendte" in page for page in pages] == [False, True]
    assert ["Utleieren har ikke fått det dere sendte" in page for page in pages] == [True, False]


def test_the_receipt_leads_to_the_units_with_the_need(client):
    unit = make_unit()
    interest = of(unit, employees=40, area_min_m2=None, area_max_m2=None, need_query="bransje=62")

    assert f'href="{unit.get_absolute_url()}?ansatte=40&amp;bransje=62"' in flat(client.get(link_to(interest)))


def test_sending_writing_withdrawing_and_deleting_share_no_word(client):
    link = link_to(make_interest())
    addresses = (ADDRESS, link, f"{link}trekk/", f"{link}slett/")

    buttons = [
        re.findall(r'<button class="button[^>]*>([^<]+)</button>', flat(client.get(one)))[-1] for one in addresses
    ]

    assert buttons == [
        "Send skjemaet",
        "Legg til linjen",
        "Trekk hele interessen",
        "Slett behov, kontakt og tråd",
    ]
    words = [word.lower() for button in buttons for word in re.findall(r"\w+", button)]
    assert len(words) == len(set(words))
