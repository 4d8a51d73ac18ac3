"""Who still gets a mail of a batch."""

from ..models import MailBatch
from ..participants import letters
from . import changes


def remaining(batch, event):
    """The sign-ups that have not got theirs, in the order in which they are written."""
    if batch.kind == MailBatch.Kind.CHANGE:
        return changes.recipients(batch, event).order_by("pk")
    return letters.recipients(event, batch.letter["group"]).filter(pk__gt=batch.cursor).order_by("pk")


def number_of(batch, event):
    return remaining(batch, event).count()
