"""Events as iCalendar files (RFC 5545), written by the icalendar library."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event

from .standing import standing

PRODUCT = "-//Trondheim Tech Port//Arrangementer//NO"


def invitation(event):
    """The text of a file with one event, for a mail; "" for an event whose day is not known."""
    return calendar([event]).to_ical().decode() if event.precision != "month" else ""


def calendar(events):
    """A calendar of events, with the time zones they need."""
    found = Calendar()
    found.add("prodid", PRODUCT)
    found.add("version", "2.0")
    for event in events:
        found.add_component(entry(event))
    found.add_missing_timezones()
    return found


def entry(event):
    """One event as a VEVENT; over several days, or where only the day is known, it is of whole days."""
    begins, ends = timezone.localtime(event.starts_at), timezone.localtime(event.ends_at)
    found = Event()
    found.add("uid", str(event.uid))
    found.add("sequence", event.sequence)
    found.add("dtstamp", event.changed_at)
    if event.precision == "day" or begins.date() != ends.date():
        found.add("dtstart", begins.date())
        found.add("dtend", ends.date() + timedelta(days=1))
    else:
        found.add("dtstart", begins)
        found.add("dtend", ends)
    found.add("summary", event.title)
    found.add("status", standing(event, timezone.now()).ical_status)
    found.add("url", settings.SITE_URL + event.get_absolute_url())
    return found
