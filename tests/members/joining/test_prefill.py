"""Those who want to join let the register fill in what stands empty; what they typed stays, whatever it answers."""

import pytest

from members.models import JoinRequest
from members.register.errors import Failure
from tests.members.joining.requests import ADDRESS, ORGNR, typed
from tests.pages_read import filled, get, text
from tests.register import answer, send

pytestmark = pytest.mark.django_db
FETCH = {"_fetch": "1"}


def values(response):
    """What the form has in its fields, but for what it is handed out with."""
    sent = filled(response)
    return {name: sent[name] for name in ("name", "orgnr", "kind", "website", "about", "contact_name", "email")}


def note(response):
    return " ".join(text(response).partition('role="status">')[2].partition("</div>")[0].split())


def test_empty_fields_are_filled_in_and_nothing_is_sent_but_the_number(client, register):
    page = client.post(ADDRESS, typed(name="", orgnr="923 609 016", about="Vi lager roboter.") | FETCH)

    assert page.status_code == 200
    assert values(page) == {
        "name": "FJORDKRAFT ROBOTIKK AS",
        "orgnr": "923\u00a0609\u00a0016",
        "kind": ["industry"],
        "website": "https://www.robotikk.example",
        "about": "Vi lager roboter.",
        "contact_name": "Kari Nordmann",
        "email": "kari@robotikk.example",
    }
    assert note(page) == "<p>Hentet fra Enhetsregisteret: Virksomhet, Nettsted. Rett det som ikke stemmer.</p>"
    assert [path for path, _headers in register.asked] == [f"/api/enheter/{ORGNR}"]
    assert JoinRequest.objects.count() == 0


def test_what_was_typed_is_not_overwritten(client, register):
    page = client.post(ADDRESS, typed(name="Robotikk", orgnr=ORGNR, website="ikke ferdig") | FETCH)

    assert [values(page)[name] for name in ("name", "website")] == ["Robotikk", "ikke ferdig"]
    assert "Enhetsregisteret har ingenting å fylle ut" in note(page)


def test_the_form_that_was_filled_in_is_sent_as_any_other_and_once(client, register):
    page = client.post(ADDRESS, typed(name="", orgnr=ORGNR) | FETCH)
    form = filled(page)

    answers = [client.post(ADDRESS, form).status_code for _time in range(2)]

    assert answers == [302, 302]
    assert [(row.name, row.orgnr) for row in JoinRequest.objects.all()] == [("FJORDKRAFT ROBOTIKK AS", ORGNR)]


@pytest.mark.parametrize(
    ("orgnr", "sentence"),
    [
        ("", "Skriv organisasjonsnummeret."),
        ("923609017", "Organisasjonsnummeret stemmer ikke. Det har ni sifre, og det siste er et kontrollsiffer."),
        ("974767880", str(Failure.UNKNOWN.label)),
    ],
)
def test_a_number_that_cannot_be_looked_up_is_said_and_all_stays(client, register, orgnr, sentence):
    page = client.post(ADDRESS, typed(name="Robotikk", orgnr=orgnr, about="Behold dette") | FETCH)

    assert sentence in note(page)
    assert [values(page)[name] for name in ("name", "about")] == ["Robotikk", "Behold dette"]


def test_a_register_that_is_down_stops_nobody(client, register):
    register.reply = lambda handler: send(handler, b"", 500)
    form = typed(orgnr=ORGNR)

    page = client.post(ADDRESS, form | FETCH)
    sent = client.post(ADDRESS, form)

    assert str(Failure.DOWN.label) in note(page)
    assert (page.status_code, sent.status_code, len(register.asked)) == (200, 302, 1)


def test_one_that_is_dissolved_is_told_so(client, register):
    register.units[ORGNR] = answer(slettedato="2026-03-01")

    page = client.post(ADDRESS, typed(orgnr=ORGNR) | FETCH)

    assert "Slettet fra Enhetsregisteret 1. mars 2026." in note(page).replace("\u00a0", " ")


def test_a_visitor_that_looks_up_as_a_robot_does_waits_and_others_do_not(client, register, settings):
    settings.FORMS_AN_HOUR_PER_ADDRESS = 2

    statuses = [
        client.post(ADDRESS, typed(orgnr=ORGNR) | FETCH, REMOTE_ADDR=address).status_code
        for address in ("198.51.100.7", "198.51.100.7", "198.51.100.7", "198.51.100.8")
    ]

    assert (statuses, len(register.asked)) == ([200, 200, 429, 200], 3)


def test_without_a_register_there_is_no_button(client, settings):
    settings.REGISTER_URL = ""
    without = text(get(client, ADDRESS))
    settings.REGISTER_URL = "https://register.example/api"
    having = text(get(client, ADDRESS))

    assert ["Hent fra Enhetsregisteret" in page for page in (without, having)] == [False, True]


def test_enter_in_a_field_sends_the_form(client, register):
    page = text(get(client, ADDRESS))

    assert page.partition("<form")[2].index("<button") < page.partition("<form")[2].index('name="_fetch"')
