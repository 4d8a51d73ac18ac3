"""Until when a seat is kept for an answer. Values in, values out: an event is read for its times alone."""

from datetime import datetime, timedelta
from typing import Protocol

OFFER_LASTS = timedelta(hours=24)
LAST_OFFER = timedelta(hours=2)  # before the start: later than this nobody has time to answer an offered seat
HOLD_LASTS = timedelta(minutes=30)  # how long a seat is kept for a sign-up that is to be confirmed by mail
SHORTEST_OFFER = LAST_OFFER / 2


class Timed(Protocol):
    """What is read of an event."""

    starts_at: datetime
    signup_closes_at: datetime | None


def offer_ends_at(event: Timed, now: datetime) -> datetime | None:
    """When an offer made now runs out: after a day, but never later than half-way to the start; None: too late."""
    # Half of what is left: the second in line still gets an offer of their own if the first lets theirs run out.
    left = event.starts_at - now
    return None if left < LAST_OFFER else answer_by(event, now, now + min(OFFER_LASTS, left / 2))


def answer_by(event: Timed, offered_at: datetime, promised: datetime) -> datetime:
    """The end of an offer that was promised to a moment, as the event's times are now.

    It never outlives the start, wherever that has been moved, nor the closing of sign-up, but for the hour that
    everybody has. What is offered after the closing has the start alone before it.
    """
    ends, closes = min(promised, event.starts_at), event.signup_closes_at
    if closes is not None and closes > offered_at:
        ends = min(ends, max(closes, offered_at + SHORTEST_OFFER))
    return ends
