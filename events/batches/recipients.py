"""Who still gets a mail of a batch."""

from django.utils import timezone

from ..models import MailBatch
from ..participants import letters
from . import changes


def remaining(batch, event, now):
    """The sign-ups that have not got theirs, in the order in which they are written; nobody hears of what is over."""
    if batch.kind == MailBatch.Kind.CHANGE:
        rows = changes.recipients(batch, event).order_by("pk")
        return rows if event.ends_at > now else rows.none()
    return letters.recipients(event, batch.letter["group"]).filter(pk__gt=batch.cursor).order_by("pk")


def number_of(batch, event):
    return remaining(batch, event, timezone.now()).count()
