"""One's own sign-up changed and given up."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import Registration
from events.signup import capacity
from events.signup.forms import ChangeForm
from tests.events.signup.sent import address, an_event, link, mails
from tests.factories import make_registration
from tests.jobs import run_job
from tests.pages_read import flat

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("status", "question", "words"),
    [
        ("confirmed", "Vil du melde deg av?", "Meld deg av"),
        ("waiting", "Vil du gå ut av ventelisten?", "Gå ut av ventelisten"),
        ("offered", "Vil du si nei til plassen?", "Takk nei til plassen"),
    ],
)
def test_giving_up_is_asked_about_first_and_is_done_once(client, status, question, words):
    registration = make_registration(event=an_event(), status=status)

    page = client.get(link(registration, "avmelding/"))
    registration.refresh_from_db()
    looked_at = registration.status
    answers = [client.post(link(registration, "avmelding/")) for _time in range(2)]

    registration.refresh_from_db()
    assert (looked_at, registration.status, mails()) == (status, "cancelled", ["cancelled"])
    assert f"<h1>{question}</h1>" in flat(page)
    assert f'<button class="button">{words}</button>' in flat(page)
    assert [answer["Location"] for answer in answers] == [link(registration)] * 2
    assert client.get(link(registration, "avmelding/"))["Location"] == link(registration)
    assert f'href="{address(registration.event)}">Meld deg på igjen' in flat(client.get(link(registration)))


def test_the_number_of_people_and_the_needs_are_changed_and_deleted(client):
    event = an_event(capacity=4)
    registration = make_registration(event=event, needs="Glutenfri")

    more = client.post(link(registration), {"people": "3", "needs": "Glutenfri og teleslynge"})
    page = client.get(more["Location"])
    registration.refresh_from_db()
    changed = (registration.people, registration.needs)
    client.post(link(registration), {"people": "2", "needs": ""})

    registration.refresh_from_db()
    event.refresh_from_db()
    assert (more["Location"], "Endringen er lagret." in flat(page)) == (link(registration) + "?endret=1", True)
    assert (changed, registration.people, registration.needs) == ((3, "Glutenfri og teleslynge"), 2, "")
    assert event.seats_taken == 2


def test_more_people_than_there_is_room_for_are_refused_and_nothing_is_changed(client):
    event = an_event(capacity=3)
    registration = make_registration(event=event, needs="Glutenfri")
    make_registration(event=event)

    answer = client.post(link(registration), {"people": "3", "needs": "Noe annet"})

    registration.refresh_from_db()
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["people"])
    assert "Høyst 2." in flat(answer)
    assert "Noe annet" in flat(answer)
    assert (registration.people, registration.needs) == (1, "Glutenfri")


def test_what_is_saved_after_signing_off_in_another_tab_is_said_to_be_lost(client):
    registration = make_registration(event=an_event(), needs="Glutenfri")
    client.post(link(registration, "avmelding/"))

    answer = client.post(link(registration), {"people": "1", "needs": "Nøtter"})
    page = flat(client.get(answer["Location"]))

    registration.refresh_from_db()
    assert answer["Location"] == link(registration) + "?ulagret=1"
    assert ("Endringen ble ikke lagret." in page, "Endringen er lagret." in page) == (True, False)
    assert "<h1>Du er meldt av</h1>" in page
    assert registration.needs == ""


def test_what_is_saved_while_signing_off_is_said_to_be_lost(client, monkeypatch):
    registration = make_registration(event=an_event(), needs="Glutenfri")
    check = ChangeForm.clean

    def sign_off_meanwhile(form):
        capacity.cancel(registration)
        return check(form)

    monkeypatch.setattr(ChangeForm, "clean", sign_off_meanwhile)
    answer = client.post(link(registration), {"people": "1", "needs": "Nøtter"})

    registration.refresh_from_db()
    assert (answer.status_code, registration.status, registration.needs) == (422, "cancelled", "")
    assert "Endringen ble ikke lagret: Påmeldingen er over." in flat(answer)


@pytest.mark.parametrize("status", ["cancelled", "expired"])
def test_the_old_link_says_that_one_has_signed_up_again_and_nothing_of_how_it_stands(client, status):
    event = an_event()
    old = make_registration(event=event, status=status, email="Kari@a.example")
    before = flat(client.get(link(old)))
    make_registration(event=an_event(slug="et-annet"), email="kari@a.example")
    of_another_event = flat(client.get(link(old)))
    new = make_registration(event=event, email="kari@a.example", people=3, name="Hemmelig", needs="Nøtter")

    page = flat(client.get(link(old)))

    asks_again = [">Meld deg på igjen</a>" in one for one in (before, of_another_event, page)]
    assert asks_again == [True, True, False]
    assert "<h1>Du har meldt deg på igjen</h1>" in page
    assert "Lenken til den nye ligger i den nyeste e-posten fra oss." in page
    assert [words in page for words in ("Hemmelig", "Nøtter", new.token)] == [False] * 3


def test_who_did_not_confirm_in_time_and_signed_up_again_has_nothing_to_confirm(client):
    ago = timezone.now() - timedelta(hours=1)
    old = make_registration(event=an_event(), is_held=True, created_at=ago, email="kari@a.example")
    run_job("seats")
    before = flat(client.get(link(old)))
    make_registration(event=old.event, email="kari@a.example")

    page = flat(client.get(link(old)))

    assert ["Bekreft påmeldingen</button>" in one for one in (before, page)] == [True, False]
    assert "<h1>Du har meldt deg på igjen</h1>" in page
    assert sorted(Registration.objects.values_list("status", flat=True)) == ["confirmed", "expired"]


def test_seats_that_went_between_looking_and_sending_are_refused(client, monkeypatch):
    registration = make_registration(event=an_event(capacity=3), needs="Glutenfri")
    monkeypatch.setattr(capacity, "resize", lambda *_arguments: False)

    answer = client.post(link(registration), {"people": "2", "needs": ""})

    registration.refresh_from_db()
    assert (answer.status_code, "Det er ikke plass til så mange lenger." in flat(answer)) == (422, True)
    assert registration.needs == "Glutenfri"


def test_who_waits_cannot_grow_and_one_alone_is_not_asked_how_many(client):
    event = an_event(capacity=1)
    make_registration(event=event)
    alone = make_registration(event=event, status="waiting")
    pair = make_registration(event=event, status="waiting", people=2)

    grown = client.post(link(pair), {"people": "3", "needs": ""})

    assert 'name="people"' not in flat(client.get(link(alone)))
    assert grown.status_code == 422
    assert client.post(link(pair), {"people": "1", "needs": ""}).status_code == 302


def test_an_event_without_a_limit_takes_more_up_to_its_largest_party(client):
    registration = make_registration(event=an_event(capacity=None, largest_party=4))

    statuses = [client.post(link(registration), {"people": count, "needs": ""}).status_code for count in ("5", "4")]

    assert statuses == [422, 302]
