"""Time zones as calendar programs name them. Values in, values out.

Known names come first, IANA's and Windows', whatever the file says they mean: what programs write about them is often
wrong, the zone meant is not. Then comes what the file defines, then names that are an offset. About the rest somebody
is asked.
"""

import re
from datetime import datetime, timedelta, timezone
from functools import cache
from io import StringIO
from zoneinfo import ZoneInfo, available_timezones

from dateutil.tz import tzical

OSLO = ZoneInfo("Europe/Oslo")
OFFSET = re.compile(
    r"\(?\s*(?:(?:UTC|GMT|Z)\s*([+-]\s*\d{1,2})(?:[:.]?(\d\d))?|([+-]\d\d):?(\d\d)|UTC|GMT)\s*\)?", re.IGNORECASE
)
# What Windows shows: “(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna”; of old with points and slashes.
DISPLAYED = re.compile(r"\((?:UTC|GMT)\s*(?:([+-]\d{1,2})[:.]?(\d\d)?)?\)\s*(.+)", re.IGNORECASE)
REGIONS = ("europe", "america", "asia", "africa", "australia", "pacific", "atlantic", "indian")
WHOLE = {"utc", "gmt", "zulu"}
# Windows' displayed names without a city of IANA's, and other languages' cities.
NAMES = {
    **dict.fromkeys(("z", "utc", "coordinated universal time", "greenwich mean time"), "UTC"),
    **dict.fromkeys(
        ("roma", "wien", "københavn", "kjøbenhavn", "brussel", "bern", "praha", "warszawa"), "Europe/Berlin"
    ),
    **dict.fromkeys(("rom", "köpenhamn", "kopenhagen", "brüssel", "wenen", "parijs", "paris"), "Europe/Paris"),
    **dict.fromkeys(("norway", "norge", "norsk tid", "norwegian time"), "Europe/Oslo"),
    **dict.fromkeys(
        ("cest", "mest", "mez", "mesz", "central european time", "central european summer time"), "Europe/Oslo"
    ),
    **dict.fromkeys(("vest-europa", "sentral-europa", "mellom-europa", "romansk", "romance"), "Europe/Oslo"),
    **dict.fromkeys(("västeuropa", "mitteleuropäische zeit", "mitteleuropäische sommerzeit"), "Europe/Berlin"),
    **dict.fromkeys(("lisboa", "edinburgh", "british summer time"), "Europe/London"),
    **dict.fromkeys(("helsingfors", "kiev"), "Europe/Helsinki"),
    **dict.fromkeys(("aten", "athen"), "Europe/Athens"),
    **dict.fromkeys(("moskva", "st. petersburg"), "Europe/Moscow"),
    "atlantic time (canada)": "America/Halifax",
    **dict.fromkeys(("eastern time (us & canada)", "eastern time", "indiana (east)"), "America/New_York"),
    **dict.fromkeys(("central time (us & canada)", "central time"), "America/Chicago"),
    **dict.fromkeys(("mountain time (us & canada)", "mountain time"), "America/Denver"),
    **dict.fromkeys(("pacific time (us & canada)", "pacific time"), "America/Los_Angeles"),
    "arizona": "America/Phoenix",
    "alaska": "America/Anchorage",
    "hawaii": "Pacific/Honolulu",
    "brasilia": "America/Sao_Paulo",
    "newfoundland": "America/St_Johns",
    **dict.fromkeys(("beijing", "chongqing"), "Asia/Shanghai"),
    **dict.fromkeys(("mumbai", "new delhi", "chennai"), "Asia/Kolkata"),
    **dict.fromkeys(("osaka", "sapporo"), "Asia/Tokyo"),
    **dict.fromkeys(("abu dhabi", "muscat"), "Asia/Dubai"),
    "islamabad": "Asia/Karachi",
    "hanoi": "Asia/Bangkok",
    "canberra": "Australia/Sydney",
}
MAX_DEFINED, MAX_RULES = 50, 200
FIRST_YEAR = 1970
PLAIN_PART = (
    r"(FREQ=YEARLY|INTERVAL=1|BYMONTH=\d{1,2}|BYDAY=[+-]?[1-4]?[A-Z]{2}|WKST=[A-Z]{2}|UNTIL=[\dTZ]{8,16}"
    r"|BYMONTHDAY=(1?\d|2[0-8])(,(1?\d|2[0-8])){0,6})"
)
PLAIN_VALUE = re.compile(r"[\dTZ,+-]{4,16}", re.IGNORECASE)
PLAIN_RULE = re.compile(rf"{PLAIN_PART}(;{PLAIN_PART}){{0,6}};?", re.IGNORECASE)
OF_A_RULE = {"DTSTART", "RRULE", "RDATE", "TZOFFSETFROM", "TZOFFSETTO"}


# Known names


@cache
def _iana():
    return {name.casefold(): name for name in available_timezones()}


@cache
def _windows():
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # slow to import, and for staff alone

    return {name.casefold(): zone for name, zone in WINDOWS_TO_OLSON.items()}


def known(name):
    """The zone of a name of IANA's or Windows'; None for another."""
    plain = _plain(name)
    if found := _by_path(plain) or _windows().get(re.sub(r"(daylight|summer) time$", "standard time", plain)):
        return ZoneInfo(found)
    displayed = DISPLAYED.fullmatch(plain)
    return _by_place(displayed[3], _offset(displayed[1], displayed[2])) if displayed else None


def guessed(name):
    """The zone of a name that is a place, a word for a zone, or no more than an offset: “GMT+0100”, “UTC+1”."""
    plain = _plain(name)
    found = OFFSET.fullmatch(plain)
    if found is None:
        return _by_place(re.sub(r"[ ,]*\(?(normaltid|sommartid|sommertid)\)?$", "", plain), None)
    offset = _offset(found[1] or found[3], found[2] or found[4])
    return timezone(offset) if abs(offset) <= timedelta(hours=14) else None


def _plain(name):
    return " ".join(name.strip('" ').split()).casefold()


def _by_path(name):
    """IANA's name of a path that ends with it, as /mozilla.org/20050126_1/Europe/Oslo."""
    words = name.replace("\\", "/").replace(" ", "_").split("/")[-12:]
    tails = ["/".join(words[at:]) for at in range(len(words))]
    return next((_iana()[tail] for tail in tails if tail in _iana() and ("/" in tail or tail in WHOLE | {name})), None)


def _offset(hours, minutes):
    sign = -1 if (hours or "").startswith("-") else 1
    return sign * timedelta(hours=abs(int((hours or "0").replace(" ", ""))), minutes=int(minutes or 0))


def _by_place(places, offset):
    """The zone of the first place that has one, if it has the offset said in winter or summer."""
    names = [NAMES.get(places)]
    for place in re.split(r"\s*[,/]\s*", places):
        names.append(NAMES.get(place))
        names += [_iana().get(f"{region}/{place.replace(' ', '_')}") for region in REGIONS]
    for zone in map(ZoneInfo, filter(None, names)):
        if offset is None or offset in {zone.utcoffset(datetime(2026, month, 1)) for month in (1, 7)}:  # noqa: DTZ001
            return zone
    return None


# What a file defines


def defined(part):
    """The zone that a VTIMEZONE defines; None where it cannot be read, or its rules would be followed for long."""
    lines = ["BEGIN:VTIMEZONE", "TZID:x"]
    for change in _changes(part):
        said = {found.name: found.value.strip() for found in change.properties if found.name in OF_A_RULE}
        if not all((PLAIN_RULE if name == "RRULE" else PLAIN_VALUE).fullmatch(value) for name, value in said.items()):
            return None
        if "RRULE" in said and "DTSTART" in said:  # each year the same, so its first years need not be followed
            said["DTSTART"] = max(said["DTSTART"], f"{FIRST_YEAR}{said['DTSTART'][4:]}")
        lines += [f"BEGIN:{change.name}", *(f"{name}:{value}" for name, value in said.items()), f"END:{change.name}"]
    try:
        zone = tzical(StringIO("\n".join([*lines, "END:VTIMEZONE", ""]))).get()
        datetime(2026, 7, 1, tzinfo=zone).utcoffset()
    except (ValueError, TypeError, IndexError, KeyError, OverflowError, AttributeError):
        return None
    return zone


def _changes(part):
    return [change for change in part.parts if change.name in {"STANDARD", "DAYLIGHT"}]


class Zones:
    """The zones of one calendar: what its names mean, and which nobody knows."""

    def __init__(self, calendar, *, are_norwegian=False):
        """`are_norwegian`: staff have said that the zones nobody knows are Norwegian time."""
        self.are_norwegian = are_norwegian
        self.unknown = {}  # name → the line it was met in first
        self._parts = {part.text("TZID").casefold(): part for part in reversed(list(calendar.walk("VTIMEZONE")))}
        many = len(self._parts) > MAX_DEFINED or sum(map(len, map(_changes, self._parts.values()))) > MAX_RULES
        self._defined = {} if many else {key: defined(part) for key, part in self._parts.items()}
        self._found = {}
        own = next((found for name in ("X-WR-TIMEZONE", "TIMEZONE-ID") if (found := calendar.first(name))), None)
        self.own = (own.text.strip(), own.line) if own else None

    def of(self, name, line):
        """The zone of a TZID, None for one that nobody knows; "" is the calendar's own, which is Oslo's unless said."""
        if not name and "" not in self._parts:
            return self.of(*self.own) if self.own else OSLO
        key = name.casefold()
        if key not in self._found:
            part = self._parts.get(key)
            place = part.text("X-LIC-LOCATION") if part else ""
            self._found[key] = known(name) or known(place) or self._defined.get(key) or guessed(name)
        zone = self._found[key]
        if zone is None:
            self.unknown.setdefault(name, line)
            return OSLO if self.are_norwegian else None
        return zone

    @property
    def unreadable(self):
        """The VTIMEZONEs that do not define a zone."""
        return [part for key, part in self._parts.items() if self._defined.get(key) is None]
