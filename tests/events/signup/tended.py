"""Events that are looked after, and the mails that come of it."""

from datetime import timedelta

from django.utils import timezone

from tech_port.outbox.models import Mail
from tests.factories import make_event, make_registration
from tests.jobs import run_job


def an_event(**values):
    return make_event(**{"signup": "own", "capacity": 10, **values})


def tend():
    """What a run of each job did."""
    return {name: run_job(name) for name in ("seats", "batches", "reminders")}


def did(seats=0, batches=0, reminders=0):
    return {"seats": seats, "batches": batches, "reminders": reminders}


def mails():
    """[(to, what)] in the order they were queued."""
    rows = Mail.objects.order_by("pk").values_list("to", "template")
    return [(to, template.removeprefix("events/emails/registration_")) for to, template in rows]


def change(event, **values):
    for name, value in values.items():
        setattr(event, name, value)
    event.save()
    event.refresh_from_db()


def move(event, **delta):
    change(event, starts_at=event.starts_at + timedelta(**delta), ends_at=event.ends_at + timedelta(**delta))


def coming(**values):
    """A seat at what begins tomorrow evening, taken a week ago."""
    event = an_event(**{"starts_at": timezone.now() + timedelta(hours=30), **values})
    return make_registration(event=event, created_at=timezone.now() - timedelta(days=7))
