"""What an event is, for machines: schema.org's Event, saying no more than the page does."""

from django.urls import reverse
from django.utils import timezone

from tech_port.norwegian import typography
from tech_port.norwegian.clock import last_moment
from tech_port.writing.structured_data import (
    StructuredData,
    absolute,
    address_of_picture,
    is_told,
    number,
    postal,
    thing,
)

from ..models import Event
from . import programme

SCHEMA = "https://schema.org/"
MODES = {
    Event.Attendance.HERE: "OfflineEventAttendanceMode",
    Event.Attendance.ONLINE: "OnlineEventAttendanceMode",
    Event.Attendance.MIXED: "MixedEventAttendanceMode",
}


def event_data(event, state):
    """The object for an event in a state; None for one that machines should not repeat.

    That is what `is_told` says, and one of which no day is known, or no place: an event without either is none to them.
    """
    location = places(event)
    if not is_told(event) or location is None or event.precision == Event.Precision.MONTH:
        return None
    return StructuredData(
        "Event",
        name=event.title,
        description=event.lead,
        url=absolute(event.get_absolute_url()),
        startDate=moment(event.starts_at, event.precision),
        endDate=moment(last_moment(event.starts_at, event.ends_at), event.precision),
        previousStartDate=moment(event.moved_from, event.precision) if state.is_moved else None,
        eventStatus=SCHEMA + state.schema_status,
        eventAttendanceMode=SCHEMA + MODES[event.attendance],
        location=location,
        organizer=[organisation(one) for one in event.organisers.all() if is_told(one)],
        performer=[thing("Person", name=person.name) for person in event.speakers.all()],
        subEvent=[part(event, item) for item in event.programme_items.all() if item.starts],
        offers=offer(event, state),
        isAccessibleForFree=None if event.price_nok is None else event.price_nok == 0,
        inLanguage=event.language,
        image=absolute(address_of_picture(event.get_absolute_url())),
    )


def moment(at, precision):
    """A moment with Oslo's offset, or the day where only that is known; None for None."""
    if at is None:
        return None
    return typography.iso(at) if precision == Event.Precision.TIME else f"{timezone.localdate(at):%Y-%m-%d}"


def places(event):
    """Where one comes: the venue, the net, or both; None where nobody has said.

    The address of the broadcast itself is for those who signed up.
    """
    online = thing("VirtualLocation", url=absolute(event.get_absolute_url()))
    venue = place(event.venue) if event.venue and is_told(event.venue) else None
    if event.attendance == Event.Attendance.ONLINE:
        return online
    if event.attendance == Event.Attendance.MIXED:
        return [venue, online] if venue else online
    return venue


def place(venue, room=""):
    """A venue, or a room of it."""
    address = postal(venue.street, venue.area and venue.area.town)
    return thing("Place", name=f"{room}, {venue.name}" if room else str(venue.name), address=address)


def part(event, item):
    """A part of the programme that has a time."""
    starts, ends = (programme.moment(event, item, at) for at in (item.starts, item.ends))
    return thing(
        "Event",
        name=item.title,
        startDate=moment(starts, Event.Precision.TIME),
        endDate=moment(ends, Event.Precision.TIME),
        location=place(event.venue, item.room) if event.venue and is_told(event.venue) else places(event),
        performer=[thing("Person", name=person.name) for person in item.speakers.all()],
    )


def organisation(one):
    return thing("Organization", name=one.name, url=one.website or absolute(one.get_absolute_url()))


def offer(event, state):
    """A seat, while there is anything to say about having one."""
    if not state.schema_availability:
        return None
    return thing(
        "Offer",
        url=signup_address(event) if state.is_open else absolute(event.get_absolute_url()),
        price=number(event.price_nok),
        priceCurrency="NOK" if event.price_nok is not None else None,
        availability=SCHEMA + state.schema_availability,
        validFrom=moment(event.signup_opens_at, Event.Precision.TIME),
    )


def signup_address(event):
    """Where one signs up: elsewhere, or on a page of its own."""
    if event.signup == Event.Signup.EXTERNAL:
        return event.signup_url
    return absolute(reverse("events:signup", args=[event.slug]))
