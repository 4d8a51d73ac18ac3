"""A calendar file of somebody else's, read with suspicion as entries. Values in, values out.

The limits come first, on the bare text, so that a hostile file is refused before anything heavy is done with it. What
is wrong with one event is told at that event, and the others are read.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from icalendar import Calendar

from tech_port.proposals.errors import ProposalError
from tech_port.writing import markup

MAX_BYTES = 1024 * 1024
MAX_LINES = 30_000
MAX_EVENTS = 2000
MAX_ZONES, MAX_ZONE_RULES = 50, 200
OSLO = ZoneInfo("Europe/Oslo")
FIRST_YEAR, LAST_YEAR = 1970, 2100
MAX_LENGTH = timedelta(days=60)
END_OF_DAY = time(23, 59)
PEOPLE = re.compile(r"^(ATTENDEE|ORGANIZER|CONTACT)[;:].*\n?", re.IGNORECASE | re.MULTILINE)
FOLD = re.compile(r"\r?\n[ \t]")
ZONES = re.compile(r"^BEGIN:VTIMEZONE.*?^END:VTIMEZONE", re.IGNORECASE | re.MULTILINE | re.DOTALL)
ZONE = re.compile(r"^BEGIN:VTIMEZONE", re.IGNORECASE | re.MULTILINE)
ZONE_RULES = re.compile(r"^RRULE[^:\n]*:(.*)$", re.IGNORECASE | re.MULTILINE)
PLAIN_PART = (
    r"(FREQ=YEARLY|INTERVAL=1|BYMONTH=\d{1,2}|BYDAY=[+-]?[1-4]?[A-Z]{2}|WKST=[A-Z]{2}|UNTIL=[\dTZ]{8,16}"
    r"|BYMONTHDAY=(1?\d|2[0-8])(,(1?\d|2[0-8])){0,6})"
)
PLAIN_RULE = re.compile(rf"{PLAIN_PART}(;{PLAIN_PART}){{0,6}};?", re.IGNORECASE)
ZONES_OF_UTC = {"Z", "UTC", "GMT"}


class BadEvent(ValueError):
    """Why one event cannot be read, in a sentence."""


@dataclass(frozen=True)
class Times:
    """When something is: aware moments, and whether only the days are known."""

    starts_at: datetime
    ends_at: datetime
    is_whole_days: bool = False

    def moved_to(self, starts_at):
        """The same length from another beginning, counted on the clock on the wall in Oslo."""
        length = self.ends_at.astimezone(OSLO).replace(tzinfo=None) - self.starts_at.astimezone(OSLO).replace(
            tzinfo=None
        )
        ends_at = starts_at.astimezone(OSLO).replace(tzinfo=None) + length
        return Times(starts_at, settled(ends_at.replace(tzinfo=OSLO)), self.is_whole_days)


@dataclass(frozen=True)
class Details:
    """What an event says of itself, as plain text."""

    title: str = ""
    place: str = ""
    about: str = ""
    url: str = ""


def text_of(data):
    """The text of a file's bytes; raises `ProposalError` for what cannot be a calendar."""
    if len(data) > MAX_BYTES:
        raise ProposalError(_("Fila er større enn 1 MB. Eksporter en kortere periode."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ProposalError(_("Fila er ikke skrevet i UTF-8. Eksporter kalenderen på nytt som .ics.")) from error
    return checked(text)


def checked(text):
    """A calendar's text without the lines about people; raises `ProposalError` for what is not read at all."""
    if "\0" in text:
        raise ProposalError(_("Fila har tegn som ikke hører til i en kalender. Eksporter den på nytt som .ics."))
    if "BEGIN:VCALENDAR" not in text[:1000].upper() or "END:VCALENDAR" not in text.upper():
        raise ProposalError(_("Dette er ikke en hel kalenderfil. Den skal begynne med BEGIN:VCALENDAR."))
    text = PEOPLE.sub("", FOLD.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    if text.count("\n") > MAX_LINES or text.upper().count("BEGIN:VEVENT") > MAX_EVENTS:
        raise ProposalError(_("Kalenderen har mer enn 2 000 arrangementer. Eksporter en kortere periode."))
    if not _has_plain_zones(text):
        raise ProposalError(_("Kalenderen har en tidssone som ikke kan leses. Bruk Europe/Oslo."))
    return text


def _has_plain_zones(text):
    """Whether its time zones are few, and their rules such that come true each year: others are followed for long."""
    if len(ZONE.findall(text)) > MAX_ZONES:
        return False
    rules = [rule for zone in ZONES.findall(text) for rule in ZONE_RULES.findall(zone)]
    return len(rules) <= MAX_ZONE_RULES and all(PLAIN_RULE.fullmatch(rule.strip()) for rule in rules)


def components(text):
    """The VEVENTs of a checked text; raises `ProposalError` where the file as a whole cannot be read."""
    try:
        calendars = Calendar.from_ical(text, multiple=True)
        found = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise ProposalError(_("Fila kan ikke leses som en kalender. Eksporter den på nytt som .ics.")) from error
    if not found:
        raise ProposalError(_("Kalenderen har ingen arrangementer."))
    return found


# One event


def one(component, name):
    """A property that may stand once: its value, None where it is missing; raises `BadEvent` for a broken one."""
    if name in {broken for broken, _reason in component.errors}:
        raise BadEvent(_("Linja %(name)s kan ikke leses.") % {"name": name})
    value = component.get(name)
    return value[0] if isinstance(value, list) else value


def text(component, name, most):
    """A property as plain text of a limited length, without markup and control characters."""
    try:
        value = one(component, name)
    except BadEvent:
        return ""
    plain = markup.plain(str(value or "")[: most * 10])
    return plain[:most].strip()


def details(component):
    url = text(component, "URL", 500)
    return Details(
        title=" ".join(text(component, "SUMMARY", 150).split()),
        place=" ".join(text(component, "LOCATION", 150).split()),
        about=text(component, "DESCRIPTION", 10_000),
        url=url if re.fullmatch(r"https?://\S+", url) else "",
    )


def moment(value, params=None):
    """A DTSTART or the like as an aware moment; without a zone it is Oslo's, and a date is its first minute."""
    if not isinstance(value, date):
        raise BadEvent(_("Tiden kan ikke leses."))
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise BadEvent(_("Året %(year)s er ikke til å tro.") % {"year": value.year})
    if not isinstance(value, datetime):
        return settled(datetime.combine(value, time.min, OSLO))
    if value.tzinfo is None:
        zone = (params or {}).get("TZID", "")
        if zone and zone.upper() not in ZONES_OF_UTC:
            raise BadEvent(_("Tidssonen «%(zone)s» er ukjent.") % {"zone": str(zone)[:60]})
        return settled(value.replace(tzinfo=UTC if zone else OSLO))
    return settled(value)


def settled(value):
    """The moment on Oslo's clock; a time that the change of clocks leaves out becomes the one an hour later."""
    return value.astimezone(UTC).astimezone(OSLO)


def times(component):
    """When the event is; raises `BadEvent`, also for one that its source keeps to itself."""
    if str(one(component, "CLASS") or "").upper() in {"PRIVATE", "CONFIDENTIAL"}:
        raise BadEvent(_("Arrangementet er merket som privat i kilden."))
    start = one(component, "DTSTART")
    if start is None:
        raise BadEvent(_("Tiden mangler (DTSTART)."))
    starts_at = moment(start.dt, start.params)
    whole = not isinstance(start.dt, datetime)
    ends_at = _end(component, starts_at, whole)
    if whole:
        last = max((ends_at - timedelta(minutes=1)).date(), starts_at.date())
        ends_at = datetime.combine(last, END_OF_DAY, OSLO)
    if ends_at < starts_at:
        raise BadEvent(_("Arrangementet slutter før det begynner."))
    if ends_at - starts_at > MAX_LENGTH:
        raise BadEvent(_("Arrangementet varer i mer enn 60 dager."))
    return Times(starts_at, ends_at, whole)


def _end(component, starts_at, whole):
    end, duration = one(component, "DTEND"), one(component, "DURATION")
    if end is not None:
        return moment(end.dt, end.params)
    if duration is not None and isinstance(duration.dt, timedelta):
        if abs(duration.dt) > MAX_LENGTH + timedelta(days=1):
            raise BadEvent(_("Arrangementet varer i mer enn 60 dager."))
        return settled(starts_at + duration.dt)
    return settled(starts_at + timedelta(days=1)) if whole else starts_at
