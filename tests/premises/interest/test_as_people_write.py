"""An interest whose numbers and days are written as people write them."""

from datetime import date

import pytest
import time_machine

from premises.models import Interest
from tests.pages_read import flat
from tests.premises.interest.sent import ADDRESS, typed

pytestmark = pytest.mark.django_db


@time_machine.travel("2026-11-26 12:00", tick=True)
def test_numbers_and_seasons_are_read_and_the_receipt_says_how(client):
    answer = client.post(
        ADDRESS,
        typed(
            employees="ca 40",
            area_min_m2="1 500–2.000 kvm",
            area_max_m2="",
            move_in_on="høsten 2027",
            budget_nok_year="kr 4 000 000,-",
            orgnr="Org.nr. NO 974 767 880 MVA",
            phone="73 59 50 00 (sentralbord)",
        ),
    )

    interest = Interest.objects.get()
    receipt = flat(client.get(answer["Location"]))
    kept = (interest.employees, interest.area_min_m2, interest.area_max_m2, interest.move_in_on)
    assert kept == (40, 1500, 2000, date(2027, 11, 30))
    assert (interest.budget_nok_year, interest.orgnr, interest.phone) == (4000000, "974767880", "+4773595000")
    for sentence in (
        "Antall ansatte: Vi leser «ca 40» som 40.",
        "Areal fra (m²): Vi leser «1 500–2.000 kvm» som fra 1 500 til 2 000.",
        "Ønsket innflytting: Vi leser «høsten 2027» som 30. november 2027, den siste dagen.",
    ):
        assert sentence in receipt


def test_a_budget_that_is_unusually_small_is_asked_about_on_the_receipt(client):
    answer = client.post(ADDRESS, typed(budget_nok_year="2 500"))

    sentence = "Budsjett (kr/år): 2 500 kr i året er uvanlig lite. Se etter om det stemmer."
    assert sentence in flat(client.get(answer["Location"]))


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"area_min_m2": "2 000", "area_max_m2": "500"}, {"area_max_m2": ["«Areal til» er mindre enn «areal fra»."]}),
        ({"area_min_m2": "2 000–500"}, {"area_max_m2": ["«Areal til» er mindre enn «areal fra»."]}),
        ({"budget_nok_year": "3 000 000 000"}, {"budget_nok_year": ["Skriv et tall fra 1 til 1 000 000 000."]}),
        ({"employees": "9" * 12}, {"employees": ["Skriv et tall fra 1 til 100 000."]}),
        ({"employees": "1e3"}, {"employees": ["«1e3» er ikke et tall. Skriv det med sifre, for eksempel 1 500."]}),
        (
            {"budget_nok_year": "200 000 kr/mnd"},
            {"budget_nok_year": ["«200 000 kr/mnd» er kroner per måned. Her trengs kroner per år."]},
        ),
        ({"area_min_m2": "under 500"}, {"area_min_m2": ["«under 500» er det meste. Her trengs det minste."]}),
        ({"area_max_m2": "minst 500"}, {"area_max_m2": ["«minst 500» er det minste. Her trengs det meste."]}),
        ({"area_max_m2": "300 eller mer"}, {"area_max_m2": ["«300 eller mer» er det minste. Her trengs det meste."]}),
        ({"move_in_on": "1.10.2072"}, {"move_in_on": ["Velg en dag fra 2000 til 2035."]}),
        ({"contact_name": ""}, {"contact_name": ["Skriv navnet ditt."]}),
    ],
)
def test_what_cannot_be_taken_is_refused_in_one_sentence(client, fields, errors):
    refused = client.post(ADDRESS, typed(**{"area_min_m2": "", "area_max_m2": "", **fields}))

    found = refused.context["form"].errors.items()
    spaced = {name: [text.replace("\u00a0", " ") for text in texts] for name, texts in found}
    assert (refused.status_code, spaced) == (422, errors)


@pytest.mark.parametrize(
    ("fields", "area", "subject"),
    [
        ({"area_min_m2": "800", "area_max_m2": ""}, "fra 800 m²", "lokaler fra 800 m²"),
        ({"area_min_m2": "", "area_max_m2": "inntil 300"}, "inntil 300 m²", "lokaler inntil 300 m²"),
        ({"area_min_m2": "", "area_max_m2": ""}, None, "lokaler i distriktet"),
    ],
)
def test_a_need_is_shown_with_the_end_that_is_open(client, fields, area, subject):
    answer = client.post(ADDRESS, typed(**fields))

    interest = Interest.objects.get()
    shown = {label: text.replace("\u00a0", " ") for label, text in interest.answers}
    assert (shown.get("Areal"), interest.in_short.replace("\u00a0", " ")) == (area, subject)
    assert f"<dd>{area}</dd>" in flat(client.get(answer["Location"])) or area is None


def test_by_agreement_is_no_day_and_is_said(client):
    answer = client.post(ADDRESS, typed(move_in_on="etter avtale"))

    assert Interest.objects.get().move_in_on is None
    assert "Vi leser «etter avtale» som ingen bestemt dag." in flat(client.get(answer["Location"]))


def test_the_form_shows_numbers_and_days_as_pages_write_them(client):
    page = client.get(f"{ADDRESS}?ansatte=1500").content.decode()

    assert 'value="1 500"' in page.replace("\u00a0", " ")
    assert 'type="number"' not in page
    assert "maxlength" not in page
