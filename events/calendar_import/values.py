"""What single properties of a calendar say: days, moments, lengths. Values in, values out."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from django.utils.translation import gettext as _

from .zones import OSLO

FIRST_YEAR, LAST_YEAR = 1970, 2100
MAX_LENGTH = timedelta(days=60)
MAX_DATES = 5000
END_OF_DAY = time(23, 59)
DAY = timedelta(days=1)
MOMENT = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d+)?(Z|[+-]\d\d:?\d\d)?)?", re.IGNORECASE
)
DURATION = re.compile(  # more than the standard allows: PT1W and P1DT are written too
    r"([+-]?)P(?:(\d+)W)?(?:(\d+)D)?T?(?:(\d+)W)?(?:(\d+)D)?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?", re.IGNORECASE
)


class BadEvent(ValueError):
    """Why one event cannot be read, in a sentence."""


class UnknownZoneError(BadEvent):
    """The zone of a time is one that nobody knows."""


def bad_line(found):
    return BadEvent(_("Linje %(line)s (%(name)s) kan ikke leses.") % {"line": found.line, "name": found.name})


@dataclass(frozen=True)
class Times:
    """When something is: aware moments on Oslo's clock, and whether only the days are known."""

    starts_at: datetime
    ends_at: datetime
    is_whole_days: bool = False


def settled(value):
    """The moment on Oslo's clock; a time that the change of clocks leaves out becomes the one an hour later."""
    if not isinstance(value, datetime):
        value = datetime.combine(value, time.min, OSLO)
    return value.astimezone(UTC).astimezone(OSLO)


def times(starts, ends):
    """`Times` of two moments, or of two days of which the last is the one after; raises `BadEvent`."""
    if ends < starts:
        raise BadEvent(_("Arrangementet slutter før det begynner."))
    if ends - starts > MAX_LENGTH:
        raise BadEvent(_("Arrangementet varer i mer enn 60 dager."))
    if isinstance(starts, datetime):
        later = _existing(starts).replace(tzinfo=None) - starts.replace(tzinfo=None)  # the end moves with it
        return Times(settled(starts), settled(ends + later))
    last = max(ends - DAY, starts)
    return Times(settled(starts), datetime.combine(last, END_OF_DAY, OSLO), is_whole_days=True)


def moments(found, zones, floating=None):
    """The days and aware moments that a property lists, periods as pairs; raises `BadEvent`.

    `floating` is the zone of times that name none, where that is not the calendar's own.
    """
    values = found.value.split(",")
    if len(values) > MAX_DATES:
        raise BadEvent(_("Linje %(line)s har for mange datoer.") % {"line": found.line})
    return [_period(value.strip(), found, zones, floating) for value in values if value.strip()]


def moment(found, zones, floating=None):
    """The day or aware moment of a property; raises `BadEvent`."""
    value = _moment(found.value.strip(), found)
    return _placed(value, found, zones, floating)


def _period(value, found, zones, floating):
    first, slash, last = value.partition("/")
    starts = _placed(_moment(first, found), found, zones, floating)
    if not slash:
        return starts
    if last[:1] in "pP+-":
        return starts, starts + duration(last, found)
    return starts, _placed(_moment(last, found), found, zones, floating)


def _moment(value, found):
    """A day, or a moment that has a zone only where its own value names one."""
    match = MOMENT.fullmatch(value)
    if match is None:
        raise bad_line(found)
    year, month, day = (int(number) for number in match.group(1, 2, 3))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadEvent(_("Året %(year)s er ikke til å tro.") % {"year": year})
    try:
        on = date(year, month, day)
        if match[4] is None or found.parameters.get("VALUE", "").upper() == "DATE":
            return on
        hours, minutes = int(match[4]), int(match[5])
        at = time(hours % 24, minutes, min(int(match[6] or 0), 59))
    except ValueError as error:
        raise bad_line(found) from error
    if hours > 24 or (hours == 24 and at > time.min):
        raise bad_line(found)
    return datetime.combine(on + DAY * (hours == 24), at, _named(match[7]))


def _named(zone):
    if zone is None:
        return None
    if zone in "zZ":
        return UTC
    sign = -1 if zone[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:])))


def _placed(value, found, zones, floating):
    if not isinstance(value, datetime) or value.tzinfo is not None:
        return value
    name = found.parameters.get("TZID", "").strip()
    zone = floating if floating is not None and not name else zones.of(name, found.line)
    if zone is None:
        name, line = (name, found.line) if name else zones.own
        raise UnknownZoneError(
            _("Tidssonen «%(zone)s» er ukjent (linje %(line)s).") % {"zone": name[:60], "line": line}
        )
    return _existing(value.replace(tzinfo=zone))


def _existing(value):
    """A moment on its own clock; one that the change of clocks leaves out is an hour later."""
    return value.astimezone(UTC).astimezone(value.tzinfo)


def duration(value, found):
    """A length of time; raises `BadEvent`."""
    match = DURATION.fullmatch(value.strip())
    if match is None or not any(match.groups()[1:]):
        raise bad_line(found)
    weeks, days, more_weeks, more_days, hours, minutes, seconds = (
        int((said or "0")[:9]) for said in match.groups()[1:]
    )
    days += more_days + 7 * (weeks + more_weeks)
    try:
        length = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError as error:
        raise BadEvent(_("Arrangementet varer i mer enn 60 dager.")) from error
    if length > MAX_LENGTH:
        raise BadEvent(_("Arrangementet varer i mer enn 60 dager."))
    return -length if match[1] == "-" else length
