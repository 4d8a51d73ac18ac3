"""Events as iCalendar files (RFC 5545), written by the icalendar library.

The time zone is written as the rule that Oslo has followed since 1996, and not as the library's list of changes, which
ends in 2038 and puts each spring's change an hour late.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from hashlib import sha256

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress, vDuration, vUri

from tech_port.norwegian import typography
from tech_port.writing.structured_data import absolute

from .. import models
from ..state import Key
from .times import days_of, is_of_whole_days

PRODUCT = "-//Trondheim Tech Port//Arrangementer//NO"
REFRESH = timedelta(hours=6)  # how often we ask subscribers to look again
MAX_KEPT = 20_000  # entries that a process keeps as text, some kilobytes each
END = b"END:VCALENDAR\r\n"


@dataclass(frozen=True)
class Entry:
    """What a file says about one event; the same entry is the same text."""

    uid: str
    sequence: int
    changed_at: datetime
    starts: date | datetime
    ends: date | datetime
    summary: str
    description: str
    location: str
    position: tuple | None  # latitude and longitude
    url: str
    category: str
    status: str
    organiser: tuple | None  # name and address
    is_busy: bool

    def as_component(self):
        found = Event()
        found.add("uid", self.uid)
        found.add("sequence", self.sequence)
        found.add("dtstamp", self.changed_at)
        found.add("last-modified", self.changed_at)
        found.add("dtstart", self.starts)
        found.add("dtend", self.ends)
        found.add("summary", self.summary)
        found.add("description", self.description)
        if self.location:
            found.add("location", self.location)
        if self.position:
            found.add("geo", self.position)
        found.add("url", self.url)
        found.add("categories", [self.category])
        found.add("status", self.status)
        found.add("transp", "OPAQUE" if self.is_busy else "TRANSPARENT")
        if self.organiser:
            name, address = self.organiser
            found.add("organizer", vCalAddress(address, params={"CN": name}))
        return found


def invitation(event, state):
    """The text of a file with one event, for a mail; "" for an event whose day is not known."""
    return written([entry(event, state)]).decode() if event.precision != models.Event.Precision.MONTH else ""


def entry(event, state, subscribed=False):
    """What a file says about an event that is in a state; who subscribes to many is not busy at each."""
    is_whole = is_of_whole_days(event)
    starts, ends = timezone.localtime(event.starts_at), timezone.localtime(event.ends_at)
    if is_whole:
        starts, last = days_of(event)
        ends = last + timedelta(days=1)
    venue, organisers = event.venue, list(event.organisers.all())
    is_cancelled = state.key == Key.CANCELLED
    url = absolute(event.get_absolute_url())
    return Entry(
        uid=str(event.uid),
        sequence=event.sequence,
        changed_at=event.changed_at,
        starts=starts,
        ends=ends,
        summary=titled(event, is_cancelled),
        description=described(event, organisers, url, is_whole),
        location=located(event),
        position=(float(venue.latitude), float(venue.longitude)) if venue and venue.latitude is not None else None,
        url=url,
        category=str(models.Event.Type(event.type).label),
        status=state.ical_status,
        organiser=(organisers[0].name, absolute(organisers[0].get_absolute_url())) if organisers else None,
        is_busy=not (is_whole or is_cancelled or subscribed),
    )


def titled(event, is_cancelled):
    """The title, with what must not be overlooked before it: that it is called off, or made up to show the portal."""
    title = _("Avlyst: %(title)s") % {"title": event.title} if is_cancelled else str(event.title)
    return _("Eksempel: %(title)s") % {"title": title} if event.is_sample else title


def described(event, organisers, url, is_whole):
    """When, where the entry itself cannot say the hours, the lead, who is behind it, and where to read more.

    Never the address of the transmission.
    """
    has_hours = is_whole and event.precision == models.Event.Precision.TIME
    hours = typography.when(event.starts_at, event.ends_at, weekday=True) if has_hours else ""
    names = ", ".join(organiser.name for organiser in organisers)
    arranged = _("Arrangør: %(names)s") % {"names": names} if names else ""
    return "\n\n".join(filter(None, [hours, event.lead, arranged, url]))


def located(event):
    """Venue, room and street; that it is on the net where it has no venue."""
    if event.venue is None:
        return _("På nett") if event.attendance == models.Event.Attendance.ONLINE else ""
    return ", ".join(filter(None, [event.venue.name, event.venue.room, event.venue.street]))


def tag_of(entries, *others):
    """A name made of all that a file says."""
    return sha256(f"{entries!r} {others!r}".encode()).hexdigest()[:32]


def written(entries, name="", page=""):
    """The file; one that is subscribed to has a `name` and the address of the `page` it is the calendar of."""
    frame = Calendar()
    frame.add("prodid", PRODUCT)
    frame.add("version", "2.0")
    frame.add("calscale", "GREGORIAN")
    frame.add("method", "PUBLISH")
    if name:
        frame.add("name", name)
        frame.add("x-wr-calname", name)
        frame.add("x-wr-timezone", settings.TIME_ZONE)
        frame.add("url", vUri(page))
        frame.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
        frame.add("x-published-ttl", vDuration(REFRESH))
    frame.add_component(oslo())
    return frame.to_ical().removesuffix(END) + b"".join(map(_text, entries)) + END


@lru_cache(maxsize=MAX_KEPT)
def _text(entry):
    return entry.as_component().to_ical()


def oslo():
    """The time zone: an hour on from the last Sunday of March to that of October, at one in the morning of UTC."""
    zone = Timezone()
    zone.add("tzid", settings.TIME_ZONE)
    rules = [
        (TimezoneDaylight, "CEST", datetime(1996, 3, 31, 2), 3, 1, 2),  # noqa: DTZ001 - on the clock before the change
        (TimezoneStandard, "CET", datetime(1996, 10, 27, 3), 10, 2, 1),  # noqa: DTZ001
    ]
    for kind, name, first, month, before, after in rules:
        part = kind()
        part.add("tzname", name)
        part.add("dtstart", first)
        part.add("rrule", {"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": "-1SU"})
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        zone.add_component(part)
    return zone
