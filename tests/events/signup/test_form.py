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


def test_what_is_typed_is_stored_and_the_receipt_tells_nobody_who_it_was(client):
    event = an_event(capacity=10)

    form = typed(email="Kari@Robotikk.example", organisation_name="Robotikk AS", people="3", needs="Glutenfri")
    answer = client.post(address(event), form)

    row = Registration.objects.get()
    receipt, secret = client.get(answer["Location"]), tokens_in(Mail.objects.get().text)
    assert (answer["Location"], len(secret)) == (address(event) + "?takk=1", 1)
    assert (row.name, row.email, row.organisation_name) == ("Kari Nordmann", EMAIL, "Robotikk AS")
    assert (row.people, row.needs, row.language, row.status) == (3, "Glutenfri", "nb", "confirmed")
    assert len(row.sender_hash) == 64
    assert "Svaret er på vei til e-posten din" in flat(receipt)
    assert [word for word in ("Kari", "robotikk", "Robotikk", "Glutenfri", *secret) if word in flat(receipt)] == []
    assert (Mail.objects.get().to, mails()) == (EMAIL, ["confirmed"])


def test_the_answer_is_the_same_for_a_new_a_waiting_and_a_known_address(client):
    event = an_event(capacity=1)
    full = an_event(slug="fullt", capacity=1)
    for taken in (event, full):
        make_registration(event=taken)
    event.registrations.all().delete()
    make_registration(event=full, email="kjent@robotikk.example", status="waiting")
    forms = [
        (event, typed(email="ny@robotikk.example")),
        (full, typed(email="venter@robotikk.example")),
        (full, typed(email="KJENT@robotikk.example")),
    ]

    found = []
    for where, form in forms:
        answer = Client().post(address(where), form)
        receipt = Client().get(answer["Location"]).content.decode().replace(where.slug, "").replace(where.title, "")
        found.append((answer.status_code, answer["Location"].replace(where.slug, ""), receipt, answer.content))

    assert found[0] == found[1] == found[2]
    assert mails() == ["confirmed", "waiting", "known"]


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

    assert (statuses, Registration.objects.count(), mails()) == ([302, 302], 1, ["confirmed", "known"])


def test_a_form_that_is_sent_twice_is_one_sign_up_and_one_mail(client):
    event, form = an_event(), typed()

    answers = [client.post(address(event), form)["Location"] for _time in range(2)]

    assert answers == [address(event) + "?takk=1"] * 2
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
    assert client.post(address(event), typed(submission=str(mended["submission"]))).status_code == 302
