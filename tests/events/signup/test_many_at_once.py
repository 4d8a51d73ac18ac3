"""Seats after any sequence of wishes, and wishes of many at once."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from hypothesis.stateful import run_state_machine_as_test

from events.signup import capacity
from tests.events.signup.queues import AnySequence
from tests.events.signup.seats import NOW, counters, event_with, sign_up, statuses
from tests.threads import at_once

# Any sequence of them


@pytest.mark.django_db
def test_after_any_sequence_the_sums_hold_and_the_order_is_kept(told):
    run_state_machine_as_test(
        AnySequence,
        settings=hypothesis_settings(
            max_examples=40,
            stateful_step_count=25,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


# Many at once


@pytest.mark.django_db(transaction=True)
def test_twenty_people_at_once_get_exactly_the_five_seats(told):
    event = event_with(5)

    answers = at_once(
        *(lambda number=number: sign_up(event, f"{number}@x.example").registration.status for number in range(20))
    )

    assert sorted(answers) == ["confirmed"] * 5 + ["waiting"] * 15
    assert counters(event) == (5, 15, 0)
    assert len(told) == 20


@pytest.mark.django_db(transaction=True)
def test_one_person_signing_up_many_times_at_once_has_one_seat(told):
    event = event_with(5)

    answers = at_once(*(lambda: sign_up(event, "a@x.example").is_new for _click in range(8)))

    assert (answers.count(True), statuses(event)) == (1, [("a@x.example", "confirmed")])


@pytest.mark.django_db(transaction=True)
def test_one_seat_given_up_and_wanted_at_the_same_time_is_given_to_who_waits(told):
    event = event_with(1)
    seated = sign_up(event, "a@x.example").registration
    sign_up(event, "b@x.example", now=NOW + timedelta(minutes=1))

    at_once(
        lambda: capacity.cancel(seated, NOW + timedelta(hours=1)),
        lambda: sign_up(event, "c@x.example", now=NOW + timedelta(hours=1)),
        lambda: capacity.settle(event.pk, NOW + timedelta(hours=1)),
    )

    assert statuses(event) == [("a@x.example", "cancelled"), ("b@x.example", "offered"), ("c@x.example", "waiting")]
