"""Signing up without an account, and one's own page: who gets a seat is tested in test_capacity.py."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from events.models import Event, Registration
from events.signup import capacity
from tech_port.open_forms.forms import opened_now
from tech_port.outbox.models import Mail
from tests.factories import make_event, make_key_point, make_mail, make_registration
from tests.open_forms import sent_form

pytestmark = pytest.mark.django_db

EMAIL = "kari@robotikk.example"


def an_event(**values):
    return make_event(**{"signup": "own", "slug": "frokost", "title_nb": "Frokost om data", **values})


def address(event, language="nb"):
    return f"/en/events/{event.slug}/sign-up/" if language == "en" else f"/arrangementer/{event.slug}/pamelding/"


def link(registration, rest=""):
    return f"/arrangementer/pamelding/{registration.token}/{rest}"


def typed(**changes):
    return sent_form(
        **{
            "submission": str(uuid.uuid4()),
            "name": "Kari Nordmann",
            "email": EMAIL,
            "organisation_name": "",
            "people": "1",
            "needs": "",
            **changes,
        }
    )


def text(response):
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


def mails():
    return [mail.template.removeprefix("events/emails/registration_") for mail in Mail.objects.order_by("pk")]


def in_hours(hours):
    return timezone.now().replace(microsecond=0) + timedelta(hours=hours)


# The page


def test_the_page_says_what_it_is_when_where_and_how_many_seats_are_left(client):
    event = an_event(capacity=3)
    event.venue.access_nb = "Ring på i resepsjonen."
    event.venue.save()

    page = client.get(address(event))

    assert page.status_code == 200
    for words in ("<h1>Frokost om data</h1>", event.venue.name, "Ring på i resepsjonen.", "3 plasser igjen."):
        assert words in text(page)
    assert 'name="people"' in text(page)
    assert "Slettes 7 dager etter arrangementet." in text(page)


def test_what_is_not_asked_for_has_no_field(client):
    event = an_event(largest_party=1, asks_needs=False)

    page = client.get(address(event))
    client.post(address(event), typed(people="9", needs="Glutenfri"))

    assert ['name="people"' in text(page), 'name="needs"' in text(page)] == [False, False]
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

    assert (page.status_code, sentence in text(page), 'name="email"' in text(page)) == (200, True, False)
    assert answer.status_code == 422
    assert (Registration.objects.count(), Mail.objects.count()) == (0, 0)


def test_a_full_event_without_a_waiting_list_says_so_and_has_no_form(client):
    event = an_event(capacity=1, has_waiting_list=False)
    make_registration(event=event)

    page = client.get(address(event))

    assert "Alle plassene er tatt." in text(page)
    assert 'name="email"' not in text(page)


def test_sign_up_elsewhere_is_a_link_and_nothing_is_taken_here(client):
    event = an_event(signup="external", signup_url="https://andre.example/billett")

    page = client.get(address(event))
    answer = client.post(address(event), typed())

    assert 'href="https://andre.example/billett" rel="external"' in text(page)
    assert 'name="email"' not in text(page)
    assert (answer.status_code, "Du kan ikke melde deg på her." in text(answer)) == (422, True)
    assert Registration.objects.count() == 0


def test_a_draft_is_not_found_and_a_hidden_event_is_reached_but_not_for_robots(client):
    draft, hidden = an_event(state="draft"), an_event(slug="hemmelig", is_hidden=True)

    pages = [client.get(address(draft)), client.post(address(draft), typed()), client.get(address(hidden))]

    assert [page.status_code for page in pages] == [404, 404, 200]
    assert '<meta name="robots" content="noindex">' in text(pages[2])
    assert client.post(address(hidden), typed()).status_code == 302
    assert Registration.objects.get().event == hidden


def test_an_example_may_be_tried_and_says_that_it_is_one(client):
    event = an_event(is_sample=True)

    pages = [client.get(address(event)), client.get(event.get_absolute_url())]
    answer = client.post(address(event), typed())

    assert ["Dette er et eksempel. Du kan prøve påmeldingen" in text(page) for page in pages] == [True, True]
    assert answer.status_code == 302


def test_a_party_larger_than_what_is_left_is_told_before_that_it_would_wait(client):
    event = an_event(capacity=2)
    without = an_event(slug="uten", capacity=2, has_waiting_list=False, largest_party=2)
    make_registration(event=without)
    make_registration(event=event)

    pages = [client.get(address(event)), client.get(address(without))]
    client.post(address(event), typed(people="2"))

    assert "Det er 1 plass igjen. Er dere flere, kommer hele følget på ventelisten." in text(pages[0])
    assert "Det er 1 plass igjen." in text(pages[1])
    assert "ventelisten" not in text(pages[1])
    assert Registration.objects.get(email=EMAIL).status == "waiting"


def test_the_event_page_leads_to_the_form(client):
    event = an_event(capacity=1)
    free = client.get(event.get_absolute_url())
    make_registration(event=event)

    full = client.get(event.get_absolute_url())

    assert f'href="{address(event)}">Meld deg på</a>' in text(free)
    assert f'href="{address(event)}">Still deg på venteliste</a>' in text(full)


# Sending it


def test_what_is_typed_is_stored_and_the_receipt_tells_nobody_who_it_was(client):
    event = an_event(capacity=10)

    form = typed(email="Kari@Robotikk.example", organisation_name="Robotikk AS", people="3", needs="Glutenfri")
    answer = client.post(address(event), form)

    row = Registration.objects.get()
    receipt = client.get(answer["Location"])
    assert answer["Location"] == address(event) + "?takk=1"
    assert (row.name, row.email, row.organisation_name) == ("Kari Nordmann", EMAIL, "Robotikk AS")
    assert (row.people, row.needs, row.language, row.status) == (3, "Glutenfri", "nb", "confirmed")
    assert len(row.sender_hash) == 64
    assert "Svaret er på vei til e-posten din" in text(receipt)
    assert [word for word in ("Kari", "robotikk", "Robotikk", "Glutenfri", row.token) if word in text(receipt)] == []
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
    assert "Det er ikke plass til så mange. 1 plass igjen." in text(answer)
    assert 'value="Ola Blåbær"' in text(answer)
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
    assert f'href="#id_{field}"' in text(answer)
    assert (Registration.objects.count(), Mail.objects.count()) == (0, 0)


def test_a_form_that_is_damaged_or_too_fast_is_asked_for_once_more(client):
    event = an_event()

    damaged = client.post(address(event), typed(submission="x"))
    fast = client.post(address(event), typed(opened=opened_now()))

    mended = damaged.context["form"].data
    assert (damaged.status_code, fast.status_code, Registration.objects.count()) == (422, 422, 0)
    assert client.post(address(event), typed(submission=str(mended["submission"]))).status_code == 302


def test_nobody_can_flood_an_address_even_where_it_makes_no_row(client, settings):
    settings.FORMS_AN_HOUR_PER_EMAIL = 2
    event = an_event()
    make_mail(to=EMAIL, template="premises/emails/alert_link")

    statuses = [client.post(address(event), typed(email=email)).status_code for email in (EMAIL, EMAIL.upper(), EMAIL)]

    assert (statuses, mails()[1:]) == ([302, 302, 429], ["confirmed", "known"])


def test_nobody_can_flood_the_form(client, settings):
    settings.FORMS_AN_HOUR_PER_ADDRESS = 2
    event = an_event()

    statuses = [client.post(address(event), typed(email=f"{name}@robotikk.example")).status_code for name in "abc"]

    assert (statuses, Registration.objects.count()) == ([302, 302, 429], 2)


# My sign-up


@pytest.mark.parametrize(
    ("values", "event_values", "heading", "sentence"),
    [
        ({}, {}, "Du har plass", "Plassen er din."),
        ({"people": 3}, {}, "Du har plass", "Dere har 3 plasser."),
        ({"status": "waiting"}, {}, "Du er nummer 1 på ventelisten", "Blir det ledig, får du en e-post"),
        ({"status": "waiting", "people": 2}, {}, "Du er nummer 1 på ventelisten", "Blir det ledig til alle"),
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
    assert f"<h1>{heading}</h1>" in text(page)
    assert sentence in text(page)
    assert '<meta name="robots" content="noindex">' in text(page)
    assert (page["Cache-Control"], page["Referrer-Policy"]) == ("no-store", "same-origin")


def test_the_place_in_the_queue_follows_who_is_before(client):
    event = an_event(capacity=1)
    make_registration(event=event)
    first, second = [make_registration(event=event, status="waiting") for _one in range(2)]
    before = text(client.get(link(second)))

    capacity.cancel(first)

    assert "Du er nummer 2 på ventelisten" in before
    assert "Du er nummer 1 på ventelisten" in text(client.get(link(second)))


def test_an_event_that_moved_says_when_it_was_to_have_been(client):
    with time_machine.travel("2026-03-01T12:00Z", tick=False):
        event = an_event(starts_at=timezone.now() + timedelta(days=3))
        registration = make_registration(event=event)
        event.starts_at, event.ends_at, event.state = in_hours(96), in_hours(98), "moved"
        event.save()

        page = client.get(link(registration))

        assert "Arrangementet er flyttet. Det skulle ha begynt 4. mars 2026 kl. 13.00." in text(page)


def test_after_the_event_the_points_stand_on_the_page_and_nothing_can_be_changed(client):
    event = an_event(starts_at=in_hours(-9))
    registration = make_registration(event=event, needs="Glutenfri")
    make_key_point(event=event, text_nb="Del det dere kan.")

    page = client.get(link(registration))
    client.post(link(registration), {"people": "2", "needs": ""})
    client.post(link(registration, "avmelding/"))

    registration.refresh_from_db()
    assert "Del det dere kan." in text(page)
    assert "<form" not in text(page).partition("<main")[2].partition("</main>")[0]
    assert (registration.people, registration.needs, registration.status) == (1, "Glutenfri", "confirmed")
    assert mails() == []


def test_the_page_says_what_is_kept_and_until_when(client):
    with time_machine.travel("2026-03-01T12:00Z", tick=False):
        event = an_event(starts_at=timezone.now() + timedelta(days=3))
        registration = make_registration(event=event, name="Kari Blåbær", needs="Teleslynge")

        page = text(client.get(link(registration)))

    for words in ("Kari Blåbær", registration.email, "Teleslynge"):
        assert words in page
    assert "<dt>Slettes</dt><dd>4. april 2026</dd>" in page
    assert "<dt>Mat og tilrettelegging slettes</dt><dd>12. mars 2026</dd>" in page


def test_the_calendar_file_is_for_who_has_a_seat(client):
    event = an_event()
    seated, waiting = make_registration(event=event), make_registration(event=event, status="waiting")
    vague = make_registration(event=an_event(slug="en-gang", precision="month"))

    answer = client.get(link(seated, "kalender.ics"))

    assert (answer["Content-Type"], answer["Cache-Control"]) == ("text/calendar; charset=utf-8", "no-store")
    assert answer["Content-Disposition"] == 'attachment; filename="frokost.ics"'
    assert f"UID:{event.uid}" in answer.content.decode()
    assert ["kalender.ics" in text(client.get(link(row))) for row in (seated, waiting, vague)] == [True, False, False]
    assert client.get(link(vague, "kalender.ics")).status_code == 404


def test_only_who_has_a_seat_sees_the_address_of_the_broadcast(client):
    event = an_event(online_url="https://sending.example/rom")
    rows = [make_registration(event=event, status=status) for status in ("confirmed", "waiting", "offered", "expired")]

    pages = [client.get(link(row)) for row in rows] + [client.get(event.get_absolute_url())]

    assert ["sending.example" in text(page) for page in pages] == [True, False, False, False, False]


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
    assert "<h1>Tilbudet gikk ut</h1>" in text(answer)


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
    assert f"<h1>{question}</h1>" in text(page)
    assert f'<button class="button">{words}</button>' in text(page)
    assert [answer["Location"] for answer in answers] == [link(registration)] * 2
    assert client.get(link(registration, "avmelding/"))["Location"] == link(registration)
    assert f'href="{address(registration.event)}">Meld deg på igjen' in text(client.get(link(registration)))


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
    assert (more["Location"], "Endringen er lagret." in text(page)) == (link(registration) + "?endret=1", True)
    assert (changed, registration.people, registration.needs) == ((3, "Glutenfri og teleslynge"), 2, "")
    assert event.seats_taken == 2


def test_more_people_than_there_is_room_for_are_refused_and_nothing_is_changed(client):
    event = an_event(capacity=3)
    registration = make_registration(event=event, needs="Glutenfri")
    make_registration(event=event)

    answer = client.post(link(registration), {"people": "3", "needs": "Noe annet"})

    registration.refresh_from_db()
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["people"])
    assert "Høyst 2." in text(answer)
    assert "Noe annet" in text(answer)
    assert (registration.people, registration.needs) == (1, "Glutenfri")


def test_seats_that_went_between_looking_and_sending_are_refused(client, monkeypatch):
    registration = make_registration(event=an_event(capacity=3), needs="Glutenfri")
    monkeypatch.setattr(capacity, "resize", lambda *_arguments: False)

    answer = client.post(link(registration), {"people": "2", "needs": ""})

    registration.refresh_from_db()
    assert (answer.status_code, "Det er ikke plass til så mange lenger." in text(answer)) == (422, True)
    assert registration.needs == "Glutenfri"


def test_who_waits_cannot_grow_and_one_alone_is_not_asked_how_many(client):
    event = an_event(capacity=1)
    make_registration(event=event)
    alone = make_registration(event=event, status="waiting")
    pair = make_registration(event=event, status="waiting", people=2)

    grown = client.post(link(pair), {"people": "3", "needs": ""})

    assert 'name="people"' not in text(client.get(link(alone)))
    assert grown.status_code == 422
    assert client.post(link(pair), {"people": "1", "needs": ""}).status_code == 302


def test_an_event_without_a_limit_takes_more_up_to_its_largest_party(client):
    registration = make_registration(event=an_event(capacity=None, largest_party=4))

    statuses = [client.post(link(registration), {"people": count, "needs": ""}).status_code for count in ("5", "4")]

    assert statuses == [422, 302]


def test_a_secret_link_that_is_not_right_is_not_found(client):
    registration = make_registration(event=an_event())
    wrong = f"/arrangementer/pamelding/{registration.token[:-1]}x/"

    assert [client.get(wrong + rest).status_code for rest in ("", "plass/", "avmelding/", "kalender.ics")] == [404] * 4
    assert client.post(wrong + "avmelding/").status_code == 404
    assert client.get(f"/arrangementer/pamelding/{registration.submission}/").status_code == 404


def test_an_event_that_is_called_sign_up_still_has_its_page(client):
    event = make_event(slug="pamelding")

    assert client.get("/arrangementer/pamelding/").context["event"] == event
    assert Event.objects.get() == event


# What is said of seats that are held


def test_seats_that_are_held_for_a_party_are_not_said_to_be_taken_and_the_party_is_told_of_them(client):
    event = an_event(capacity=2)
    make_registration(event=event)
    party = make_registration(event=event, people=2, status="waiting")

    form = text(client.get(address(event)))
    mine = text(client.get(f"/arrangementer/pamelding/{party.token}/"))

    assert "De siste plassene holdes av til dem som alt venter." in form
    assert "Alle plassene er tatt" not in form
    assert "Det er 1 plass ledig nå. Er det nok, sett antallet ned, så får du tilbud om den." in mine
