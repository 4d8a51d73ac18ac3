"""The arithmetic of seats: who gets one, who waits, and who is next. Values in, values out.

An event is read for its state, its times and its counted seats, a sign-up for its status and how many people it is.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Protocol

from ..deadlines import Timed, offer_ends_at
from ..models import Event, Registration

State, Status = Event.State, Registration.Status


class Seated(Timed, Protocol):
    """What is read of an event."""

    state: str
    signup: str
    capacity: int | None
    seats_taken: int
    has_waiting_list: bool

    @property
    def places_left(self) -> int | None: ...


class Party(Protocol):
    """What is read of a sign-up."""

    status: str
    people: int
    seats_offered: int | None
    offer_expires_at: datetime | None


class Opening(Protocol):
    """What is read of how an event stands."""

    @property
    def is_open(self) -> bool: ...


def free_seats(event: Seated) -> int | None:
    """How many nobody has or is offered; None without a limit."""
    return None if event.capacity is None else event.capacity - event.seats_taken


def place(event: Seated, state: Opening, people: int, is_held: bool = False) -> Registration.Status | None:
    """The status that a new party gets; None when there is no place for it.

    One that is only held until it is confirmed leaves the seats that others hold alone, and waits without a list too.
    """
    if event.state == State.DRAFT or event.signup != Event.Signup.OWN or not state.is_open:
        return None
    left = event.places_left
    if left is None or people <= (min(left, free_seats(event) or 0) if is_held else left):
        return Status.CONFIRMED
    return Status.WAITING if (event.has_waiting_list or is_held) and people <= (event.capacity or 0) else None


def place_by_staff(event: Seated, people: int, now: datetime) -> Registration.Status | None:
    """The same for staff: only seats count, and those who wait, as long as they can still be offered one."""
    if event.signup != Event.Signup.OWN or event.state in (State.DRAFT, State.CANCELLED):
        return None
    # Near the start no offer can be answered any more: seats held for those who wait may then be filled at the door.
    can_offer = offer_ends_at(event, now) is not None
    free = event.places_left if can_offer else free_seats(event)
    if free is None or people <= free:
        return Status.CONFIRMED
    return Status.WAITING if can_offer and event.has_waiting_list and people <= (event.capacity or 0) else None


def may_become(event: Seated, registration: Party, people: int) -> bool:
    """Whether a party may change its size: always to fewer, to more only while there are seats and nobody waits."""
    more = people - registration.people
    is_seated = registration.status in (Status.CONFIRMED, Status.OFFERED)
    has_room = is_seated and (event.places_left is None or more <= event.places_left)
    return people >= 1 and (is_seated or registration.status == Status.WAITING) and (more <= 0 or has_room)


def asked_at_once(event: Seated, now: datetime) -> int:
    """How many seats, too few for it, a new party that must wait is asked about at once; 0 for none."""
    if event.capacity is None or offer_ends_at(event, now) is None:
        return 0
    # Those that are only held are not free until somebody certain takes them for the whole party.
    return max(0, min(event.places_left or 0, free_seats(event) or 0))


def next_in_line(event: Seated, waiting: Iterable[Party]) -> Iterator[tuple[Party, int]]:
    """[(registration, seats)] of those who wait, in their order: seats for the party, or fewer to be asked about.

    A party that waits for more than are free is asked once whether they would do, and has them held for its answer.
    Then they go to the next whom they suffice for, and it keeps its place.
    """
    free = free_seats(event)
    for registration in waiting:
        if free is None or registration.people <= free:
            yield registration, registration.people
            free = None if free is None else free - registration.people
            continue
        is_open, asked = registration.offer_expires_at is not None, registration.seats_offered or 0
        if free > asked:
            yield registration, free
            return
        if is_open or free <= 0:
            return
