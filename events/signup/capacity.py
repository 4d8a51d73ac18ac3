"""Who gets a seat, and who waits for one: the only place where that is decided.

Every function that gives, takes or offers a seat first locks the event's row, so that two of them never decide at once,
and says what happened in the same transaction (`happened`), so that the mail about it is stored in it too. The database
counts the seats itself and refuses one too many (`event_not_oversold`), whatever the code does.

The waiting list is kept in order: a seat that comes free is offered to the first, for their whole party. A party that
waits for more is asked if it would do; only what it lets go by is for those behind it, and for new sign-ups. An offer
and a question run out after a day, sooner close to the start, and the seat then goes on.

Above `MAX_UNCONFIRMED` sign-ups to an event from one network address the next hold what they get for half an hour,
until they are confirmed by mail. Meanwhile they keep it from others of their kind alone: who is certain takes the
youngest's seat, and nobody stands behind them in the list. So a crowd is served, and a robot takes nothing.
"""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, Sum
from django.utils import timezone

from tech_port.history.many import changed
from tech_port.worker.rows import each

from ..deadlines import HOLD_LASTS, offer_ends_at
from ..models import Event, Registration
from ..state import state_of
from . import seats
from .changes import (
    COUNTED,
    MAX_AT_ONCE,
    NO_OFFER,
    change,
    happened,
    let_go,
    make_room,
    offer_free_seats,
    save_fields,
    seat,
    stored_or_known,
)
from .facts import Fact

Status = Registration.Status
MAX_UNCONFIRMED = 10  # sign-ups to an event from one network address before the next are to be confirmed by mail
CONFIRMABLE = (Status.CONFIRMED, Status.WAITING, Status.EXPIRED)


class SignupError(Exception):
    """The event takes no sign-up now; `state` says why, in the words of its page."""

    def __init__(self, state):
        super().__init__(state.key)
        self.state = state


@dataclass(frozen=True)
class SignUp:
    """What came of a sign-up: its row, whether it is new or was there before (`is_new`), and what a new one is given.

    `status`, `is_held`, how many people wait before it (`ahead`) and how many seats it is asked about when there are
    too few for it (`asked`, 0 for none) are the same whether the address is known or not, so that an answer made of
    them never tells.
    """

    registration: Registration
    is_new: bool
    status: str
    is_held: bool
    ahead: int
    asked: int


def locked(event_pk):
    """The event as it is now, held to the end of the transaction."""
    return Event.objects.select_for_update(of=("self",)).get(pk=event_pk)


@transaction.atomic
def sign_up(event_pk, *, submission, email, people, now=None, by_staff=False, sender_hashes=(), **details):
    """Give a party seats, or a place on the waiting list. `details` are the other fields of a Registration.

    `sender_hashes` are of the visitor's network address, with the site's present key first; none for staff.

    Staff may sign somebody up before sign-up opens and after it has closed, at the door too, where there are seats.

    The same submission again, or an address that is signed up already, changes nothing and gives the row there is; the
    address is then told so by mail. Raises SignupError when the event takes no sign-ups now, and when there is no
    room for the party and no waiting list: whether the address is known or not, so that the answer never tells.
    """
    now = now or timezone.now()
    event = locked(event_pk)
    if again := event.registrations.filter(submission=submission).first():
        return _repeated(event, again, now)
    _settle(event, now)
    is_held = not by_staff and is_crowded(event, sender_hashes)
    status, ahead = _place(event, people, now, by_staff, is_held), event.people_waiting
    asked = seats.asked_at_once(event, now) if status == Status.WAITING and not is_held else 0
    registration = Registration(
        event=event,
        submission=submission,
        email=email,
        people=people,
        status=status,
        is_held=is_held,
        created_at=now,
        told_sequence=event.sequence,
        sender_hash=next(iter(sender_hashes), ""),
        **details,
    )
    if known := stored_or_known(event, registration):
        happened(known, Fact.KNOWN)
        return SignUp(known, False, status, is_held, ahead, asked)
    _tell_new(event, registration, now)
    return SignUp(registration, True, status, is_held, ahead, asked)


def _repeated(event, again, now):
    """What is answered when the form of a sign-up is sent again: how it stands."""
    before = event.registrations.waiting().filter(created_at__lt=again.created_at)
    ahead = before.aggregate(people=Sum("people", default=0))["people"]
    asked = again.seats_offered if _at(event, again).is_asked(now) else 0
    return SignUp(again, False, again.status, again.is_held, ahead, asked)


def is_crowded(event, sender_hashes):
    """Whether so many sign-ups to an event came from one network address that the next are to be confirmed by mail."""
    return bool(sender_hashes) and event.registrations.of_sender(sender_hashes).count() >= MAX_UNCONFIRMED


def _tell_new(event, registration, now):
    """Mail what a new sign-up is given; a party that must wait beside free seats is asked at once if they would do."""
    if registration.is_held:
        happened(registration, Fact.HELD)
    elif registration.status != Status.WAITING or registration.pk not in offer_free_seats(event, now):
        happened(registration, Fact(registration.status))


@transaction.atomic
def cancel(registration, now=None):
    """Give up a seat, an offer or a place on the list; what comes free is offered on. A repeat does nothing."""
    now = now or timezone.now()
    event, registration = _held(registration)
    if registration.status in (Status.CONFIRMED, Status.WAITING, Status.OFFERED):
        change(registration, Status.CANCELLED, cancelled_at=now)
        happened(registration, Fact.CANCELLED)
        _settle(event, now)
    return registration


@transaction.atomic
def accept(registration, now=None):
    """Take an offered seat, the fewer that a party is asked about, or confirm what is held.

    Returns the row, whose status says whether it came in time. A repeat does nothing.
    """
    now = now or timezone.now()
    event, registration = _held(registration)
    if registration.is_held:
        _confirm(event, registration, now)
    elif event.is_on(now) and registration.is_answerable(now):
        people = registration.seats_offered or registration.people
        if registration.status == Status.OFFERED or people <= seats.free_seats(event):
            seat(registration, people)
    _settle(event, now)
    registration.refresh_from_db()
    return registration


@transaction.atomic
def keep_place(registration, now=None):
    """Let the seats go that a party is asked about and go on waiting for all of them; a repeat does nothing."""
    event, registration = _held(registration)
    if registration.status == Status.WAITING and registration.offer_expires_at:
        let_go(registration)
        _settle(event, now or timezone.now())


@transaction.atomic
def resize(registration, people, now=None):
    """Change a party's size: always to fewer, to more only while there are seats for them and nobody waits.

    Who waits keeps the place with fewer and cannot ask for more; who was asked if fewer seats would do has answered by
    it. Returns whether it was done.
    """
    now = now or timezone.now()
    event, registration = _held(registration)
    if not seats.may_become(event, registration, people):
        return False
    if registration.is_asked(now) and people <= seats.free_seats(event):
        seat(registration, people)
    elif people != registration.people:
        if people > registration.people:
            make_room(event, people - registration.people)
        asked = {"offered_at": None, "offer_expires_at": None} if registration.status == Status.WAITING else {}
        save_fields(registration, people=people, seats_offered=None, **asked)
    _settle(event, now)
    return True


@transaction.atomic
def settle(event_pk, now=None):
    """Let offers run out and offer free seats to those who wait, some at a time; returns how many rows that changed."""
    return _settle(locked(event_pk), now or timezone.now())


def to_be_offered(event, now=None):
    """Those who get an offer for all of their party when the worker comes to it, with few of their columns."""
    now = now or timezone.now()
    if not event.is_on(now) or offer_ends_at(event, now) is None:
        return []
    event.refresh_from_db(fields=COUNTED)
    waiting = event.registrations.waiting().only("event", "people", "offer_expires_at", "seats_offered", "language")
    return [registration for registration, free in seats.next_in_line(event, waiting) if registration.people == free]


def settle_all(now):
    """The same to the end, for every event to come where somebody waits, is offered a seat, or has one to confirm."""
    moving = Q(status__in=[Status.WAITING, Status.OFFERED]) | Q(status=Status.CONFIRMED, is_held=True)
    events = Registration.objects.filter(moving, event__ends_at__gt=now).values_list("event", flat=True)
    settled = 0
    # Some at a time, so that no event is locked for long.
    while changed := each("seats", Event, sorted(set(events)), lambda key: settle(key, now), now):
        settled += changed
    return settled


def _held(registration):
    """The event and the sign-up as they are now, the event locked first, as everywhere."""
    event = locked(registration.event_id)
    return event, event.registrations.get(pk=registration.pk)


def _confirm(event, registration, now):
    """Make a held sign-up certain: with what it holds, or where the time is out with what there is left now.

    Where nothing is left, or where the address has signed up again, it stays as it is.
    """
    _settle(event, now)
    registration.refresh_from_db()
    others = event.registrations.active().of_address(registration.email).exclude(pk=registration.pk)
    status = registration.status if registration.status == Status.CONFIRMED else _free_place(event, registration, now)
    if status is None or registration.status not in CONFIRMABLE or others.exists():
        return
    if status == Status.CONFIRMED != registration.status:
        make_room(event, registration.people)
    # Who comes too late goes last, as a new one would.
    created_at = now if registration.status == Status.EXPIRED else registration.created_at
    change(registration, status, is_held=False, created_at=created_at)
    _tell_new(event, registration, now)


def _free_place(event, registration, now):
    """The status for a held sign-up that has no seat: who held a place on the list in time keeps it."""
    event.refresh_from_db(fields=COUNTED)
    status = seats.place(event, state_of(event, now), registration.people)
    return status or (Status.WAITING if registration.status == Status.WAITING else None)


def _place(event, people, now, by_staff, is_held):
    """The status that a new party gets; raises SignupError when there is no place for it."""
    event.refresh_from_db(fields=COUNTED)
    state = state_of(event, now)
    status = seats.place_by_staff(event, people, now) if by_staff else seats.place(event, state, people, is_held)
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
    open_ones = event.registrations.filter(offer_expires_at__isnull=False)
    if event.state == Event.State.CANCELLED:
        some = open_ones.values("pk")[:MAX_AT_ONCE]
        return changed(event.registrations.filter(pk__in=some), status=Status.WAITING, **NO_OFFER)
    over = [row for row in open_ones.order_by("created_at", "pk") if not _at(event, row).is_answerable(now)]
    over = over[:MAX_AT_ONCE]
    for registration in over:
        if registration.status == Status.WAITING:
            let_go(registration)
        else:
            change(registration, Status.EXPIRED)
            happened(registration, Fact.EXPIRED)
    held = event.registrations.held().filter(created_at__lte=now - HOLD_LASTS)
    unconfirmed = changed(held, status=Status.EXPIRED)
    return len(over) + unconfirmed + len(offer_free_seats(event, now))


def _at(event, registration):
    """A sign-up that reads the times of the event that is locked."""
    registration.event = event
    return registration
