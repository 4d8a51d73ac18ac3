"""Whatever comes in any other form, the answer is never an error of ours."""

import uuid

import pytest
import time_machine

from tech_port.open_forms import forms as pace
from tests.addresses import ARGUMENTS, address
from tests.crawl import one_version
from tests.fuzz.values import NASTY, answer, faults
from tests.pages_read import filled

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unchanged")]

HIDDEN = ["submission", "opened", "nickname"]
AN_ALERT = {"email": "ola@leietaker.example", "frequency": "weekly"}
A_SIGN_UP = {"name": "Ola Nordmann", "email": "ola@leietaker.example", "people": "1"}
A_TIP = {
    "title": "Robotkveld",
    "day": "2030-05-02",
    "begins": "17:00",
    "last_day": "",
    "ends": "19:00",
    "place": "Glassgata",
    "organiser": "Studentene",
    "url": "",
    "about": "",
    "contact_name": "Tina Tipser",
    "email": "tina@tipser.example",
}
A_CHALLENGE = {
    "title": "Tomme rom",
    "task": "Varm bare rom som er i bruk.",
    "reason": "Det koster.",
    "deadline": "2030-06-16",
    "organisation_name": "Eksempel kommune",
    "contact_name": "Ola Nordmann",
    "contact_email": "ola@kommune.example",
    "contact_phone": "73 59 50 00",
}
JOINING = {
    "name": "Søker AS",
    "orgnr": "974767880",
    "kind": "industry",
    "website": "https://soker.example/",
    "about": "Vi lager ting.",
    "reason": "Vi vil ha naboer.",
    "contact_name": "Ada Søker",
    "email": "ada@soker.example",
    "phone": "73 59 50 00",
}
PROFILE = ["text_nb", "text_en", "website", "logo"]
CONTACT = [f"kontakt-1-{name}" for name in ("pk", "name", "title_nb", "email", "phone", "is_public")]


def once(form):
    """A function that gives the form as it is when it has just been opened."""
    return lambda: {"submission": str(uuid.uuid4()), "opened": pace.opened_now(), "nickname": "", **form}


@pytest.mark.parametrize(
    ("url", "form", "more", "right"),
    [
        ("/nyhetsbrev/", {"email": "ola@leietaker.example", "language": "nb"}, [], {302, 422}),
        ("/lokaler/varsel/", AN_ALERT, [], {302, 422}),
        ("/samarbeid/ny-utfordring/", A_CHALLENGE, [], {302, 422}),
        ("/medlemmer/bli-medlem/", JOINING, [], {302, 422}),
        ("{site.event}", A_SIGN_UP, ["organisation_name", "needs"], {200, 422}),
    ],
)
def test_an_open_form_answers_every_nasty_value(client, site, unhurried, url, form, more, right):
    if url == "{site.event}":
        url = address("events:signup", "nb", [site.event.slug])

    assert answer(client, "post", url, once(form)()) in right - {422}
    assert faults(client, url, once(form), [*form, *more, *HIDDEN], right) == {}


@time_machine.travel("2029-11-22 12:00", tick=True)
def test_the_tip_form_answers_every_nasty_value(client, db, unhurried):
    with one_version():  # of that day
        assert answer(client, "post", "/arrangementer/tips/", once(A_TIP)()) == 302
        assert faults(client, "/arrangementer/tips/", once(A_TIP), [*A_TIP, *HIDDEN], {302, 422}) == {}


def test_ones_own_sign_up_answers_every_nasty_value(client, site):
    url = address("events:registration_detail", "nb", [site.registration.token])

    assert faults(client, url, lambda: {"people": "1"}, ["people", "needs"], {302, 422}) == {}


def test_a_secret_pages_form_answers_every_nasty_value(client, site):
    url = address("premises:alert_detail", "nb", ARGUMENTS["premises:alert_detail"](site))

    assert {answer(client, "post", url, {"frequency": value}) for value in NASTY} == {422}


def test_the_landlords_form_answers_every_nasty_value(client, site):
    url = address("premises:landlord_units", "nb", ARGUMENTS["premises:landlord_units"](site))
    names = ["seen", "rent_nok_m2_year", "common_costs_nok_m2_year", "area_m2", "offered_from", "is_offered"]
    fields, form = [*(f"{site.unit.pk}-{name}" for name in names), "alt"], filled(client.get(url), alt="1")
    of_the_unit = {name: value for name, value in form.items() if name in fields}

    assert answer(client, "post", url, form) == 302
    assert faults(client, url, lambda: of_the_unit, fields, {302, 422}) == {}


def test_the_form_that_asks_for_a_landlords_link_answers_every_nasty_value(client, site, unhurried):
    form = once({"email": site.building.contact_email})

    assert faults(client, "/lokaler/utleier/", form, ["email", "opened", "nickname"], {302, 422}) == {}


def test_the_form_that_asks_for_an_edit_link_answers_every_nasty_value(client, site, unhurried):
    form, url = once({"email": site.contact.email}), f"/medlemmer/{site.tenant.slug}/rediger/"

    assert faults(client, url, form, ["email", "opened", "nickname"], {302, 422}) == {}


def test_the_profile_form_answers_every_nasty_value(client, site):
    form = {"kontakt-TOTAL_FORMS": "3", "kontakt-INITIAL_FORMS": "1", "text_nb": "Vi lager ting."}
    fields = [*PROFILE, *CONTACT, "kontakt-TOTAL_FORMS", "kontakt-INITIAL_FORMS"]
    url = f"/medlemmer/profil/rediger/{site.session_token}/"

    assert faults(client, url, lambda: form, fields, {200, 302, 422}) == {}
