"""One's own sign-up changed and given up."""

import pytest

from events.signup import capacity
from tests.events.signup.sent import address, an_event, link, mails
from tests.factories import make_registration
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
