"""Who gets a seat, and who waits for one: the only place where that is decided.

Every function that gives, takes or offers a seat first locks the event's row, so that two of them never decide at once,
and says what happened in the same transaction (`happened`), so that the mail about it is stored in it too. The database
counts the seats itself and refuses one too many (`event_not_oversold`), whatever the code does.

The waiting list is kept in order: a seat that comes free is offered to the first, for their whole party, and nobody
passes them, also not a new sign-up. An offer runs out after a day, sooner close to the start, and then goes on.
"""

import logging
from dataclasses import dataclass
from itertools import islice

from django.db import transaction
from django.utils import timezone

from tech_port.hooks import Hook

from ..models import Event, Registration
from ..state import state_of
from . import seats
from .facts import Fact

happened = Hook()  # (registration, Fact): called in the transaction of what happened

MAX_AT_ONCE = 20  # offers that are made, or run out, while the event is locked; the worker comes back for more

Status = Registration.Status
logger = logging.getLogger("portal.events")


class SignupError(Exception):
    """The event takes no sign-up now; `state` says why, in the words of its page."""

    def __init__(self, state):
        super().__init__(state.key)
        self.state = state


@dataclass(frozen=True)
class SignUp:
    """What came of a sign-up: its row, and whether it is new or was there before (`is_new`)."""

    registration: Registration
    is_new: bool


def locked(event_pk):
    """The event as it is now, held to the end of the transaction."""
    return Event.objects.select_for_update(of=("self",)).get(pk=event_pk)


@transaction.atomic
def sign_up(event_pk, *, submission, email, people, now=None, by_staff=False, **details):
    """Give a party seats, or a place on the waiting list. `details` are the other fields of a Registration.

    Staff may sign somebody up before sign-up opens and after it has closed, at the door too, where there are seats.

    The same submission again, or an address that is signed up already, changes nothing and gives the row there is; the
    address is then told so by mail. Raises SignupError when the event takes no sign-ups now, and when there is no
    room for the party and no waiting list: whether the address is known or not, so that the answer never tells.
    """
    now = now or timezone.now()
    event = locked(event_pk)
    if again := event.registrations.filter(submission=submission).first():
        return SignUp(again, is_new=False)
    _settle(event, now)
    status = _place(event, people, now, by_staff)
    if known := event.registrations.active().of_address(email).first():
        happened(known, Fact.KNOWN)
        return SignUp(known, is_new=False)
    registration = Registration(
        event=event,
        submission=submission,
        email=email,
        people=people,
        status=status,
        created_at=now,
        told_sequence=event.sequence,
        **details,
    )
    registration.save(force_insert=True)
    happened(registration, Fact(status))
    return SignUp(registration, is_new=True)


@transaction.atomic
def cancel(registration, now=None):
    """Give up a seat, an offer or a place on the list; what comes free is offered on. A repeat does nothing."""
    now = now or timezone.now()
    event, registration = _held(registration)
    if registration.status in (Status.CONFIRMED, Status.WAITING, Status.OFFERED):
        _change(registration, Status.CANCELLED, cancelled_at=now)
        happened(registration, Fact.CANCELLED)
        _settle(event, now)
    return registration


@transaction.atomic
def accept(registration, now=None):
    """Take an offered seat; returns the row, whose status says whether it came in time. A repeat does nothing."""
    now = now or timezone.now()
    event, registration = _held(registration)
    is_on = event.state in (Event.State.PUBLISHED, Event.State.MOVED) and event.ends_at >= now
    if is_on and registration.status == Status.OFFERED and registration.offer_expires_at > now:
        _change(registration, Status.CONFIRMED)
        happened(registration, Fact.CONFIRMED)
    _settle(event, now)
    registration.refresh_from_db()
    return registration


@transaction.atomic
def resize(registration, people, now=None):
    """Change a party's size: always to fewer, to more only while there are seats for them and nobody waits.

    Who waits keeps the place with fewer and cannot ask for more. Returns whether it was done.
    """
    now = now or timezone.now()
    event, registration = _held(registration)
    if not seats.may_become(event, registration, people):
        return False
    registration.people = people
    registration.save(update_fields=["people"])
    _settle(event, now)
    return True


@transaction.atomic
def settle(event_pk, now=None):
    """Let offers run out and offer free seats to those who wait, some at a time; returns how many rows that changed."""
    return _settle(locked(event_pk), now or timezone.now())


def number_to_be_offered(event, now=None):
    """How many of those who wait get an offer when the worker comes to it."""
    is_on = event.state in (Event.State.PUBLISHED, Event.State.MOVED)
    if not is_on or seats.offer_ends_at(event.starts_at, now or timezone.now()) is None:
        return 0
    return sum(1 for _one in seats.next_in_line(event, event.registrations.waiting().only("people")))


def settle_all(now):
    """The same to the end, for every event to come where somebody waits or is offered a seat."""
    moving = Registration.objects.filter(status__in=[Status.WAITING, Status.OFFERED], event__ends_at__gt=now)
    return sum(_settled(pk, now) for pk in sorted(set(moving.values_list("event", flat=True))))


def _settled(event_pk, now):
    """`settle` until nothing is left, where one event that fails is logged and holds up no other."""
    count = 0
    try:
        while changed := settle(event_pk, now):
            count += changed
    except Exception:
        logger.exception("event %s was not settled", event_pk)
    return count


def _held(registration):
    """The event and the sign-up as they are now, the event locked first, as everywhere."""
    event = locked(registration.event_id)
    return event, event.registrations.get(pk=registration.pk)


def _place(event, people, now, by_staff):
    """The status that a new party gets; raises SignupError when there is no place for it."""
    event.refresh_from_db(fields=["seats_taken", "people_waiting"])
    state = state_of(event, now)
    status = seats.place_by_staff(event, people, now) if by_staff else seats.place(event, state, people)
    if status is None:
        raise SignupError(state)
    return status


def _settle(event, now):
    """`settle` for an event that is locked already.

    An offer of a seat at an event that is called off goes back to its place on the list: should the event be held
    after all, nobody has lost what they could not answer. An event that was taken down stays as it was.
    """
    if event.state == Event.State.DRAFT:
        return 0
    if event.state == Event.State.CANCELLED:
        offers = event.registrations.filter(status=Status.OFFERED).values("pk")[:MAX_AT_ONCE]
        return event.registrations.filter(pk__in=offers).update(status=Status.WAITING, offer_expires_at=None)
    over = event.registrations.filter(status=Status.OFFERED, offer_expires_at__lte=now).order_by("created_at")
    over = list(over[:MAX_AT_ONCE])
    for registration in over:
        _change(registration, Status.EXPIRED)
        happened(registration, Fact.EXPIRED)
    return len(over) + _offer_free_seats(event, now)


def _offer_free_seats(event, now):
    """Offer what is free in the order of the list, until the first party that must wait for more."""
    ends_at = seats.offer_ends_at(event.starts_at, now)
    if ends_at is None:
        return 0
    event.refresh_from_db(fields=["seats_taken", "people_waiting"])
    offered = list(islice(seats.next_in_line(event, event.registrations.waiting()), MAX_AT_ONCE))
    for registration in offered:
        _change(registration, Status.OFFERED, offer_expires_at=ends_at)
        happened(registration, Fact.OFFERED)
    return len(offered)


def _change(registration, status, **values):
    """Save a new status; the end of an offer goes with the offer."""
    registration.former_status, registration.status = registration.status, status
    for name, value in {"offer_expires_at": None, **values}.items():
        setattr(registration, name, value)
    registration.save(update_fields=["status", "offer_expires_at", *values])
