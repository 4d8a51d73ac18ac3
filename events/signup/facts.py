"""What can happen to a sign-up. Values in, values out."""

from enum import StrEnum


class Fact(StrEnum):
    """Whoever signed up is told of each, in the words of `templates/events/emails/registration_<fact>`."""

    CONFIRMED = "confirmed"
    WAITING = "waiting"
    OFFERED = "offered"
    ASKED = "asked"  # who waits, if fewer seats would do
    HELD = "held"  # until it is confirmed
    EXPIRED = "expired"  # the offer ran out
    CANCELLED = "cancelled"  # by themselves
    KNOWN = "known"  # signed up already
    MOVED = "moved"  # the event, by the organiser
    CALLED_OFF = "called_off"
    REMINDER = "reminder"
