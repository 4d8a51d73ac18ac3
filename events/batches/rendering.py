"""The mails of a batch: the function that writes one, and what is seen of them all before they go."""

from django.db.models import Count, Sum
from django.utils import timezone

from tech_port.staff.leaving import LISTED, Part

from ..models import Event, MailBatch
from ..participants import letters
from ..signup import notices
from ..signup.facts import Fact
from .recipients import remaining


def renderer(batch, event, now):
    """The function from a sign-up to its mail."""
    if batch.kind == MailBatch.Kind.LETTER:
        letter = letters.Letter(**batch.letter["words"])
        return lambda registration: letter.mail(event, registration)
    is_off, was_off = event.state == Event.State.CANCELLED, (batch.before or {}).get("state") == Event.State.CANCELLED
    return notices.for_many(event, Fact.CALLED_OFF if is_off else Fact.MOVED, now, is_on_again=was_off and not is_off)


def parts(batch):
    """For each language how many get it, the first of them, and the mail of the very first; a few questions in all."""
    now = timezone.now()
    event = Event.objects.select_related("venue").prefetch_related("organisers").get(pk=batch.event_id)
    rows, render = remaining(batch, event, now), renderer(batch, event, now)
    is_norwegian_alone = batch.kind == MailBatch.Kind.LETTER and not batch.letter["words"]["body_en"]
    english = rows.none() if is_norwegian_alone else rows.filter(language="en")
    norwegian = rows if is_norwegian_alone else rows.exclude(language="en")
    return [part for some in (norwegian, english) if (part := _part(some, render))]


def _part(rows, render):
    found = rows.order_by().aggregate(number=Count("pk"), keys=Sum("pk"))
    first = list(rows[:LISTED]) if found["number"] else []
    addresses = [one.email for one in first]
    return first and Part(render(first[0]), addresses, found["number"], int(found["keys"]))
