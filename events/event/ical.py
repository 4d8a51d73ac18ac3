"""Entries as iCalendar files (RFC 5545), written by the icalendar library. Values in, values out.

The time zone is written as the rule that Oslo has followed since 1996, and not as the library's list of changes, which
ends in 2038 and puts each spring's change an hour late. The library is slow to import: each that writes does it.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from hashlib import sha256

from django.conf import settings

from tech_port.writing.visible import tidy

PRODUCT = "-//Trondheim Tech Port//Arrangementer//NO"
REFRESH = timedelta(hours=6)  # how often we ask subscribers to look again
MAX_KEPT = 20_000  # entries that a process keeps as text, some kilobytes each
END = b"END:VCALENDAR\r\n"


@dataclass(frozen=True)
class Entry:
    """What a file says about one event; the same entry is the same text."""

    uid: str
    sequence: int
    stamped_at: datetime  # of two with one number the later counts
    changed_at: datetime
    starts: date | datetime
    ends: date | datetime
    summary: str
    description: str
    location: str
    url: str
    category: str
    status: str
    organiser: tuple  # name and address
    is_busy: bool

    def as_component(self):
        from icalendar import Event, vCalAddress

        found = Event()
        found.add("uid", self.uid)
        found.add("sequence", self.sequence)
        found.add("dtstamp", self.stamped_at)
        found.add("last-modified", self.changed_at)
        found.add("dtstart", self.starts)
        found.add("dtend", self.ends)
        found.add("summary", tidy(self.summary))
        found.add("description", tidy(self.description))
        if self.location:
            found.add("location", tidy(self.location))
        found.add("url", self.url)
        found.add("categories", [self.category])
        found.add("status", self.status)
        found.add("transp", "OPAQUE" if self.is_busy else "TRANSPARENT")
        name, address = self.organiser
        found.add("organizer", vCalAddress(address, params={"CN": tidy(name)}))
        return found


def tag_of(entries, *others):
    """A name made of all that a file says."""
    return sha256(f"{entries!r} {others!r}".encode()).hexdigest()[:32]


def written(entries, name="", page="", method="PUBLISH"):
    """The file; one that is subscribed to has a `name` and the address of the `page` it is the calendar of.

    One without a name may be for one person at one moment, and is not worth keeping as text.
    `method` is what a calendar program should do with it (RFC 5546): take the entries in, or, at CANCEL, out.
    """
    from icalendar import Calendar, vDuration, vUri

    frame = Calendar()
    frame.add("prodid", PRODUCT)
    frame.add("version", "2.0")
    frame.add("calscale", "GREGORIAN")
    frame.add("method", method)
    if name:
        frame.add("name", name)
        frame.add("x-wr-calname", name)
        frame.add("x-wr-timezone", settings.TIME_ZONE)
        frame.add("url", vUri(page))
        frame.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
        frame.add("x-published-ttl", vDuration(REFRESH))
    frame.add_component(oslo())
    text_of = _text if name else _text.__wrapped__
    return frame.to_ical().removesuffix(END) + b"".join(map(text_of, entries)) + END


@lru_cache(maxsize=MAX_KEPT)
def _text(entry):
    return entry.as_component().to_ical()


def oslo():
    """The time zone: an hour on from the last Sunday of March to that of October, at one in the morning of UTC."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

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
