"""What of a calendar is left out besides its events, by the line it stands on. Values in, values out."""

from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MAX_NUMBERS = 5
MAX_NOTES = 500
NAMES = {
    "VCALENDAR": gettext_lazy("Kalenderen"),
    "VEVENT": gettext_lazy("Arrangementet"),
    "VALARM": gettext_lazy("Varselet"),
    "VTIMEZONE": gettext_lazy("Tidssonen"),
    "STANDARD": gettext_lazy("Tidssonen"),
    "DAYLIGHT": gettext_lazy("Tidssonen"),
    "VTODO": gettext_lazy("Oppgaven"),
    "VJOURNAL": gettext_lazy("Notatet"),
}


@dataclass(frozen=True)
class Note:
    """What was left out: `kind` is “error” where something of an event may be lost, otherwise “skipped”."""

    kind: str
    title: str
    said: str


def notes(calendars, zones):
    return list(islice(_all(calendars, zones), MAX_NOTES))


def _all(calendars, zones):
    for calendar, of_one in zip(calendars, zones, strict=True):
        yield from _lines(calendar, "")
        yield from _zones(of_one.unreadable)
        yield from _others(calendar)


def _lines(part, title):
    """Lines that belong to nothing, in a part and those within it; their part is read without them."""
    title = part.text("SUMMARY")[:150] or title
    if part.faults:
        numbers = [str(number) for number in part.faults[:MAX_NUMBERS]]
        more = "" if len(part.faults) <= MAX_NUMBERS else " …"
        kind = "error" if part.name in {"VEVENT", "VCALENDAR"} else "skipped"
        said = _("%(part)s er lest uten linje %(numbers)s, som ikke kan leses.")
        name = NAMES.get(part.name, part.name)
        yield Note(kind, title, said % {"part": name, "numbers": ", ".join(numbers) + more})
    for within in part.parts:
        yield from _lines(within, title)


def _zones(parts):
    for part in parts:
        said = _("Tidssonen som begynner på linje %(line)s, kan ikke leses.")
        yield Note("skipped", part.text("TZID")[:60], said % {"line": part.line})


def _others(calendar):
    for part in calendar.walk("VTODO", "VJOURNAL"):
        said = _("Dette er en oppgave eller et notat, ikke et arrangement.")
        yield Note("skipped", part.text("SUMMARY")[:150] or f"{part.name} {part.line}", said)
