"""Samples that time has passed move forward, as long as nobody has changed them."""

import hashlib
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from events.models import Event
from members.models import Challenge
from premises.models import Unit
from tech_port.content.models import Article

STATE = "state:"  # a key that remembers what a sample looked like when it was written
STALE_DAYS = 60  # a unit confirmed longer ago is near the end of the public list
DATES = {
    Event: ("starts_at", "ends_at", "signup_opens_at", "signup_closes_at"),
    Unit: ("confirmed_on",),
    Challenge: ("deadline", "published_at"),
    Article: ("published_at", "happened_on", "expires_at"),
}


def stale():
    """The samples that time has passed: events over that nobody signed up for, units not confirmed, old news."""
    then = timezone.localdate() - timedelta(days=STALE_DAYS)
    yield from Event.objects.filter(Q(ends_at__lt=timezone.now()), is_sample=True, registrations=None)
    yield from Unit.objects.filter(is_sample=True, confirmed_on__lt=then)
    yield from Article.objects.been_out().filter(is_sample=True, published_at__date__lt=then)
    yield from Challenge.objects.overdue(timezone.localdate()).filter(is_sample=True)


def roll(writer, records):
    """Give stale samples that nobody has changed the dates that their files say today; how many.

    An event keeps its weekday and time, since its file names them, and so moves by whole weeks.
    """
    named = {record.key: record for record in records}
    known = dict(key.removeprefix(STATE).split(":", 1) for key in writer.written if key.startswith(STATE))
    moved = 0
    for row in stale():
        if record := named.get(known.get(digest(row))):
            columns, _many = writer.columns(record)
            if all(getattr(row, name) == columns.get(name) for name in DATES[type(row)]):
                continue  # its file says that it is as old as that
            writer.forget({state_key(record, row)})
            for name in DATES[type(row)]:
                setattr(row, name, columns.get(name))
            row.save(update_fields=DATES[type(row)])
            writer.mark(state_key(record, row))
            moved += 1
    return moved


def state_key(record, row):
    return f"{STATE}{digest(row)}:{record.key}"


def digest(row):
    """A short fingerprint of a row as the database holds it."""
    columns = [column.attname for column in row._meta.fields if not column.generated]
    values = type(row).objects.filter(pk=row.pk).values_list(*columns).get()
    return hashlib.sha256(repr((row._meta.label, values)).encode()).hexdigest()[:16]
