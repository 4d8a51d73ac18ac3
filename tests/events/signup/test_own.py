"""One's own sign-up: how it stands, and what the link opens."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from events.models import Event
from events.signup import capacity
from tests.events.signup.sent import an_event, in_hours, link, mails
from tests.factories import make_event, make_key_point, make_registration
from tests.pages_read import flat

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("values", "event_values", "heading", "sentence"),
    [
        ({}, {}, "Du har plass", "Plassen er din."),
        ({"people": 3}, {}, "Dere har plass", "Dere har 3 plasser."),
        ({"status": "waiting"}, {}, "Du er nummer 1 på ventelisten", "Blir det ledig, får du en e-post"),
        ({"status": "waiting", "people": 2}, {}, "Dere er nummer 1 på ventelisten", "Blir det ledig til alle"),
        (
            {"status": "waiting"},
            {"starts_at": in_hours(1)},
            "Du er nummer 1 på ventelisten",
            "Det er så kort tid igjen",
        ),
        ({"status": "offered"}, {}, "Det er blitt ledig plass til deg", "Ta imot den innen"),
        ({"status": "offered", "offer_expires_at": in_hours(-1)}, {}, "Tilbudet gikk ut", "Du svarte ikke i tide"),
        ({"status": "cancelled"}, {}, "Du er meldt av", "ikke påmeldt"),
        ({"status": "expired"}, {}, "Tilbudet gikk ut", "gikk videre til den neste"),
        ({}, {"state": "cancelled"}, "Arrangementet er avlyst", "Du trenger ikke gjøre noe."),
        ({}, {"state": "draft"}, "Arrangementet er tatt ned", "Påmeldingen din er tatt vare på."),
        ({"status": "attended"}, {"starts_at": in_hours(-9)}, "Arrangementet er over", "Takk for at du var med."),
        ({}, {"starts_at": in_hours(-9)}, "Arrangementet er over", "Takk for at du meldte deg på."),
        ({"status": "waiting"}, {"starts_at": in_hours(-9)}, "Arrangementet er over", "Det ble dessverre ikke plass"),
    ],
)
def test_my_sign_up_says_how_it_stands(client, values, event_values, heading, sentence):
    registration = make_registration(event=an_event(**event_values), **values)

    page = client.get(link(registration))

    assert page.status_code == 200
    assert f"<h1>{heading}</h1>" in flat(page)
    assert sentence in flat(page)
    assert '<meta name="robots" content="noindex">' in flat(page)
    assert (page["Cache-Control"], page["Referrer-Policy"]) == ("no-store", "same-origin")


def test_the_place_in_the_queue_follows_who_is_before(client):
    event = an_event(capacity=1)
    make_registration(event=event)
    first, second = [make_registration(event=event, status="waiting") for _one in range(2)]
    before = flat(client.get(link(second)))

    capacity.cancel(first)

    assert "Du er nummer 2 på ventelisten" in before
    assert "Du er nummer 1 på ventelisten" in flat(client.get(link(second)))


def test_an_event_that_moved_says_when_it_was_to_have_been(client):
    with time_machine.travel("2026-03-01T12:00Z", tick=False):
        event = an_event(starts_at=timezone.now() + timedelta(days=3))
        registration = make_registration(event=event)
        event.starts_at, event.ends_at, event.state = in_hours(96), in_hours(98), "moved"
        event.save()

        page = client.get(link(registration))

        assert "Arrangementet er flyttet. Det skulle ha begynt 4. mars 2026 kl. 13.00." in flat(page)


def test_after_the_event_the_points_stand_on_the_page_and_nothing_can_be_changed(client):
    event = an_event(starts_at=in_hours(-9))
    registration = make_registration(event=event, needs="Glutenfri")
    make_key_point(event=event, text_nb="Del det dere kan.")

    page = client.get(link(registration))
    client.post(link(registration), {"people": "2", "needs": ""})
    client.post(link(registration, "avmelding/"))

    registration.refresh_from_db()
    assert "Del det dere kan." in flat(page)
    assert "<form" not in flat(page).partition("<main")[2].partition("</main>")[0]
    assert (registration.people, registration.needs, registration.status) == (1, "Glutenfri", "confirmed")
    assert mails() == []


def test_the_page_says_what_is_kept_and_until_when(client):
    with time_machine.travel("2026-03-01T12:00Z", tick=False):
        event = an_event(starts_at=timezone.now() + timedelta(days=3))
        registration = make_registration(event=event, name="Kari Blåbær", needs="Teleslynge")

        page = flat(client.get(link(registration)))

    for words in ("Kari Blåbær", registration.email, "Teleslynge"):
        assert words in page
    assert "<dt>Slettes</dt><dd>3. april 2026</dd>" in page
    assert "<dt>Mat og tilrettelegging slettes</dt><dd>11. mars 2026</dd>" in page


def test_the_calendar_file_is_for_who_has_a_seat(client):
    event = an_event()
    seated, waiting = make_registration(event=event), make_registration(event=event, status="waiting")
    vague = make_registration(event=an_event(slug="en-gang", precision="month"))

    answer = client.get(link(seated, "kalender.ics"))

    assert (answer["Content-Type"], answer["Cache-Control"]) == ("text/calendar; charset=utf-8", "no-store")
    assert answer["Content-Disposition"] == 'attachment; filename="frokost.ics"'
    assert f"UID:{event.uid}" in answer.content.decode()
    assert ["kalender.ics" in flat(client.get(link(row))) for row in (seated, waiting, vague)] == [True, False, False]
    assert client.get(link(vague, "kalender.ics")).status_code == 404


def test_only_who_has_a_seat_sees_the_address_of_the_broadcast(client):
    event = an_event(online_url="https://sending.example/rom")
    rows = [make_registration(event=event, status=status) for status in ("confirmed", "waiting", "offered", "expired")]

    pages = [client.get(link(row)) for row in rows] + [client.get(event.get_absolute_url())]

    assert ["sending.example" in flat(page) for page in pages] == [True, False, False, False, False]


def test_looking_at_an_offer_takes_nothing_and_the_button_takes_it_once(client):
    event = an_event(capacity=1)
    registration = make_registration(event=event, status="offered")

    page = client.get(link(registration, "plass/"))
    registration.refresh_from_db()
    looked_at = registration.status
    answers = [client.post(link(registration, "plass/")) for _time in range(2)]

    registration.refresh_from_db()
    assert (page.status_code, looked_at, registration.status) == (200, "offered", "confirmed")
    assert [answer["Location"] for answer in answers] == [link(registration)] * 2
    assert mails() == ["confirmed"]
    assert client.get(link(registration, "plass/"))["Location"] == link(registration)


@pytest.mark.parametrize("event_values", [{"state": "cancelled"}, {"state": "draft"}])
def test_a_seat_at_an_event_that_is_not_held_cannot_be_taken(client, event_values):
    registration = make_registration(event=an_event(**event_values), status="offered")

    client.post(link(registration, "plass/"))

    registration.refresh_from_db()
    assert registration.status != "confirmed"
    assert mails() == []


def test_an_offer_that_ran_out_cannot_be_taken(client):
    registration = make_registration(event=an_event(), status="offered", offer_expires_at=in_hours(-1))

    answer = client.post(link(registration, "plass/"), follow=True)

    registration.refresh_from_db()
    assert registration.status == "expired"
    assert "<h1>Tilbudet gikk ut</h1>" in flat(answer)


def test_a_secret_link_that_is_not_right_is_not_found(client):
    registration = make_registration(event=an_event())
    wrong = f"/arrangementer/pamelding/{registration.token[:-1]}x/"

    assert [client.get(wrong + rest).status_code for rest in ("", "plass/", "avmelding/", "kalender.ics")] == [404] * 4
    assert client.post(wrong + "avmelding/").status_code == 404
    assert "<h1>Påmeldingen er slettet, eller lenken er ikke hel</h1>" in flat(client.get(wrong))
    assert client.get(f"/arrangementer/pamelding/{registration.submission}/").status_code == 404


def test_an_event_that_is_called_sign_up_still_has_its_page(client):
    event = make_event(slug="pamelding")

    assert client.get("/arrangementer/pamelding/").context["event"] == event
    assert Event.objects.get() == event
