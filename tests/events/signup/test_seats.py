"""Who gets a seat: signing up, offers, and what comes free."""

import uuid
from datetime import timedelta

import pytest

from events import deadlines
from events.models import Event
from events.signup import capacity
from tests.events.signup.seats import NOW, START, counters, event_with, sign_up, statuses
from tests.factories import make_event


@pytest.mark.django_db
def test_whoever_comes_first_gets_the_seats_and_the_next_waits(told):
    event = event_with(2)

    for name in ("a", "b", "c"):
        sign_up(event, f"{name}@x.example")

    assert statuses(event) == [("a@x.example", "confirmed"), ("b@x.example", "confirmed"), ("c@x.example", "waiting")]
    assert counters(event) == (2, 1, 0)
    assert told == [("a@x.example", "confirmed"), ("b@x.example", "confirmed"), ("c@x.example", "waiting")]


@pytest.mark.django_db
def test_nobody_passes_a_large_party_that_waits_for_more_seats_than_are_free(told):
    event = event_with(3)
    sign_up(event, "a@x.example", people=2)
    sign_up(event, "party@x.example", people=2)

    sign_up(event, "single@x.example")

    assert [status for _email, status in statuses(event)] == ["confirmed", "waiting", "waiting"]
    assert counters(event) == (2, 3, 0)


@pytest.mark.django_db
def test_the_same_form_twice_is_one_sign_up_and_one_mail(told):
    event, submission = event_with(5), uuid.uuid4()

    first = sign_up(event, "a@x.example", submission=submission)
    second = sign_up(event, "a@x.example", submission=submission)

    assert (first.is_new, second.is_new, second.registration.pk) == (True, False, first.registration.pk)
    assert told == [("a@x.example", "confirmed")]


@pytest.mark.django_db
def test_an_address_that_is_signed_up_is_told_so_by_mail_whatever_its_case(told):
    event = event_with(5)
    sign_up(event, "kari@x.example")

    again = sign_up(event, "KARI@x.example")

    assert (again.is_new, statuses(event)) == (False, [("kari@x.example", "confirmed")])
    assert told == [("kari@x.example", "confirmed"), ("kari@x.example", "known")]


@pytest.mark.django_db
def test_who_has_cancelled_can_sign_up_again_and_then_comes_last(told):
    event = event_with(1)
    first = sign_up(event, "a@x.example").registration
    sign_up(event, "b@x.example", now=NOW + timedelta(minutes=1))
    capacity.cancel(first, NOW + timedelta(minutes=2))

    sign_up(event, "a@x.example", now=NOW + timedelta(minutes=3))

    assert statuses(event) == [("a@x.example", "cancelled"), ("b@x.example", "offered"), ("a@x.example", "waiting")]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"state": "draft"}, "open"),
        ({"state": "cancelled"}, "cancelled"),
        ({"signup": "none"}, "no_signup"),
        ({"signup": "external", "signup_url": "https://x.example"}, "open"),
        ({"signup_opens_at": NOW + timedelta(seconds=1)}, "not_open"),
        ({"signup_closes_at": NOW}, "closed"),
    ],
)
def test_an_event_that_takes_no_sign_ups_refuses_with_its_standing(told, values, key):
    event = make_event(**{"signup": "own", "starts_at": START, **values})

    with pytest.raises(capacity.SignupError) as refused:
        sign_up(event, "a@x.example")

    assert refused.value.state.key == key
    assert (statuses(event), told) == ([], [])


@pytest.mark.django_db
@pytest.mark.parametrize(("people", "has_list"), [(1, False), (6, True)])
def test_a_party_is_refused_where_it_can_neither_sit_nor_wait(told, people, has_list):
    event = event_with(5, has_waiting_list=has_list)
    sign_up(event, "a@x.example", people=5)

    with pytest.raises(capacity.SignupError):
        sign_up(event, "b@x.example", people=people)

    assert statuses(event) == [("a@x.example", "confirmed")]


@pytest.mark.django_db
def test_a_seat_that_comes_free_is_offered_to_the_first_who_waits(told):
    event = event_with(1)
    seated = sign_up(event, "a@x.example").registration
    for minute, name in enumerate(("b", "c"), start=1):
        sign_up(event, f"{name}@x.example", now=NOW + timedelta(minutes=minute))
    told.clear()

    capacity.cancel(seated, NOW + timedelta(hours=1))
    capacity.cancel(seated, NOW + timedelta(hours=2))

    offered = event.registrations.get(email="b@x.example")
    assert statuses(event) == [("a@x.example", "cancelled"), ("b@x.example", "offered"), ("c@x.example", "waiting")]
    assert offered.offer_expires_at == NOW + timedelta(hours=25)
    assert told == [("a@x.example", "cancelled"), ("b@x.example", "offered")]


@pytest.mark.django_db
def test_an_offer_that_runs_out_goes_to_the_next_and_cannot_be_taken_any_more(told):
    event = event_with(1)
    seated = sign_up(event, "a@x.example").registration
    slow = sign_up(event, "b@x.example", now=NOW + timedelta(minutes=1)).registration
    sign_up(event, "c@x.example", now=NOW + timedelta(minutes=2))
    capacity.cancel(seated, NOW + timedelta(hours=1))
    told.clear()

    late = capacity.accept(slow, NOW + timedelta(hours=25))

    assert late.status == "expired"
    assert statuses(event)[1:] == [("b@x.example", "expired"), ("c@x.example", "offered")]
    assert told == [("b@x.example", "expired"), ("c@x.example", "offered")]
    assert capacity.settle(event.pk, NOW + timedelta(hours=26)) == 0


@pytest.mark.django_db
def test_an_offer_taken_in_time_is_a_seat_and_taking_it_twice_changes_nothing(told):
    event = event_with(1)
    seated = sign_up(event, "a@x.example").registration
    quick = sign_up(event, "b@x.example", now=NOW + timedelta(minutes=1)).registration
    capacity.cancel(seated, NOW + timedelta(hours=1))
    told.clear()

    answers = [capacity.accept(quick, NOW + timedelta(hours=2)).status for _click in range(2)]

    assert (answers, told, counters(event)) == (["confirmed"] * 2, [("b@x.example", "confirmed")], (1, 0, 0))


@pytest.mark.parametrize(
    ("left", "lasts"),
    [
        (timedelta(days=10), timedelta(hours=24)),
        (timedelta(hours=48), timedelta(hours=24)),
        (timedelta(hours=12), timedelta(hours=6)),
        (timedelta(hours=2), timedelta(hours=1)),
    ],
)
def test_an_offer_lasts_a_day_and_shorter_near_the_start(left, lasts):
    event = Event(starts_at=NOW + left)

    assert deadlines.offer_ends_at(event, NOW) == NOW + lasts


def test_no_offer_is_made_in_the_last_two_hours():
    assert deadlines.offer_ends_at(Event(starts_at=NOW + timedelta(minutes=119)), NOW) is None
