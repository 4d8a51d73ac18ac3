"""Who gets a seat: parties, what staff change, and events that stand still."""

from datetime import timedelta

import pytest

from events.models import Event
from events.signup import capacity
from tests.events.signup.seats import NOW, START, event_with, sign_up, statuses
from tests.factories import make_event, make_registration


@pytest.mark.django_db
def test_more_seats_are_offered_in_order_to_all_whom_they_suffice_for(told):
    event = event_with(2)
    for minute, people in enumerate((2, 2, 1, 1)):
        sign_up(event, f"{minute}@x.example", people, now=NOW + timedelta(minutes=minute))

    Event.objects.filter(pk=event.pk).update(capacity=5)
    changed = capacity.settle(event.pk, NOW + timedelta(hours=1))

    assert changed == 2
    assert [status for _email, status in statuses(event)] == ["confirmed", "offered", "offered", "waiting"]


@pytest.mark.django_db
def test_a_party_that_no_longer_fits_the_room_is_asked_and_then_holds_up_nobody(told):
    event = event_with(4)
    sign_up(event, "a@x.example", people=2)
    sign_up(event, "large@x.example", people=4, now=NOW + timedelta(minutes=1))
    sign_up(event, "c@x.example", now=NOW + timedelta(minutes=2))
    Event.objects.filter(pk=event.pk).update(capacity=3)

    capacity.settle(event.pk, NOW + timedelta(hours=1))
    capacity.settle(event.pk, NOW + timedelta(hours=25))

    assert [status for _email, status in statuses(event)] == ["confirmed", "waiting", "offered"]
    assert told[1:] == [("large@x.example", "asked"), ("c@x.example", "waiting"), ("c@x.example", "offered")]


@pytest.mark.django_db
def test_a_cancelled_event_offers_nothing(told):
    event = event_with(1)
    seated = sign_up(event, "a@x.example").registration
    sign_up(event, "b@x.example", now=NOW + timedelta(minutes=1))
    Event.objects.filter(pk=event.pk).update(state="cancelled")

    capacity.cancel(seated, NOW + timedelta(hours=1))

    assert [status for _email, status in statuses(event)] == ["cancelled", "waiting"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "people", "done"),
    [
        ("confirmed", 1, True),
        ("confirmed", 4, True),
        ("confirmed", 5, False),
        ("confirmed", 0, False),
        ("waiting", 1, True),
        ("waiting", 3, False),
        ("cancelled", 1, False),
    ],
)
def test_a_party_may_shrink_and_may_grow_only_into_free_seats(told, status, people, done):
    event = event_with(5)
    make_registration(event=event, people=1)
    party = make_registration(event=event, people=2, status=status)
    Event.objects.filter(pk=event.pk).update(capacity=5 if status == "confirmed" else 2)

    answer = capacity.resize(party, people, NOW)

    party.refresh_from_db()
    assert (answer, party.people) == (done, people if done else 2)


@pytest.mark.django_db
def test_all_events_where_somebody_waits_are_settled_and_no_others(told):
    waiting, over = event_with(1), make_event(signup="own", capacity=1, starts_at=NOW - timedelta(days=2))
    for event in (waiting, over):
        make_registration(event=event, status="waiting", created_at=NOW)

    changed = capacity.settle_all(NOW)

    assert (changed, statuses(waiting)[0][1], statuses(over)[0][1]) == (1, "offered", "waiting")


@pytest.mark.django_db
def test_nobody_is_put_on_a_waiting_list_that_moves_no_more(told):
    event = event_with(1)
    sign_up(event, "a@x.example")

    with pytest.raises(capacity.SignupError) as refused:
        sign_up(event, "b@x.example", now=START - timedelta(minutes=119))

    assert refused.value.state.key == "full"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "taken", "now", "answer"),
    [
        ({"signup_closes_at": NOW}, 0, NOW, "confirmed"),
        ({"signup_opens_at": NOW + timedelta(days=1)}, 0, NOW, "confirmed"),
        ({}, 0, START + timedelta(minutes=5), "confirmed"),
        ({}, 2, NOW, "waiting"),
        ({}, 2, START, "refused"),
        ({"has_waiting_list": False}, 2, NOW, "refused"),
        ({"state": "cancelled"}, 0, NOW, "refused"),
        ({"state": "draft"}, 0, NOW, "refused"),
        ({"signup": "none"}, 0, NOW, "refused"),
    ],
)
def test_staff_sign_up_whoever_there_is_a_seat_for(told, values, taken, now, answer):
    event = make_event(**{"signup": "own", "capacity": 2, "starts_at": START, **values})
    for _seat in range(taken):
        make_registration(event=event)

    try:
        found = sign_up(event, "door@x.example", now=now, by_staff=True).registration.status
    except capacity.SignupError:
        found = "refused"

    assert found == answer


@pytest.mark.django_db
def test_staff_pass_nobody_who_can_still_be_offered_a_seat_and_fill_what_is_free_at_the_door(told):
    event = event_with(3)
    make_registration(event=event, people=2)
    make_registration(event=event, people=2, status="waiting", created_at=NOW)

    early = sign_up(event, "early@x.example", by_staff=True).registration
    late = sign_up(event, "late@x.example", now=START - timedelta(minutes=10), by_staff=True).registration

    assert (early.status, late.status) == ("waiting", "confirmed")


@pytest.mark.django_db
def test_an_event_that_fails_holds_up_no_other(told, monkeypatch, caplog):
    events = [event_with(1), event_with(1)]
    for event in events:
        make_registration(event=event, status="waiting", created_at=NOW)
    settle = capacity.settle

    def failing(pk, now):
        if pk == events[0].pk:
            raise RuntimeError("no")
        return settle(pk, now)

    monkeypatch.setattr(capacity, "settle", failing)
    changed = capacity.settle_all(NOW)

    assert (changed, statuses(events[1])[0][1]) == (1, "offered")
    assert f"job seats failed with events.Event {events[0].pk}: " in caplog.text
