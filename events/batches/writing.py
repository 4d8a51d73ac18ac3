"""Writing the mails of the batches that are due: what the worker does.

Each few are rendered while nothing is locked, and stored in one short transaction with the mark of how far it has come.
So a worker may be killed anywhere: what was marked is in the outbox, and the next one goes on from there.
"""

from functools import partial

from django.db import transaction
from django.utils import timezone

from tech_port.worker import to_many
from tech_port.worker.rows import each

from ..models import Event, MailBatch, Registration
from . import changes
from .recipients import remaining
from .rendering import renderer

Kind, State = MailBatch.Kind, MailBatch.State


def write_due(now):
    """Write what is due of every batch; returns the number of mails. One batch that fails holds up no other."""
    unseen = MailBatch.objects.unseen().values_list("event", flat=True)
    each("changes", Event, unseen, lambda key: changes.hold(key, now=now) and 0, now)
    due = MailBatch.objects.due(now).values_list("pk", flat=True)
    return each("batches", MailBatch, due, partial(to_many.write_on, write_some, now), now, atomic=False)


def write_some(batch_pk, now):
    """Write the next few mails of a batch; returns for how many sign-ups, 0 when there is nothing to write now."""
    batch = MailBatch.objects.due(now).filter(pk=batch_pk).first()
    if batch is None:
        return 0
    event = Event.objects.select_related("venue").prefetch_related("organisers").get(pk=batch.event_id)
    rows, render = remaining(batch, event, now)[: to_many.AT_ONCE], renderer(batch, event, now)
    mails = {row.pk: to_many.rendered(row, render) for row in rows}
    with transaction.atomic():
        return _store(batch, event, mails, now)


def _store(batch, event, mails, now):
    """Store the mails of those whom it still concerns, with the mark; nothing when anything was changed meanwhile."""
    still = Event.objects.select_for_update(of=("self",)).filter(pk=event.pk, sequence=event.sequence).first()
    as_read = {"pk": batch.pk, "written": batch.written}  # another worker may have got further
    batch = MailBatch.objects.due(now).select_for_update(of=("self",)).filter(**as_read).first() if still else None
    if batch is None or (batch.kind == Kind.CHANGE and batch.sequence != event.sequence):
        return 0
    if not mails:
        _end(batch, event, now)
        return 0
    rows = Registration.objects.active().filter(pk__in=mails).select_for_update(of=("self",))
    concerned = set(rows.values_list("pk", flat=True))
    batch.failed += to_many.insert([mail for pk, mail in mails.items() if pk in concerned])
    batch.written += len(concerned)
    batch.state, batch.cursor = State.WRITING, max(mails)
    batch.save(update_fields=["state", "written", "failed", "cursor"])
    if batch.kind == Kind.CHANGE:
        _mark(rows, event, now)
    return len(mails)


def _end(batch, event, now):
    """All of it is written; but what was taken down is told when it is published again."""
    if batch.kind == Kind.CHANGE and event.state == Event.State.DRAFT:
        MailBatch.objects.filter(pk=batch.pk).update(before=changes.known(event), due_at=None)
    elif batch.kind == Kind.CHANGE:
        changes.close(batch, event, now)
    else:
        batch.finish(now)


def _mark(rows, event, now):
    """Note that they know. A new day is reminded of anew; one that is close has been by this."""
    days = (timezone.localdate(event.starts_at) - timezone.localdate(now)).days
    rows.update(told_sequence=event.sequence, reminded_at=now if days <= 1 else None)
