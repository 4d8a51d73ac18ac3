"""Reminders the day before, told once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import Registration
from tests.events.signup.tended import coming, did, mails, move, tend
from tests.factories import make_registration

pytestmark = pytest.mark.usefixtures("moment", "at_once")


@pytest.mark.django_db
def test_the_day_before_one_is_reminded_once():
    registration = coming()

    assert [tend(), tend()] == [did(reminders=1), did()]
    assert mails() == [(registration.email, "reminder")]


@pytest.mark.django_db
@pytest.mark.parametrize(("oslo", "count"), [("06:59Z", 0), ("07:00Z", 1), ("18:59Z", 1), ("19:00Z", 0), ("22:30Z", 0)])
def test_a_reminder_comes_between_eight_and_eight_in_oslo(moment, oslo, count):
    coming()
    moment.move_to(f"2026-03-02T{oslo}")

    assert tend() == did(reminders=count)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("starts_at", "count"),
    [
        ("2026-03-02T22:59+00:00", 0),
        ("2026-03-02T23:00+00:00", 1),
        ("2026-03-03T22:59+00:00", 1),
        ("2026-03-03T23:00+00:00", 0),
    ],
)
def test_tomorrow_is_oslos_tomorrow(starts_at, count):
    coming(starts_at=timezone.datetime.fromisoformat(starts_at))

    assert tend() == did(reminders=count)


@pytest.mark.django_db
def test_tomorrow_is_a_whole_day_also_when_the_clock_changes(moment):
    moment.move_to("2026-03-28T11:00Z")
    late = coming(starts_at=timezone.datetime.fromisoformat("2026-03-29T21:30+00:00"))
    coming(starts_at=timezone.datetime.fromisoformat("2026-03-29T22:30+00:00"))

    assert tend() == did(reminders=1)
    assert mails() == [(late.email, "reminder")]


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["waiting", "offered", "cancelled", "expired"])
def test_who_has_no_seat_is_not_reminded(status):
    registration = coming(capacity=1)
    clock = {"offered_at": timezone.now(), "offer_expires_at": timezone.now() + timedelta(hours=1)}
    Registration.objects.filter(pk=registration.pk).update(status=status, **clock if status == "offered" else {})
    make_registration(event=registration.event, created_at=timezone.now()) if status == "waiting" else None

    assert tend()["reminders"] == 0


@pytest.mark.django_db
def test_who_signed_up_today_is_not_reminded_of_it():
    registration = coming()
    Registration.objects.filter(pk=registration.pk).update(created_at=timezone.now() - timedelta(hours=2))

    assert tend() == did()


@pytest.mark.django_db
def test_a_month_has_no_day_before():
    coming(precision="month")

    assert tend() == did()


@pytest.mark.django_db
def test_an_event_that_moved_on_is_reminded_of_anew_and_one_that_moved_close_is_not_told_twice(moment):
    later, closer = coming(), coming(starts_at=timezone.now() + timedelta(days=5))
    tend()
    move(later.event, days=2)
    move(closer.event, days=-4)

    runs = [tend(), tend()]
    moment.shift(timedelta(days=2))
    runs.append(tend())

    assert runs == [did(batches=2), did(), did(reminders=1)]
    assert mails()[-1] == (later.email, "reminder")
