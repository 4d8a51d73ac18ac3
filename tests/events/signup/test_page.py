"""The page of a sign-up: what it says, and when it has no form."""

import pytest

from events.models import Registration
from events.signup import capacity
from tech_port.outbox.models import Mail
from tests.events.signup.sent import EMAIL, address, an_event, in_hours, typed
from tests.factories import make_registration
from tests.links import token_of
from tests.pages_read import flat

pytestmark = pytest.mark.django_db


# The page


def test_the_page_says_what_it_is_when_where_and_how_many_seats_are_left(client):
    event = an_event(capacity=3)
    event.venue.access_nb = "Ring på i resepsjonen."
    event.venue.save()

    page = client.get(address(event))

    assert page.status_code == 200
    for words in ("<h1>Frokost om data</h1>", event.venue.name, "Ring på i resepsjonen.", "3 plasser igjen."):
        assert words in flat(page)
    assert 'name="people"' in flat(page)
    assert "Slettes 7 dager etter arrangementet." in flat(page)


def test_what_is_not_asked_for_has_no_field(client):
    event = an_event(largest_party=1, asks_needs=False)

    page = client.get(address(event))
    client.post(address(event), typed(people="9", needs="Glutenfri"))

    assert ['name="people"' in flat(page), 'name="needs"' in flat(page)] == [False, False]
    assert Registration.objects.values_list("people", "needs").get() == (1, "")


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"signup_opens_at": in_hours(5)}, "Påmeldingen åpner "),
        ({"signup_closes_at": in_hours(-1)}, "Påmeldingen er stengt."),
        ({"starts_at": in_hours(-48)}, "Arrangementet er over."),
        ({"state": "cancelled"}, "Arrangementet er avlyst."),
        ({"signup": "none"}, "Du trenger ikke melde deg på."),
    ],
)
def test_where_one_cannot_sign_up_the_page_says_why_and_has_no_form(client, values, sentence):
    event = an_event(**values)

    page = client.get(address(event))
    answer = client.post(address(event), typed())

    assert (page.status_code, sentence in flat(page), 'name="email"' in flat(page)) == (200, True, False)
    assert answer.status_code == 422
    assert (Registration.objects.count(), Mail.objects.count()) == (0, 0)


def test_a_full_event_without_a_waiting_list_says_so_and_has_no_form(client):
    event = an_event(capacity=1, has_waiting_list=False)
    make_registration(event=event)

    page = client.get(address(event))

    assert "Alle plassene er tatt." in flat(page)
    assert 'name="email"' not in flat(page)


def test_sign_up_elsewhere_is_a_link_and_nothing_is_taken_here(client):
    event = an_event(signup="external", signup_url="https://andre.example/billett")

    page = client.get(address(event))
    answer = client.post(address(event), typed())

    assert 'href="https://andre.example/billett" rel="external"' in flat(page)
    assert 'name="email"' not in flat(page)
    assert (answer.status_code, "Du kan ikke melde deg på her." in flat(answer)) == (422, True)
    assert Registration.objects.count() == 0


def test_a_draft_is_not_found_and_a_hidden_event_is_reached_but_not_for_robots(client):
    draft, hidden = an_event(state="draft"), an_event(slug="hemmelig", is_hidden=True)

    pages = [client.get(address(draft)), client.post(address(draft), typed()), client.get(address(hidden))]

    assert [page.status_code for page in pages] == [404, 404, 200]
    assert '<meta name="robots" content="noindex">' in flat(pages[2])
    assert client.post(address(hidden), typed()).status_code == 200
    assert Registration.objects.get().event == hidden


def test_an_example_may_be_tried_and_says_that_it_is_one(client):
    event = an_event(is_sample=True)

    pages = [client.get(address(event)), client.get(event.get_absolute_url())]
    answer = client.post(address(event), typed())

    assert ["Du kan prøve påmeldingen, men arrangementet" in flat(page) for page in pages] == [True, True]
    assert answer.status_code == 200


def test_a_party_larger_than_what_is_left_is_told_before_that_it_would_wait(client):
    event = an_event(capacity=2)
    without = an_event(slug="uten", capacity=2, has_waiting_list=False, largest_party=2)
    make_registration(event=without)
    make_registration(event=event)

    pages = [client.get(address(event)), client.get(address(without))]
    client.post(address(event), typed(people="2"))

    assert "Det er 1 plass igjen. Er dere flere, kommer hele følget på ventelisten." in flat(pages[0])
    assert "Det er 1 plass igjen." in flat(pages[1])
    assert "ventelisten" not in flat(pages[1])
    assert Registration.objects.get(email=EMAIL).status == "waiting"


def test_the_event_page_leads_to_the_form(client):
    event = an_event(capacity=1)
    free = client.get(event.get_absolute_url())
    make_registration(event=event)

    full = client.get(event.get_absolute_url())

    assert f'href="{address(event)}">Meld deg på</a>' in flat(free)
    assert f'href="{address(event)}">Still deg på venteliste</a>' in flat(full)


# What is said of seats that are held


def test_seats_that_are_held_for_a_party_are_not_said_to_be_taken_and_the_party_is_told_of_them(client):
    event = an_event(capacity=2)
    make_registration(event=event)
    party = make_registration(event=event, people=2, status="waiting")
    capacity.settle(event.pk)

    form = flat(client.get(address(event)))
    mine = flat(client.get(f"/arrangementer/pamelding/{token_of(party)}/"))

    assert "De siste plassene holdes av til dem som alt venter." in form
    assert "Alle plassene er tatt" not in form
    assert "<h1>Det er 1 plass ledig</h1>" in mine
    assert "Dere er 2. Kan dere greie dere med den, ta den innen" in mine
    assert "Ja takk, vi tar den ene plassen" in mine
