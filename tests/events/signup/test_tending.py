"""What is looked after every minute: seats and changes; each told once, by any number of runs."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from events.batches import writing
from events.models import Event
from events.signup import capacity, tending
from tests.events.signup.tended import an_event, change, coming, did, mails, move, tend
from tests.factories import make_registration, make_venue
from tests.threads import in_threads

pytestmark = pytest.mark.usefixtures("moment", "at_once")


# Seats


@pytest.mark.django_db
def test_a_seat_that_came_free_is_offered_and_an_offer_that_ran_out_goes_on(moment):
    event = an_event(capacity=1)
    first = make_registration(event=event, status="waiting", email="a@x.example")
    second = make_registration(event=event, status="waiting", email="b@x.example")

    runs = [tend(), tend()]
    moment.shift(timedelta(hours=25))
    runs += [tend(), tend()]

    for row in (first, second):
        row.refresh_from_db()
    assert runs == [did(seats=1), did(), did(seats=2), did()]
    assert (first.status, second.status) == ("expired", "offered")
    assert mails() == [("a@x.example", "offered"), ("a@x.example", "expired"), ("b@x.example", "offered")]


@pytest.mark.django_db
def test_more_seats_from_the_staff_are_offered():
    event = an_event(capacity=1)
    make_registration(event=event)
    waiting = make_registration(event=event, status="waiting")

    before = tend()
    change(event, capacity=2)

    waiting.refresh_from_db()
    assert (before, tend()) == (did(), did(seats=1))
    waiting.refresh_from_db()
    assert waiting.status == "offered"


# Changes


@pytest.mark.django_db
def test_every_active_sign_up_hears_of_a_new_time_once(moment):
    event = an_event()
    for status in ("confirmed", "waiting", "offered", "cancelled", "expired"):
        make_registration(event=event, status=status, email=f"{status}@x.example")
    make_registration(event=an_event())
    change(event, capacity=2)

    move(event, days=1)
    runs = [tend(), tend()]

    assert runs == [did(batches=3), did()]
    assert sorted(mails()) == [(f"{status}@x.example", "moved") for status in ("confirmed", "offered", "waiting")]
    assert set(event.registrations.active().values_list("told_sequence", flat=True)) == {1}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changes", [{"attendance": "online"}, {"state": "moved"}, {"precision": "day"}], ids=lambda changes: str(changes)
)
def test_other_changes_that_matter_are_told_too(changes):
    event = an_event()
    make_registration(event=event)

    change(event, **changes)

    assert (tend(), [what for _to, what in mails()]) == (did(batches=1), ["moved"])


@pytest.mark.django_db
def test_another_place_is_told_and_another_title_is_not():
    event = an_event()
    make_registration(event=event)

    change(event, title_nb="Nytt navn", capacity=20)
    before = tend()
    change(event, venue=make_venue())

    assert (before, tend()) == (did(), did(batches=1))


@pytest.mark.django_db
def test_a_called_off_event_is_told_once_and_nobody_is_offered_a_seat_or_reminded(moment):
    event = an_event(capacity=1, starts_at=timezone.now() + timedelta(days=1))
    long_ago = timezone.now() - timedelta(days=9)
    seated = make_registration(event=event, email="a@x.example", created_at=long_ago)
    waiting = make_registration(event=event, email="b@x.example", status="waiting", created_at=long_ago)

    change(event, state="cancelled")
    runs = [tend()]
    capacity.cancel(seated)
    runs.append(tend())

    waiting.refresh_from_db()
    assert runs == [did(batches=2), did()]
    assert waiting.status == "waiting"
    assert mails()[:2] == [("a@x.example", "called_off"), ("b@x.example", "called_off")]


@pytest.mark.django_db
def test_an_offer_at_a_called_off_event_keeps_its_place_for_when_it_is_held_after_all(moment):
    event = an_event(capacity=1)
    offered = make_registration(event=event, status="offered", offer_expires_at=timezone.now() + timedelta(hours=1))
    later = make_registration(event=event, status="waiting")

    change(event, state="cancelled")
    tend()
    moment.shift(timedelta(hours=2))
    tend()
    offered.refresh_from_db()
    meanwhile = offered.status
    change(event, state="published")
    tend()

    offered.refresh_from_db()
    later.refresh_from_db()
    event.refresh_from_db()
    assert (meanwhile, offered.status, later.status) == ("waiting", "offered", "waiting")
    assert [what for to, what in mails() if to == offered.email] == ["called_off", "offered", "moved"]
    assert (event.seats_taken, event.people_waiting) == (1, 1)


@pytest.mark.django_db
def test_nobody_hears_of_what_is_over_or_taken_down(moment):
    over, draft = an_event(starts_at=timezone.now() - timedelta(days=2)), an_event()
    make_registration(event=over)
    hidden_now = make_registration(event=draft)

    move(over, hours=1)
    change(draft, state="draft")
    runs = [tend()]
    change(draft, state="published")
    runs.append(tend())

    hidden_now.refresh_from_db()
    assert runs == [did(), did(batches=1)]
    assert mails() == [(hidden_now.email, "moved")]


@pytest.mark.django_db
def test_who_signs_up_after_a_change_knows_it():
    event = an_event()
    move(event, days=1)

    capacity.sign_up(event.pk, submission=uuid.uuid4(), email="a@x.example", people=1, name="A")

    assert tend() == did()
    assert mails() == [("a@x.example", "confirmed")]


# Runs that meet


@pytest.mark.django_db(transaction=True)
def test_runs_at_once_tell_nothing_twice():
    now = timezone.now()
    event = an_event(starts_at=now + timedelta(days=5))
    for _one in range(8):
        make_registration(event=event)
    move(event, days=1)
    full = an_event(capacity=2, starts_at=now + timedelta(days=5))
    for _one in range(4):
        make_registration(event=full, status="waiting")

    in_threads(4, lambda: (capacity.settle_all(now), writing.write_due(timezone.now())))

    whats = [what for _to, what in mails()]
    assert (len(whats), whats.count("moved"), whats.count("offered")) == (10, 8, 2)
    assert len(set(mails())) == 10
    assert Event.objects.get(pk=full.pk).seats_taken == 2


@pytest.mark.django_db(transaction=True)
def test_reminders_of_runs_at_once_are_one_each():
    now = timezone.now()
    for _one in range(8):
        coming()

    in_threads(4, lambda: tending.remind_all(now))

    assert (len(mails()), len(set(mails()))) == (8, 8)
