"""Whatever comes in any other form, the answer is never an error of ours."""

import uuid

import pytest
import time_machine

from tech_port.open_forms import forms as pace
from tests.addresses import ARGUMENTS, address
from tests.fuzz.values import NASTY, answer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("field", ["email", "frequency", "submission", "opened", "nickname"])
def test_the_alert_form_answers_every_nasty_value_of_a_field(client, site, unhurried, field):
    hidden = {"submission": str(uuid.uuid4()), "opened": pace.opened_now(), "nickname": ""}
    form = {**hidden, "email": "ola@leietaker.example", "frequency": "weekly"}
    answers = {value[:100]: answer(client, "post", "/lokaler/varsel/", {**form, field: value}) for value in NASTY}

    assert {value: status for value, status in answers.items() if status not in {302, 422}} == {}


@pytest.mark.parametrize("field", ["name", "email", "organisation_name", "people", "needs", "submission", "opened"])
def test_the_sign_up_form_answers_every_nasty_value_of_a_field(client, site, unhurried, field):
    form = {
        "submission": str(uuid.uuid4()),
        "opened": pace.opened_now(),
        "nickname": "",
        "name": "Ola Nordmann",
        "email": "ola@leietaker.example",
        "people": "1",
    }
    url = address("events:signup", "nb", [site.event.slug])
    answers = {value[:100]: answer(client, "post", url, {**form, field: value}) for value in NASTY}

    assert {value: status for value, status in answers.items() if status not in {200, 422}} == {}


@pytest.mark.parametrize("field", ["people", "needs"])
def test_ones_own_sign_up_answers_every_nasty_value_of_a_field(client, site, field):
    url = address("events:registration_detail", "nb", [site.registration.token])
    answers = {value[:100]: answer(client, "post", url, {"people": "1", field: value}) for value in NASTY}

    assert {value: status for value, status in answers.items() if status not in {302, 422}} == {}


A_TIP = {
    "submission": "5f6e1c9a-2f43-4d0e-9a36-0c6b7f0f6a10",
    "nickname": "",
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


@time_machine.travel("2029-11-22 12:00", tick=True)
@pytest.mark.parametrize("field", [*A_TIP, "opened"])
def test_the_tip_form_answers_every_nasty_value_of_a_field(client, db, unhurried, field):
    form = {**A_TIP, "opened": pace.opened_now()}
    answers = {value[:100]: answer(client, "post", "/arrangementer/tips/", {**form, field: value}) for value in NASTY}

    assert answer(client, "post", "/arrangementer/tips/", form) == 302
    assert {value: status for value, status in answers.items() if status not in {302, 422}} == {}


@pytest.mark.parametrize("name", ["alert_detail", "confirmation_detail"])
def test_a_secret_pages_form_answers_every_nasty_value(client, site, name):
    url = address(f"premises:{name}", "nb", ARGUMENTS[f"premises:{name}"](site))
    field = {"alert_detail": "frequency", "confirmation_detail": f"lokale-{site.unit.pk}"}[name]

    assert {answer(client, "post", url, {field: value}) for value in NASTY} == {422}


A_CHALLENGE = {
    "nickname": "",
    "title": "Tomme rom",
    "task": "Varm bare rom som er i bruk.",
    "reason": "Det koster.",
    "deadline": "2030-06-16",
    "organisation_name": "Eksempel kommune",
    "contact_name": "Ola Nordmann",
    "contact_email": "ola@kommune.example",
    "contact_phone": "73 59 50 00",
}


@pytest.mark.parametrize("field", [*A_CHALLENGE, "submission", "opened"])
def test_the_challenge_form_answers_every_nasty_value_of_a_field(client, site, unhurried, field):
    faults = {}
    for value in NASTY:
        form = {"submission": str(uuid.uuid4()), "opened": pace.opened_now(), **A_CHALLENGE, field: value}
        if (status := answer(client, "post", "/samarbeid/ny-utfordring/", form)) not in {302, 422}:
            faults[value[:100]] = status

    assert faults == {}


JOINING = {
    "submission": "5f0c2f6e-0c43-4a53-8b34-2f3a1a1f9a77",
    "opened": "",
    "nickname": "",
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


@pytest.mark.parametrize("field", JOINING)
def test_the_join_form_answers_every_nasty_value_of_a_field(client, site, unhurried, field):
    form = JOINING | {"opened": pace.opened_now()}
    answers = {value[:100]: answer(client, "post", "/medlemmer/bli-medlem/", {**form, field: value}) for value in NASTY}

    assert {value: status for value, status in answers.items() if status not in {302, 422}} == {}


@pytest.mark.parametrize("field", ["email", "opened", "nickname"])
def test_the_form_that_asks_for_an_edit_link_answers_every_nasty_value(client, site, unhurried, field):
    form, url = {"opened": pace.opened_now(), "email": site.contact.email}, f"/medlemmer/{site.tenant.slug}/rediger/"
    answers = {value[:100]: answer(client, "post", url, {**form, field: value}) for value in NASTY}

    assert {value: status for value, status in answers.items() if status not in {302, 422}} == {}


PROFILE = ["text_nb", "text_en", "website", "logo", "remove_logo"]
CONTACT = [f"kontakt-1-{name}" for name in ("pk", "name", "title_nb", "email", "phone", "is_public")]


@pytest.mark.parametrize("field", [*PROFILE, *CONTACT, "kontakt-TOTAL_FORMS", "kontakt-INITIAL_FORMS"])
def test_the_profile_form_answers_every_nasty_value_of_a_field(client, site, field):
    form = {"kontakt-TOTAL_FORMS": "3", "kontakt-INITIAL_FORMS": "1", "text_nb": "Vi lager ting."}
    url = f"/medlemmer/profil/rediger/{site.session_token}/"
    answers = {value[:100]: answer(client, "post", url, {**form, field: value}) for value in NASTY}

    assert {value: status for value, status in answers.items() if status not in {200, 302, 422}} == {}
