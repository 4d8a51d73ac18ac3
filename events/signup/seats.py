"""The arithmetic of seats: who gets one, who waits, and who is next. Values in, values out.

An event is read for its state, its times and its counted seats, a sign-up for its status and how many people it is.
"""

from datetime import timedelta

from ..models import Event, Registration
from ..state import LAST_OFFER

OFFER_LASTS = timedelta(hours=24)

State, Status = Event.State, Registration.Status


def offer_ends_at(starts_at, now):
    """When an offer made now runs out: after a day, but never later than half-way to the start; None: too late."""
    # Half of what is left: the second in line still gets an offer of their own if the first lets theirs run out.
    left = starts_at - now
    return None if left < LAST_OFFER else now + min(OFFER_LASTS, left / 2)


def free_seats(event):
    """How many nobody has or is offered; None without a limit."""
    return None if event.capacity is None else event.capacity - event.seats_taken


def place(event, state, people):
    """The status that a new party gets; None when there is no place for it."""
    if event.state == State.DRAFT or event.signup != Event.Signup.OWN or not state.is_open:
        return None
    if event.places_left is None or people <= event.places_left:
        return Status.CONFIRMED
    return Status.WAITING if event.has_waiting_list and people <= event.capacity else None


def place_by_staff(event, people, now):
    """The same for staff: only seats count, and those who wait, as long as they can still be offered one."""
    if event.signup != Event.Signup.OWN or event.state in (State.DRAFT, State.CANCELLED):
        return None
    # Near the start no offer can be answered any more: seats held for those who wait may then be filled at the door.
    can_offer = offer_ends_at(event.starts_at, now) is not None
    free = event.places_left if can_offer else free_seats(event)
    if free is None or people <= free:
        return Status.CONFIRMED
    return Status.WAITING if can_offer and event.has_waiting_list and people <= event.capacity else None


def may_become(event, registration, people):
    """Whether a party may change its size: always to fewer, to more only while there are seats and nobody waits."""
    more = people - registration.people
    is_seated = registration.status in (Status.CONFIRMED, Status.OFFERED)
    has_room = is_seated and (event.places_left is None or more <= event.places_left)
    return people >= 1 and (is_seated or registration.status == Status.WAITING) and (more <= 0 or has_room)


def next_in_line(event, waiting):
    """Those who wait, in their order, that free seats are offered to: until the first that must wait for more."""
    free = free_seats(event)
    for registration in waiting:
        if event.capacity is not None and registration.people > event.capacity:
            continue  # the room has become too small for them, and they hold up nobody
        if free is not None and registration.people > free:
            return  # nobody passes a large party: it would else wait for ever behind small ones
        free = None if free is None else free - registration.people
        yield registration
