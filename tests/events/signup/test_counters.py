"""What the database itself keeps of an event: seats, sequence, and when it was to be."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from events.models import Event, Registration
from tests.events.signup.seats import START, counters, event_with
from tests.factories import make_event, make_registration


@pytest.mark.django_db
def test_the_database_refuses_a_seat_too_many():
    event = event_with(1)
    make_registration(event=event)

    with pytest.raises(IntegrityError, match="event_not_oversold"), transaction.atomic():
        make_registration(event=event)

    assert counters(event) == (1, 0, 0)


@pytest.mark.django_db
def test_the_database_refuses_a_capacity_under_what_is_taken():
    event = event_with(3)
    make_registration(event=event, people=3)

    with pytest.raises(IntegrityError, match="event_not_oversold"), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(capacity=2)


@pytest.mark.django_db
def test_a_page_saved_from_an_old_copy_of_the_event_does_not_bring_back_old_numbers():
    event = event_with(5)
    old = Event.objects.get(pk=event.pk)
    make_registration(event=event, people=2)
    make_registration(event=event, status="waiting")

    old.title_nb = "Ny tittel"
    old.save()

    assert counters(event) == (2, 1, 0)


@pytest.mark.django_db
def test_the_counters_follow_sign_ups_that_move_change_and_go():
    event, other = event_with(5), event_with(5)
    row = make_registration(event=event, people=2)

    seen = [counters(event)[:2]]
    Registration.objects.filter(pk=row.pk).update(people=3)
    seen.append(counters(event)[:2])
    Registration.objects.filter(pk=row.pk).update(status="waiting")
    seen.append(counters(event)[:2])
    Registration.objects.filter(pk=row.pk).update(event=other, status="confirmed")
    seen += [counters(event)[:2], counters(other)[:2]]
    row.delete()
    seen.append(counters(other)[:2])

    assert seen == [(2, 0), (3, 0), (0, 3), (0, 0), (3, 0), (0, 0)]


@pytest.mark.django_db
def test_the_sequence_grows_when_time_place_or_state_changes_and_never_otherwise():
    event = make_event(starts_at=START)
    seen = []

    for values in (
        {"title_nb": "Ny tittel", "capacity": 90},
        {"starts_at": START + timedelta(minutes=5)},
        {"venue": None},
        {"state": "cancelled"},
        {"sequence": 0},
        {"state": "published"},
    ):
        Event.objects.filter(pk=event.pk).update(**values)
        event.refresh_from_db()
        seen.append(event.sequence)

    assert seen == [0, 1, 2, 3, 3, 4]


@pytest.mark.django_db
def test_drafts_change_without_being_counted_and_the_uid_never_changes():
    event = make_event(state="draft", starts_at=START)
    uid = event.uid

    Event.objects.filter(pk=event.pk).update(starts_at=START - timedelta(days=1), uid=uuid.uuid4())

    event.refresh_from_db()
    assert (event.sequence, event.uid, event.moved_from) == (0, uid, None)


@pytest.mark.django_db
def test_a_moved_event_remembers_when_it_first_was_and_forgets_it_when_it_moves_back():
    event = make_event(starts_at=START)
    seen = []

    for day in (1, 2, 0):
        starts_at = START + timedelta(days=day)
        Event.objects.filter(pk=event.pk).update(starts_at=starts_at, ends_at=starts_at + timedelta(hours=1))
        event.refresh_from_db()
        seen.append(event.moved_from)

    assert seen == [START, START, None]
