"""One VEVENT of a calendar: what it says of itself, when it is, whether it is off or private. Values in, values out."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from hashlib import sha256

from django.utils.translation import gettext as _

from tech_port.writing import markup

from .parts import Part
from .values import DAY, BadEvent, UnknownZoneError, duration, moment
from .zones import OSLO, Zones

MAX_UID_LENGTH = 220
ALL_DAY = re.compile(r"X-[\w-]*ALL-?DAY[\w-]*")
YES, NO = {"TRUE", "1", "YES"}, {"FALSE", "0", "NO"}
CANCELLED = {"CANCELLED", "CANCELED"}
OFF_FLAG = re.compile(r"X-[\w-]*CANCELL?ED[\w-]*")
OFF_STATE = re.compile(r"X-[\w-]*(STATUS|STATE)")
OFF_WORDS = r"avlyst|avlysning|kansellert|innstilt|inställt|aflyst|cancell?ed|cancell?ation|abgesagt|annul(?:é|ee)e?"
OFF_TITLE = re.compile(
    rf"\s*[\[(*]\s*({OFF_WORDS})\s*[\])*]"  # [Avlyst] Fest
    rf"|\s*({OFF_WORDS})((\s+\w+)?\s*:|\s*([!–—]|-\s|$))"  # Avlyst: Fest
    rf"|.*[\[(]\s*({OFF_WORDS})\s*[\])]\s*$",  # Fest (avlyst)
    re.IGNORECASE | re.DOTALL,
)
OFF_SHOUTED = re.compile(
    r"(?:AVLYST|KANSELLERT|CANCELL?ED)\b|.*[-–—]\s*(?:AVLYST|KANSELLERT|CANCELL?ED)\s*$", re.DOTALL
)
INHERITED = {"SUMMARY", "LOCATION", "DESCRIPTION", "X-ALT-DESC", "URL", "CLASS"}


@dataclass(frozen=True)
class Details:
    """What an event says of itself, as plain text."""

    title: str = ""
    place: str = ""
    about: str = ""
    url: str = ""


@dataclass(frozen=True)
class Span:
    """Aware moments, or days of which the last is the one after; `zone` is whose clock it follows."""

    starts: date | datetime
    ends: date | datetime
    zone: tzinfo

    @property
    def is_whole_days(self):
        return not isinstance(self.starts, datetime)


@dataclass(frozen=True)
class Component:
    """A VEVENT with the zones of its calendar; `is_off` where the file as a whole calls off."""

    part: Part
    zones: Zones
    order: int = 0
    is_off: bool = False
    master: "Component | None" = None

    def first(self, name):
        """A property of its own; of some that a single date does not repeat, its series'."""
        found = self.part.first(name)
        return self.master.first(name) if found is None and self.master and name in INHERITED else found

    def text(self, name, most):
        """A property as plain text of a limited length, without markup and control characters."""
        found = self.first(name)
        return markup.plain(found.text[: most * 10])[:most].strip() if found else ""

    @property
    def uid(self):
        return self.part.text("UID").replace("\0", "")

    @property
    def rank(self):
        """The newest of several has the highest: by SEQUENCE, by when it was written, the last in the file."""
        sequence = self.part.text("SEQUENCE")
        written = (re.sub(r"\D", "", self.part.text(name))[:14] for name in ("DTSTAMP", "LAST-MODIFIED"))
        return (int(sequence[:9]) if re.fullmatch(r"\d+", sequence, re.ASCII) else 0, *written, self.order)

    @property
    def recurs(self):
        return any(self.part.first(name) for name in ("RRULE", "RDATE"))

    @property
    def is_cancelled(self):
        if self.is_off or self.part.text("STATUS").upper() in CANCELLED:
            return True
        for found in self.part.properties:
            value = found.value.strip().upper()
            if (OFF_FLAG.fullmatch(found.name) and value in YES) or (
                OFF_STATE.fullmatch(found.name) and value in CANCELLED
            ):
                return True
        title = self.part.text("SUMMARY")[:300]
        if OFF_TITLE.match(title) or OFF_SHOUTED.match(title):
            return True
        return self.master is not None and not self.part.first("STATUS") and self.master.is_cancelled

    @property
    def is_private(self):
        """Whether its source keeps it to itself; a class that is not known is private, by the standard."""
        said = {
            found.text.strip().upper() for name in ("CLASS", "X-CALENDARSERVER-ACCESS") if (found := self.first(name))
        }
        return not said <= {"PUBLIC"}

    def details(self):
        if self.is_private:
            return Details(str(_("Privat arrangement")))
        return Details(
            title=" ".join(self.text("SUMMARY", 150).split()),
            place=" ".join(self.text("LOCATION", 150).split()),
            about=self.text("DESCRIPTION", 10_000) or self.text("X-ALT-DESC", 10_000),
            url=_address(self.text("URL", 500)),
        )

    @property
    def span(self):
        """When it is; of a single date that does not say it, its place in the series. Raises `BadEvent`."""
        found = self.part.first("DTSTART")
        if found is None and self.master is None:
            raise BadEvent(_("Tiden mangler (DTSTART)."))
        starts = moment(found, self.zones) if found else self.original(self.master.span)
        zone = starts.tzinfo if isinstance(starts, datetime) else OSLO
        ends = self._end(starts, zone)
        return _whole_days(self, starts, ends) or Span(starts, starts if ends is None else ends, zone)

    def _end(self, starts, zone):
        """The end as it is written, None without one."""
        if (found := self.part.first("DTEND")) is not None:
            ends = moment(found, self.zones, floating=zone)
            if isinstance(ends, datetime) == isinstance(starts, datetime):
                return ends.astimezone(zone) if isinstance(ends, datetime) else ends
            return _day_after(ends.astimezone(zone)) if isinstance(ends, datetime) else _midnight(ends, zone)
        if (found := self.part.first("DURATION")) is None:
            return starts + self.master.length if self._is_like_master(starts) else None
        length = duration(found.value, found)
        if isinstance(starts, datetime):
            return starts + length
        return starts + DAY * max(1, -(-length // DAY))

    def _is_like_master(self, starts):
        return self.master is not None and self.master.span.is_whole_days != isinstance(starts, datetime)

    @property
    def length(self):
        return self.span.ends - self.span.starts

    @property
    def own_original(self):
        """The date that it stands for, where its series is not known; raises `BadEvent`."""
        return moment(self.part.first("RECURRENCE-ID"), self.zones)

    def original(self, series):
        """The date of a series that this one stands for, in the series' own kind and zone; raises `BadEvent`."""
        found = self.part.first("RECURRENCE-ID")
        try:
            value = moment(found, self.zones, floating=series.zone)
        except UnknownZoneError:  # it means a date of the series, so its clock is the best guess
            value = moment(replace(found, parameters={}), self.zones, floating=series.zone)
        return alike(value, series)


def alike(value, series):
    """A day or a moment as what the dates of a series are: a day, or a moment on its clock."""
    if series.is_whole_days:
        return value.astimezone(series.zone).date() if isinstance(value, datetime) else value
    if isinstance(value, datetime):
        return value.astimezone(series.zone)
    return datetime.combine(value, series.starts.time(), series.zone)


def short(uid):
    """A UID that the column has room for."""
    return uid if len(uid) <= MAX_UID_LENGTH else sha256(uid.encode()).hexdigest()


def _midnight(day, zone):
    return datetime.combine(day, time.min, zone)


def _day_after(moment):
    """The first day that is not begun before a moment."""
    return moment.date() + DAY * (moment.time() > time.min)


def _address(url):
    """A web address with its scheme, "" for anything else."""
    if re.match(r"www\.\S+\.\S", url, re.IGNORECASE):
        url = f"https://{url}"
    found = re.fullmatch(r"(https?)(://\S+)", url, re.IGNORECASE)
    return found[1].lower() + found[2] if found else ""


def _whole_days(component, starts, ends):
    """The span of what is whole days, whichever way that is written; None where it has times of the day."""
    flags = {found.value.strip().upper() for found in component.part.properties if ALL_DAY.fullmatch(found.name)}
    if not isinstance(starts, datetime):
        return Span(starts, ends if ends is not None else starts + DAY, OSLO)
    if flags and flags <= NO:
        return None
    said = bool(flags & YES)
    for zone in _clocks(component, starts):
        first, last = starts.astimezone(zone), (ends or starts).astimezone(zone)
        is_to_the_end = last.time() == time.min or last.time() >= time(23, 59)
        if first.time() == time.min and ((is_to_the_end and last - first >= timedelta(hours=22)) or said):
            return Span(first.date(), max(_day_after(last), first.date() + DAY), zone)
    if said:
        return Span(starts.date(), max(_day_after(ends or starts), starts.date() + DAY), starts.tzinfo)
    return None


def _clocks(component, starts):
    """The zones in which midnight begins the day: its own, and for what is written in UTC the calendar's and Oslo's."""
    if starts.utcoffset() or getattr(starts.tzinfo, "key", None) not in (None, "UTC", "Etc/UTC"):
        return [starts.tzinfo]
    return [starts.tzinfo, component.zones.of("", 0) or OSLO, OSLO]
