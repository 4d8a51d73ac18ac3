"""What a sign-up is answered with: how the event stands, a copy, and nothing that tells who is signed up already."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from events.models import Registration
from tech_port.outbox.models import Mail
from tests.events.signup.sent import EMAIL, address, an_event, link, mails, typed
from tests.factories import make_registration
from tests.pages_read import flat

pytestmark = pytest.mark.django_db


def answered(event, **changes):
    """The page that answers, without the hidden number of its frame's forms."""
    return re.sub(r'value="[\w:.-]{20,}"', "", flat(Client().post(address(event), typed(**changes))))


@pytest.mark.parametrize(
    ("taken", "people", "heading", "sentence"),
    [
        (0, "1", "Det er plass til deg", "Det var ledig plass da påmeldingen kom."),
        (0, "3", "Det er plass til dere", "Det var ledig plass til alle 3 da påmeldingen kom."),
        (4, "1", "Ventelisten har fått påmeldingen", "Ingen venter foran deg."),
        (4, "2", "Ventelisten har fått påmeldingen", "Ingen venter foran dere."),
    ],
)
def test_the_page_says_what_the_state_of_the_event_gives(taken, people, heading, sentence):
    event = an_event(capacity=4)
    if taken:
        make_registration(event=event, people=taken)

    page = answered(event, people=people)

    assert f"<h1>{heading}</h1>" in page
    assert sentence in page
    assert ("kalender.ics" in page) is (taken == 0)


@pytest.mark.parametrize(
    ("free", "heading", "sentence", "in_the_mail"),
    [
        (1, "Det er 1 plass ledig", "Dere er 3, så vi spør på e-post om den er nok.", "greier dere med plassen,"),
        (2, "Det er 2 plasser ledige", "Dere er 3, så vi spør på e-post om de er nok.", "greier dere med plassene,"),
    ],
)
def test_a_party_of_more_than_are_free_is_told_so_and_that_a_question_comes(free, heading, sentence, in_the_mail):
    event, form = an_event(capacity=3), typed(people="3")
    make_registration(event=event, people=3 - free)

    pages = [flat(Client().post(address(event), form)) for _again in range(2)]

    assert [f"<h1>{heading}</h1>" in page and sentence in page and in_the_mail in page for page in pages] == [True] * 2
    assert ["Ventelisten har fått" in page for page in pages] == [False, False]
    mail = Mail.objects.get()
    assert (mails(), mail.subject) == (["asked"], "Er det nok plasser? Frokost om data")
    links = [re.findall(r"/arrangementer/pamelding/[\w-]+/([\w/]*)", text) for text in (mail.text, mail.html)]
    assert links == [["plass/", "", "avmelding/"]] * 2


@pytest.mark.parametrize("is_known", [True, False])
def test_a_party_that_is_known_is_told_the_same_as_a_new_one(is_known):
    event = an_event(capacity=3)
    make_registration(event=event, people=2, email=EMAIL if is_known else "annen@x.example")

    page = answered(event, people="3")

    assert "<h1>Det er 1 plass ledig</h1>" in page
    assert mails() == (["known"] if is_known else ["asked"])


def test_the_page_says_how_many_wait_before(client):
    event = an_event(capacity=1)
    make_registration(event=event)
    make_registration(event=event, status="waiting", people=2)

    page = answered(event)

    assert "2 personer venter fra før." in page


def test_what_comes_by_mail_is_said_to_one_and_to_a_party():
    event = an_event(capacity=9)

    one, party = answered(event), answered(event, email="b@x.example", people="2")

    assert "Der står det at du har plass, med kalenderfilen" in one
    assert "Der står det at dere har plass, med kalenderfilen" in party


@pytest.mark.parametrize("status", ["confirmed", "waiting", "offered"])
@pytest.mark.parametrize("capacity", [9, 1])
def test_the_page_is_the_same_for_an_address_that_is_known(status, capacity):
    event = an_event(capacity=capacity)
    make_registration(event=event)
    if capacity > 1 or status == "waiting":
        make_registration(event=event, email=EMAIL, status=status, people=1, needs="Hemmelig", name="Hemmelig")
    other = an_event(slug="annen", capacity=capacity)
    make_registration(event=other)
    if capacity > 1 or status == "waiting":
        make_registration(event=other, email="annen@x.example", status=status)

    known, new = answered(event), answered(other)

    assert known.replace(event.venue.name, "") == new.replace("/annen/", "/frokost/").replace(other.venue.name, "")
    assert "Hemmelig" not in known


def test_a_known_and_a_new_address_cost_the_same_work():
    event = an_event(capacity=9)
    make_registration(event=event, email=EMAIL)

    work = []
    for email in (EMAIL, "ny@x.example"):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            answered(event, email=email)
        work.append([query["sql"].split()[0] for query in queries])

    known, new = ({word: words.count(word) for word in ("INSERT", "UPDATE", "DELETE")} for words in work)
    assert mails() == ["known", "confirmed"]
    assert known == new
    assert abs(len(work[0]) - len(work[1])) <= 1


# Each person's needs


def test_needs_are_asked_for_and_kept_for_each_person(client):
    event = an_event(largest_party=3)
    form = client.get(address(event))

    client.post(address(event), typed(people="3", needs=" Gluten\nfri ", needs_3="Teleslynge"))

    row = Registration.objects.get()
    assert [f'name="{name}"' in flat(form) for name in ("needs", "needs_2", "needs_3", "needs_4")] == [True] * 3 + [
        False
    ]
    assert row.needs == "Gluten fri\n\nTeleslynge"
    assert row.needs_in_words == "1: Gluten fri; 3: Teleslynge"


def test_needs_of_more_people_than_come_are_asked_about(client):
    event = an_event(largest_party=3)

    answer = client.post(address(event), typed(people="1", needs="Glutenfri", needs_2="Nøtter"))

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["needs_2"])
    assert "<details open>" in flat(answer)
    assert "Påmeldingen gjelder 1. Ta bort dette, eller endre antallet." in flat(answer)


def test_ones_own_page_shows_and_changes_each_persons_needs(client):
    registration = make_registration(event=an_event(capacity=3), people=2, needs="Glutenfri\nNøtter")

    page = flat(client.get(link(registration)))
    client.post(link(registration), {"people": "3", "needs": "", "needs_2": "Nøtter", "needs_3": "Vegetar"})

    registration.refresh_from_db()
    assert "1: Glutenfri; 2: Nøtter" in page
    assert 'value="Nøtter"' in page
    assert registration.needs == "\nNøtter\nVegetar"
