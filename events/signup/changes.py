"""What becomes of a sign-up's row once it is decided: seated, offered, asked, made to wait, let go.

Every function here is called with the event's row locked, and says what happened in the same transaction (`happened`),
so that the mail about it is stored in it too.
"""

from itertools import islice

from django.db import IntegrityError, transaction

from tech_port.history.many import write
from tech_port.hooks import Hook

from ..deadlines import offer_ends_at
from ..models import Registration
from . import seats
from .facts import Fact

happened = Hook()  # (registration, Fact): called in the transaction of what happened

Status = Registration.Status
MAX_AT_ONCE = 20  # offers that are made, or run out, while the event is locked; the worker comes back for more
COUNTED = ["seats_taken", "seats_held", "people_waiting", "seats_passed_on"]
NO_OFFER = {"offered_at": None, "offer_expires_at": None, "seats_offered": None}


def stored_or_known(event, registration):
    """Store a new sign-up and return None, or return the one that its address has already.

    The new one is stored, or tried, in either case: both take the same work, and the time does not tell.
    """
    known = event.registrations.active().of_address(registration.email).first()
    try:
        with transaction.atomic():
            if registration.status == Status.CONFIRMED:
                make_room(event, registration.people)
            if known:
                write(Registration, [known], "+")  # the row of the history too is tried, and goes with the other
            registration.save(force_insert=True)
    except IntegrityError:
        if known is None:
            raise
    return known


def make_room(event, people):
    """Let the youngest of those that only hold seats wait instead, until so many people have room in what is free."""
    if event.capacity is None:
        return
    missing = people - seats.free_seats(event)
    for held in event.registrations.held().filter(status=Status.CONFIRMED).order_by("-created_at", "-pk"):
        if missing <= 0:
            return
        change(held, Status.WAITING)
        missing -= held.people


def offer_free_seats(event, now):
    """Offer what is free in the order of the list, or ask about it, some at a time; returns the keys of those told."""
    ends_at = offer_ends_at(event, now)
    if ends_at is None:
        return []
    event.refresh_from_db(fields=COUNTED)
    told = list(islice(seats.next_in_line(event, event.registrations.waiting()), MAX_AT_ONCE))
    for registration, free in told:
        clock = {"offered_at": now, "offer_expires_at": ends_at}
        if free == registration.people:
            change(registration, Status.OFFERED, **clock)
            happened(registration, Fact.OFFERED)
        else:
            change(registration, Status.WAITING, seats_offered=free, **clock)
            happened(registration, Fact.ASKED)
    return [registration.pk for registration, _free in told]


def seat(registration, people):
    change(registration, Status.CONFIRMED, people=people)
    happened(registration, Fact.CONFIRMED)


def let_go(registration):
    """A party's question is over; the number stays, so that it is not asked about as many again."""
    save_fields(registration, offered_at=None, offer_expires_at=None)


def change(registration, status, **values):
    """Save a new status; the end of an offer goes with the offer, and what is needed with who does not come."""
    registration.former_status = registration.status
    needs = {"needs": ""} if status in (Status.CANCELLED, Status.EXPIRED) else {}
    save_fields(registration, **{"status": status, **NO_OFFER, **needs, **values})


def save_fields(registration, **values):
    for name, value in values.items():
        setattr(registration, name, value)
    registration.save(update_fields=list(values))
