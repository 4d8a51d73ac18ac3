"""When a tenant was answered: a message to them left, or staff say that they called. A status that is set is neither.

A message leaves with its mail; one whose mail was given up did not. The tenant's own messages answer nobody.
"""

from django.db.models import Q

from tech_port.outbox.models import Mail

from .answer_times import LATELY, Wait


def answered_at(interest):
    """The moment of the first message or call to the tenant, None before both."""
    written = interest.messages.exclude(sender="tenant").exclude(mail__state=Mail.State.FAILED)
    called = interest.steps.filter(is_call=True)
    return min([*written.values_list("at", flat=True), *called.values_list("at", flat=True)], default=None)


def waits(interests, now):
    """The waits that the public median is made of: of what came lately, and of what waits still, however old.

    Who withdrew or signed before any answer waited until then; who was closed in another way, waits still.
    """
    lately = Q(received_at__gt=now - LATELY) | Q(answered_at=None, closed_at=None)
    rows = interests.filter(lately, received_at__lte=now).order_by()
    for received, answered, closed, status in rows.values_list("received_at", "answered_at", "closed_at", "status"):
        gave_up = closed if status in ("withdrawn", "signed") else None
        yield Wait(received, answered or gave_up or now, is_over=answered is not None)
