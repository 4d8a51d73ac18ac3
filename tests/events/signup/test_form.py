"""Signing up without an account: stored once, and the answer tells nobody who has signed up."""

import pytest
from django.test import Client

from events.models import Registration
from events.signup import capacity
from tech_port.open_forms.forms import opened_now
from tech_port.outbox.models import Mail
from tests.events.signup.sent import EMAIL, address, an_event, in_hours, mails, typed
from tests.factories import make_registration
from tests.links import tokens_in
from tests.pages_read import flat

pytestmark = pytest.mark.django_db


def test_what_is_typed_is_stored_and_answered_with_a_copy_and_without_the_secret(client):
    event = an_event(capacity=10)

    form = typed(email="Kari@Robotikk.example", organisation_name="Robotikk AS", people="3", needs="Glutenfri")
    answer = client.post(address(event), form)

    row = Registration.objects.get()
    [secret] = tokens_in(Mail.objects.get().text)
    assert (answer.status_code, answer.headers["Cache-Control"], secret in flat(answer)) == (200, "no-store", False)
    assert (row.name, row.email, row.organisation_name) == ("Kari Nordmann", EMAIL, "Robotikk AS")
    assert (row.people, row.needs, row.language, row.status) == (3, "Glutenfri", "nb", "confirmed")
    assert len(row.sender_hash) == 64
    assert "<h1>Det er plass til dere</h1>" in flat(answer)
    assert answer.context["answer"].copy == [
        ("Navn", "Kari Nordmann"),
        ("E-post", EMAIL),
        ("Virksomhet", "Robotikk AS"),
        ("Antall personer", 3),
        ("Mat og tilrettelegging for deg selv", "Glutenfri"),
    ]
    assert (Mail.objects.get().to, mails()) == (EMAIL, ["confirmed"])


@pytest.mark.parametrize("values", [{"signup_closes_at": in_hours(-1)}, {"capacity": 1, "has_waiting_list": False}])
def test_a_refusal_does_not_tell_whether_the_address_is_known(client, values):
    event = an_event(**values)
    make_registration(event=event, email="kjent@robotikk.example")
    form = typed()

    known = Client().post(address(event), {**form, "email": "kjent@robotikk.example"})
    unknown = Client().post(address(event), {**form, "email": "ny@robotikk.example"})

    assert (known.status_code, unknown.status_code) == (422, 422)
    assert known.context["form"].errors == unknown.context["form"].errors
    assert mails() == []


def test_capital_letters_are_the_same_person(client):
    event = an_event()

    statuses = [client.post(address(event), typed(email=email)).status_code for email in (EMAIL, EMAIL.upper())]

    assert (statuses, Registration.objects.count(), mails()) == ([200, 200], 1, ["confirmed", "known"])


def test_a_form_that_is_sent_twice_is_one_sign_up_and_one_mail(client):
    event, form = an_event(), typed()

    answers = [flat(client.post(address(event), form)) for _time in range(2)]

    assert answers[0] == answers[1]
    assert "<h1>Det er plass til deg</h1>" in answers[0]
    assert (Registration.objects.count(), mails()) == (1, ["confirmed"])


def test_who_goes_back_and_signs_up_a_colleague_with_the_same_form_does_so(client):
    event, form = an_event(), typed()

    client.post(address(event), form)
    client.post(address(event), {**form, "email": "kollega@robotikk.example"})

    assert sorted(Registration.objects.values_list("email", flat=True)) == [EMAIL, "kollega@robotikk.example"]


def test_who_gave_the_seat_up_and_sends_the_same_form_again_is_signed_up_again(client):
    event, form = an_event(), typed()
    client.post(address(event), form)
    capacity.cancel(Registration.objects.get())

    client.post(address(event), form)

    assert sorted(Registration.objects.values_list("status", flat=True)) == ["cancelled", "confirmed"]
    assert mails() == ["confirmed", "cancelled", "confirmed"]


def test_the_last_seat_that_went_meanwhile_is_refused_with_what_was_typed(client):
    event = an_event(capacity=2, has_waiting_list=False)
    make_registration(event=event)

    answer = client.post(address(event), typed(people="2", name="Ola Blåbær"))

    assert answer.status_code == 422
    assert "Det er ikke plass til så mange. 1 plass igjen." in flat(answer)
    assert 'value="Ola Blåbær"' in flat(answer)
    assert (Registration.objects.count(), Mail.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    ("field", "value"),
    [("email", "kari@"), ("email", ""), ("name", " "), ("people", "0"), ("people", "6"), ("people", ""),
     ("people", "to"), ("needs", "x" * 501), ("organisation_name", "x" * 151)],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_field(client, field, value):
    event = an_event(largest_party=5)

    answer = client.post(address(event), typed(**{field: value}))

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert f'href="#id_{field}"' in flat(answer)
    assert (Registration.objects.count(), Mail.objects.count()) == (0, 0)


def test_a_form_that_is_damaged_or_too_fast_is_asked_for_once_more(client):
    event = an_event()

    damaged = client.post(address(event), typed(submission="x"))
    fast = client.post(address(event), typed(opened=opened_now()))

    mended = damaged.context["form"].data
    assert (damaged.status_code, fast.status_code, Registration.objects.count()) == (422, 422, 0)
    assert client.post(address(event), typed(submission=str(mended["submission"]))).status_code == 200
