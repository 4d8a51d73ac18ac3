"""The door: who came, tapped on several phones at once and on a bad connection."""

from datetime import timedelta

import pytest
from django.db.models import Sum
from django.test import Client
from django.utils import timezone

from events.models import Event, Registration
from events.participants import check_in
from events.signup import capacity
from tests.events.participants.pages import buttons, names
from tests.events.participants.pages import day_of as page_of
from tests.factories import make_event, make_registration, make_user
from tests.pages_read import elements, messages, text
from tests.threads import in_threads

JSON = {"accept": "application/json"}
SAID = ("came", "said", "arrived", "of")


@pytest.fixture
def staff(client, db):
    client.force_login(make_user("events.view_registration", "events.change_registration"))
    return client


def stands(row):
    row.refresh_from_db()
    return row.status, row.checked_in_at is not None


# Tapping


def test_a_tap_leads_back_to_the_same_search_with_the_person_on_top(staff):
    event = make_event()
    make_registration(event=event, name="Anne Berg")
    row = make_registration(event=event, name="Kari Berg", people=3)

    answer = staff.post(page_of(event), {"came": row.pk, "q": "berg", "vis": "kommer", "side": "1"})
    page = staff.get(answer.url.partition("#")[0])

    assert answer.url == f"{page_of(event)}?q=berg&vis=kommer&side=1&siste={row.pk}#p{row.pk}"
    assert names(page) == ["Kari Berg", "Anne Berg"]
    assert stands(row) == ("attended", True)
    assert (page.context["sums"].came, page.context["sums"].seated) == (3, 4)


def test_a_repeated_tap_keeps_the_first_time_and_undoing_twice_is_undone_once(staff):
    row = make_registration()
    staff.post(page_of(row.event), {"came": row.pk})
    row.refresh_from_db()
    first = row.checked_in_at

    staff.post(page_of(row.event), {"came": row.pk})
    row.refresh_from_db()
    again = row.checked_in_at
    answers = [staff.post(page_of(row.event), {"absent": row.pk}).status_code for _time in range(2)]

    assert again == first
    assert answers == [302, 302]
    assert stands(row) == ("confirmed", False)


def test_who_was_offered_a_seat_and_comes_has_taken_it(staff):
    row = make_registration(status="offered")

    staff.post(page_of(row.event), {"came": row.pk})
    capacity.settle(row.event_id, timezone.now() + timedelta(days=3))

    assert stands(row) == ("attended", True)
    assert row.offer_expires_at is None
    assert Event.objects.get().seats_taken == 1


@pytest.mark.parametrize("status", ["waiting", "cancelled", "expired"])
def test_who_has_no_seat_is_not_checked_in_and_staff_are_told(staff, status):
    row = make_registration(status=status, name="Kari")

    told = messages(staff.post(page_of(row.event), {"came": row.pk}, follow=True))
    answer = staff.post(page_of(row.event), {"came": row.pk}, headers=JSON)

    words = row.get_status_display()
    assert told == [f"Kari kan ikke sjekkes inn: {words}."]
    assert {name: answer.json()[name] for name in SAID} == {"came": False, "said": words, "arrived": 0, "of": 0}
    assert stands(row) == (status, False)


def test_the_script_of_the_page_is_answered_in_json(staff):
    event = make_event()
    row = make_registration(event=event, people=2)
    make_registration(event=event)

    answers = [
        staff.post(page_of(event), {wanted: row.pk}, headers=JSON).json() for wanted in ("came", "came", "absent")
    ]

    row.refresh_from_db()
    there = {"came": True, "arrived": 2, "of": 3, "tabs": {"kommer": 1, "mott": 1, "venter": 0, "avmeldt": 0}}
    away = {"came": False, "arrived": 0, "of": 3, "tabs": {"kommer": 2, "mott": 0, "venter": 0, "avmeldt": 0}}
    assert [answer.pop("said").split()[0] for answer in answers] == ["møtte", "møtte", "påmeldt"]
    assert answers == [there, there, away]


def test_somebody_of_another_event_or_nobody_is_said_to_be_gone(staff):
    event, other = make_event(), make_registration()

    told = messages(staff.post(page_of(event), {"came": other.pk}, follow=True))
    answer = staff.post(page_of(event), {"came": 10**9}, headers=JSON)

    assert told == ["Påmeldingen er slettet."]
    said = {"came": False, "said": "påmeldingen er slettet", "arrived": 0, "of": 0}
    assert {name: answer.json()[name] for name in SAID} == said
    assert stands(other) == ("confirmed", False)


@pytest.mark.parametrize("form", [{}, {"came": "1", "absent": "1"}, {"came": "x"}, {"came": "9" * 30}, {"came": "0"}])
def test_a_tap_on_nobody_is_refused(staff, form):
    row = make_registration()

    assert staff.post(page_of(row.event), form).status_code == 400
    assert stands(row) == ("confirmed", False)


@pytest.mark.django_db
def test_who_may_only_look_has_no_buttons_and_cannot_tap(client):
    row = make_registration()
    client.force_login(make_user("events.view_registration"))

    page, refused = client.get(page_of(row.event)), client.post(page_of(row.event), {"came": row.pk})

    assert (buttons(page), refused.status_code) == ([], 403)
    assert stands(row) == ("confirmed", False)


# Two phones


@pytest.mark.django_db(transaction=True)
def test_two_phones_tap_the_same_person():
    row = make_registration(people=2)
    users = [make_user("events.view_registration", "events.change_registration") for _phone in range(2)]
    clients = [Client(), Client()]
    for phone, user in zip(clients, users, strict=True):
        phone.force_login(user)

    def post():
        return clients.pop().post(page_of(row.event), {"came": row.pk}, headers=JSON).json()

    answers = in_threads(2, post)

    assert [(answer["came"], answer["arrived"]) for answer in answers] == [(True, 2)] * 2
    assert stands(row) == ("attended", True)
    assert Event.objects.get().seats_taken == 2


@pytest.mark.django_db(transaction=True)
def test_a_tap_while_the_person_signs_off_leaves_one_of_the_two():
    for _round in range(10):
        row = make_registration()
        acts = [lambda row=row: check_in.tap(row.event_id, row.pk, True), lambda row=row: capacity.cancel(row)]

        in_threads(2, lambda acts=acts: acts.pop()())

        assert stands(row) in {("attended", True), ("cancelled", False)}
    assert Event.objects.aggregate(n=Sum("seats_taken"))["n"] == Registration.objects.filter(status="attended").count()


# The list for print


def test_the_list_for_print_has_who_has_a_seat_by_name_and_no_addresses(staff):
    event = make_event()
    make_registration(event=event, name="Åse", email="aase@deltaker.example", needs="Nøtter", people=2)
    make_registration(event=event, name="Anne", status="attended")
    make_registration(event=event, name="Venter", status="waiting")

    page = staff.get(f"/admin/events/event/{event.pk}/innsjekk/liste/")

    cells = [["".join(cell.itertext()).strip() for cell in row] for row in elements(page, "tr")]
    assert cells == [["Kom", "Navn", "Virksomhet", "Personer"], ["✓", "Anne", "", "1"], ["", "Åse", "", "2"]]
    assert "aase@deltaker.example" not in text(page)
    assert "Nøtter" not in text(page)
    assert "3 personer ventes." in text(page)
