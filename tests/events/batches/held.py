"""Changes that are held, and what comes of them when their time is up."""

from datetime import timedelta

from events.models import MailBatch
from tests.events.signup.tended import an_event, change, mails
from tests.factories import make_registration
from tests.jobs import run_job

HOLD = timedelta(minutes=5)


def expected(*statuses, **values):
    """An event and its sign-ups, one of each status, whose address is the status."""
    event = an_event(**values)
    return event, [make_registration(event=event, status=one, email=f"{one}@x.example") for one in statuses]


def write(moment):
    """Both what the worker does at once and what it does when the hold is over; the mails of each."""
    before = len(mails())
    run_job("batches")
    at_once = mails()[before:]
    moment.shift(HOLD)
    run_job("batches")
    return at_once, mails()[before + len(at_once) :]


def states():
    return list(MailBatch.objects.order_by("pk").values_list("state", flat=True))


__all__ = ["HOLD", "change", "expected", "mails", "states", "write"]
