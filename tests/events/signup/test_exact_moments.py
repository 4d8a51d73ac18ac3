"""To the second: when an offer is out, sign-up opens and closes; and to the seat: who is offered what came free."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from events.deadlines import LAST_OFFER, offer_ends_at
from events.signup import capacity
from events.signup.own import MySignup
from events.state import state_of
from tests.factories import make_event, make_registration

pytestmark = pytest.mark.django_db
A_MOMENT = timedelta(microseconds=1)


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel("2026-03-02T11:00Z", tick=False):
        yield timezone.now()


def an_event(**values):
    return make_event(**{"signup": "own", "capacity": 1, **values})


def offered(now, **values):
    return make_registration(event=an_event(), status="offered", offer_expires_at=now, **values)


@pytest.mark.parametrize(("after", "status"), [(-A_MOMENT, "confirmed"), (0 * A_MOMENT, "expired")])
def test_an_offer_can_be_taken_until_its_end_and_not_at_it(now, after, status):
    assert capacity.accept(offered(now), now + after).status == status


@pytest.mark.parametrize(("after", "status"), [(-A_MOMENT, "offered"), (0 * A_MOMENT, "expired")])
def test_an_offer_that_ends_now_goes_on_now(now, after, status):
    registration = offered(now)
    waiting = make_registration(event=registration.event, status="waiting")

    capacity.settle(registration.event_id, now + after)

    registration.refresh_from_db()
    waiting.refresh_from_db()
    assert (registration.status, waiting.status) == (status, "waiting" if status == "offered" else "offered")


@pytest.mark.parametrize(("after", "status"), [(-A_MOMENT, "offered"), (0 * A_MOMENT, "expired")])
def test_the_page_of_a_sign_up_says_the_same_before_anything_has_looked_after_it(now, after, status):
    mine = MySignup(offered(now), now + after)

    assert (mine.status, mine.may_accept) == (status, status == "offered")


@pytest.mark.parametrize(
    ("after", "key"), [(-A_MOMENT, "not_open"), (0 * A_MOMENT, "open"), (timedelta(hours=1), "closed")]
)
def test_sign_up_opens_at_its_moment_and_is_closed_at_its_end(now, after, key):
    event = an_event(capacity=None, signup_opens_at=now, signup_closes_at=now + timedelta(hours=1))

    assert state_of(event, now + after).key == key


@pytest.mark.parametrize(("before", "key"), [(A_MOMENT, "open"), (0 * A_MOMENT, "closed")])
def test_without_an_end_sign_up_closes_when_it_begins(now, before, key):
    assert state_of(an_event(capacity=None, starts_at=now), now - before).key == key


@pytest.mark.parametrize(("after", "is_offered"), [(-A_MOMENT, True), (0 * A_MOMENT, True), (A_MOMENT, False)])
def test_a_seat_is_offered_until_two_hours_before_the_start(now, after, is_offered):
    event = an_event(starts_at=now + LAST_OFFER)

    assert (offer_ends_at(event, now + after) is not None) is is_offered


@pytest.mark.parametrize(("before", "may"), [(A_MOMENT, True), (0 * A_MOMENT, False)])
def test_a_seat_can_be_given_up_and_changed_until_it_begins(now, before, may):
    mine = MySignup(make_registration(event=an_event(starts_at=now)), now - before)

    assert (mine.may_cancel, mine.may_change) == (may, may)


@pytest.mark.parametrize(
    ("free", "statuses"),
    [
        (1, ["waiting", "waiting", "waiting"]),
        (2, ["waiting", "waiting", "waiting"]),
        (3, ["offered", "waiting", "waiting"]),
        (4, ["offered", "offered", "waiting"]),
        (5, ["offered", "offered", "waiting"]),
        (6, ["offered", "offered", "offered"]),
    ],
)
def test_free_seats_are_offered_in_the_order_of_the_list_and_nobody_smaller_passes(now, free, statuses):
    event = an_event(capacity=10)
    make_registration(event=event, people=10 - free)
    rows = [make_registration(event=event, status="waiting", people=people) for people in (3, 1, 2)]

    capacity.settle(event.pk, now)

    for row in rows:
        row.refresh_from_db()
    assert [row.status for row in rows] == statuses
