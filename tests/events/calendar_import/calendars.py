"""Calendars as members export them, and runs that try them."""

from datetime import UTC, datetime

from django.utils import timezone

from events.calendar_import.entries import read
from tests.factories import make_calendar_import, make_organisation

NOW = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)


def calendar(*bodies, zone=""):
    """A calendar of events, each given as its lines; those without a UID get one, and a title."""
    events = []
    for number, body in enumerate(bodies, start=1):
        more = [] if "UID:" in body else [f"UID:nr-{number}"]
        more += [] if "SUMMARY" in body else [f"SUMMARY:Nummer {number}"]
        events += ["BEGIN:VEVENT", *more, *body.strip().splitlines(), "END:VEVENT"]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//x//NO", *zone.splitlines(), *events, "END:VCALENDAR"]
    return "\r\n".join(lines) + "\r\n"


def spans(*bodies, zone=""):
    """[(beginning, end)] on Oslo's clock, the error where there is one."""
    return [
        entry.error
        or entry.skipped
        or tuple(f"{timezone.localtime(at):%Y-%m-%d %H:%M %z}" for at in (entry.times.starts_at, entry.times.ends_at))
        for entry in read(calendar(*bodies, zone=zone), NOW).entries
    ]


def tried(*bodies, organisation=None, **values):
    return make_calendar_import(content=calendar(*bodies), organisation=organisation or make_organisation(), **values)
