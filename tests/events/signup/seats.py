"""Events with seats, those who want them, and how many there are of each."""

import uuid
from datetime import UTC, datetime, timedelta

from events.signup import capacity
from tests.factories import make_event

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
START = NOW + timedelta(days=10)


def event_with(seats, **values):
    return make_event(signup="own", capacity=seats, starts_at=START, **values)


def sign_up(event, email, people=1, now=NOW, **values):
    details = {"submission": uuid.uuid4(), "name": "Kari", "language": "nb", **values}
    return capacity.sign_up(event.pk, email=email, people=people, now=now, **details)


def statuses(event):
    return [(row.email, row.status) for row in event.registrations.order_by("created_at", "pk")]


def counters(event):
    event.refresh_from_db()
    return event.seats_taken, event.people_waiting, event.places_left
