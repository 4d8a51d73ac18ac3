"""What those who signed up are told of a change: its last state, after a while, and nothing of what was undone.

A change is a row that the database itself makes; here it gets the moment when it is told. Another change before then
replaces it, and one that takes it back ends it. Those who signed up in between know the event as it was then: they
count for themselves.
"""

from math import floor

from django.db import transaction
from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone

from tech_port.worker.to_many import held_until

from ..models import Event, MailBatch, Registration

State = Event.State


def known(event):
    """What those who sign up now know of an event, in the form that the database writes it (migration 0009)."""
    return {
        "sequence": event.sequence,
        "state": event.state,
        "starts_at": floor(event.starts_at.timestamp()),
        "ends_at": floor(event.ends_at.timestamp()),
        "precision": event.precision,
        "venue_id": event.venue_id,
        "attendance": event.attendance,
        "online_url": event.online_url,
    }


def is_undone(batch, event):
    """Whether the event is again what it was before."""
    return batch.before is not None and batch.before == known(event) | {"sequence": batch.before["sequence"]}


def recipients(batch, event):
    """The sign-ups that have not heard of the event as it is; of what was undone, those who have heard of it."""
    rows = Registration.objects.active().certain().filter(event=event, told_sequence__lt=event.sequence)
    if event.state == State.DRAFT:
        return rows.none()
    return rows.filter(told_sequence__gt=batch.before["sequence"]) if is_undone(batch, event) else rows


def hold(event_pk, by=None, now=None):
    """Say when a change is told: MAIL_HOLD_MINUTES from now. Returns the batch, None when nothing is new.

    Called in the transaction of the change. However many are to be told, it asks the same few questions.
    """
    now = now or timezone.now()
    event = Event.objects.select_for_update(of=("self",)).get(pk=event_pk)
    batch = MailBatch.objects.open_changes().select_for_update(of=("self",)).filter(event=event_pk).first()
    if batch is None or sleeps(batch, event) or (batch.due_at and batch.sequence == event.sequence):
        return None
    batch.sequence = event.sequence
    batch.hold(now, by)
    if is_undone(batch, event) and event.state != State.DRAFT and not recipients(batch, event).exists():
        close(batch, event, now, MailBatch.State.WITHDRAWN)
    return batch


def untold(event, now):
    """The sign-ups that do not know of a change because staff stopped the mail about it, and nothing has come since."""
    latest = event.mail_batches.filter(kind=MailBatch.Kind.CHANGE).order_by("-pk").first()
    if latest is None or latest.state != MailBatch.State.STOPPED or event.ends_at <= now:
        return Registration.objects.none()
    return recipients(latest, event)


def with_untold(events):
    """Those of some events whose last change was stopped before all who signed up had heard of it."""
    changes = MailBatch.objects.filter(event=OuterRef("pk"), kind=MailBatch.Kind.CHANGE).order_by("-pk")
    unaware = Registration.objects.active().certain()
    unaware = unaware.filter(event=OuterRef("pk"), told_sequence__lt=OuterRef("sequence"))
    stopped = events.published().upcoming().alias(latest=Subquery(changes.values("state")[:1]))
    return stopped.filter(Exists(unaware), latest=MailBatch.State.STOPPED)


@transaction.atomic
def tell_after_all(event_pk, by, now):
    """Hold the mail about a change that was stopped once more; None when everybody knows, or will be told anyway."""
    event = Event.objects.select_for_update(of=("self",)).get(pk=event_pk)
    if not untold(event, now).exists():
        return None
    stopped = event.mail_batches.filter(kind=MailBatch.Kind.CHANGE).latest("pk")
    batch = MailBatch(event=event, kind=stopped.kind, before=stopped.before, sequence=event.sequence)
    batch.created_by, batch.due_at, batch.is_the_point = by, held_until(now), True
    batch.save(force_insert=True)
    return batch


def sleeps(batch, event):
    """Whether an event was taken down so long ago that those who signed up may have seen it.

    They are told when it is published again, also if nothing else is new.
    """
    return event.state == State.DRAFT and batch.before is not None and batch.before["state"] == State.DRAFT


def close(batch, event, now, state=MailBatch.State.DONE):
    """Nobody is left who should hear of it: all know the event as it is."""
    event.registrations.filter(told_sequence__lt=event.sequence).update(told_sequence=event.sequence)
    batch.finish(now, state)
