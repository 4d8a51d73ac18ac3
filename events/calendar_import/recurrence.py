"""When an event comes back, by its calendar's rules, added, left out and moved dates. Values in, values out.

The library puts the dates together; each rule is followed here, for a bounded number of steps, at most a year ahead.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from dateutil.rrule import rruleset
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from icalendar import Event
from recurring_ical_events.adapters.event import EventAdapter
from recurring_ical_events.occurrence import Occurrence
from recurring_ical_events.series import Series

from ..rrules import follow
from .component import Component, alike
from .values import DAY, LAST_YEAR, MAX_LENGTH, BadEvent, bad_line, moments, settled, times

MAX_TIMES = 100
AHEAD = timedelta(days=366)
MAX_STEPS = 7000  # as many as a daily rule has in nineteen years
UNREADABLE = gettext_lazy("Gjentakelsen (RRULE) kan ikke leses.")
FREQUENCIES = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
OF_TIME = ("BYHOUR", "BYMINUTE", "BYSECOND")
WEEKDAY = "(MO|TU|WE|TH|FR|SA|SU)"
LISTS = r"[+-]?\d{1,3}(,[+-]?\d{1,3}){0,60}"
PARTS = {
    "FREQ": r"[A-Z]+",
    "INTERVAL": r"0*[1-9]\d{0,2}",
    "COUNT": r"0*[1-9]\d{0,5}",
    "UNTIL": r"\d{8}(T\d{6}Z?)?",
    "BYDAY": rf"[+-]?\d{{0,2}}{WEEKDAY}(,[+-]?\d{{0,2}}{WEEKDAY}){{0,20}}",
    **dict.fromkeys(("BYMONTHDAY", "BYMONTH", "BYSETPOS", "BYWEEKNO", "BYYEARDAY"), LISTS),
    "BYHOUR": r"\d{1,2}(,\d{1,2}){0,3}",
    **dict.fromkeys(("BYMINUTE", "BYSECOND"), r"\d{1,2}"),
    "WKST": WEEKDAY,
}


@dataclass(frozen=True)
class Date:
    """One date of a series: what it was meant for, its component, when it is, or why it cannot be read."""

    original: date | datetime
    component: Component
    starts: date | datetime | None = None
    ends: date | datetime | None = None
    error: str = ""


class _Adapter(EventAdapter):
    """A component for the library: days, and times on the wall's clock of the series, without a zone.

    With zones it would know a date again by its time in UTC and by that on the wall, and take one for the other.
    """

    rrules = rdates = exdates = ()

    def __init__(self, source, span, clock, original=None):
        event = Event()
        event.add("UID", "x")
        event.add("DTSTART", _wall(span.starts, clock))
        event.add("DTEND", _wall(span.ends, clock))
        if original is not None:
            said = source.part.first("RECURRENCE-ID").parameters.get("RANGE", "").upper()
            range_ = {"RANGE": "THISANDFUTURE"} if said == "THISANDFUTURE" else {}
            event.add("RECURRENCE-ID", _wall(original, clock), parameters=range_)
        super().__init__(event)
        self.source, self.source_span, self.original = source, span, original


class _Date(Occurrence):
    """The library's date, which knows what it was meant for."""

    def __init__(self, adapter, start=None, end=None, sequence=-1):
        super().__init__(adapter, start, end, sequence)
        self.source, self.is_changed = adapter.source, start is None
        self.original = adapter.original if self.is_changed else start - adapter.move_recurrences_by

    def as_date(self, clock):
        span = self.source.span if self.is_changed else None
        starts, ends = (span.starts, span.ends) if span else (_moment(self.start, clock), _moment(self.end, clock))
        return Date(_moment(self.original, clock), self.source, starts, ends)


class _Series(Series):
    """The library's series, whose rules are followed by us: it would follow one without dates to the year 9999."""

    class RecurrenceRules(Series.RecurrenceRules):
        def create_rule_with_start(self, parts):
            until = _last(parts, self.core)
            found = _follow(parts, self.start, min(until, self.core.last))
            if found[:1] != [self.start] and "COUNT" in parts and len(self.core.rrules) == 1:
                found = found[: int(parts["COUNT"]) - 1]  # the event itself counts as the first date
            dates = rruleset(cache=True)
            dates.until = until
            for at in found:
                dates.rdate(at)
            return dates

    def occurrence(self, adapter, start=None, end=None):
        return _Date(adapter, start, end)


@dataclass(frozen=True)
class Dates:
    """The dates of a series that are to come; `reason` is why there is none, `has_more` that more were left out."""

    dates: list
    has_more: bool = False
    reason: str = ""


def follow_series(master, changed, now):
    """The `Dates` of a series, at most a year ahead; `changed` are the components of single dates, by what they change.

    Raises `BadEvent` where the series as a whole cannot be followed.
    """
    span = master.span
    times(span.starts, span.ends)
    clock = span.zone
    core = _core(master, span, now)
    adapters, broken = [core], []
    for original, component in changed.items():
        try:
            times(component.span.starts, component.span.ends)
            adapters.append(_Adapter(component, component.span, clock, original))
        except BadEvent as error:
            broken.append(Date(original, component, error=str(error)))
            core.exdates.append(_wall(original, clock))
    try:
        series, begins = _Series(adapters), _wall(now, clock)
        found = [at.as_date(clock) for at in series.between(begins, begins + AHEAD)]
        reason = "" if found or broken else _why_none(series, core, begins)
    except (ValueError, TypeError, OverflowError, ArithmeticError) as error:
        raise error if isinstance(error, BadEvent) else BadEvent(UNREADABLE) from error
    found.sort(key=lambda at: settled(at.starts))
    return Dates([*broken, *found[:MAX_TIMES]], len(found) > MAX_TIMES, reason)


def _core(master, span, now):
    core = _Adapter(master, span, span.zone)
    core.rrules = _rules(master, "RRULE", span)
    core.last = _wall(now + AHEAD + MAX_LENGTH, span.zone)
    core.rdates = [*_lists(master, "RDATE", span)]
    core.exdates = [*_lists(master, "EXDATE", span)]
    first = _wall(span.starts, span.zone)
    first = first if isinstance(first, datetime) else datetime.combine(first, time.min)
    for parts in _rules(master, "EXRULE", span):
        left_out = _follow(parts, first, min(_last(parts, core), core.last))
        core.exdates += [at.date() if span.is_whole_days else at for at in left_out]
    return core


def _lists(master, name, span):
    """The dates that lines list, as those of the series are; a day left out leaves out whatever begins on it."""
    for found in master.part.each(name):
        for value in moments(found, master.zones, floating=span.zone):
            first, length = (value[0], value[1] - value[0]) if isinstance(value, tuple) else (value, None)
            if name == "EXDATE" and not isinstance(first, datetime):
                yield first
            elif length is None or span.is_whole_days:
                yield _wall(alike(first, span), span.zone)
            else:
                yield _wall(alike(first, span), span.zone), length


def _wall(value, clock):
    """A moment on the wall's clock of a zone, without it; a day is as it is."""
    return value.astimezone(clock).replace(tzinfo=None) if isinstance(value, datetime) else value


def _moment(value, clock):
    return value.replace(tzinfo=clock) if isinstance(value, datetime) and value.tzinfo is None else value


def _rules(master, name, span):
    rules = [_rule(found) for found in master.part.each(name) if found.value.strip()]
    left_out = OF_TIME if span.is_whole_days else ()  # a day has no hours, whatever its rule says
    return [{part: value for part, value in rule.items() if part not in left_out} for rule in rules]


def _rule(found):
    """The parts of a rule by their names; raises `BadEvent`."""
    written = "".join(found.value.upper().split()).strip(";")
    parts = dict(part.partition("=")[::2] for part in written.split(";")[:20])
    if parts.get("FREQ") not in FREQUENCIES or parts.keys() - PARTS.keys():
        raise BadEvent(_("Gjentakelsen følges ikke: bare daglig, ukentlig, månedlig og årlig kan leses."))
    if not all(re.fullmatch(PARTS[name], value, re.ASCII) for name, value in parts.items()):
        raise bad_line(found)
    return parts


def _last(parts, core):
    """The last beginning that a rule allows, on the wall's clock; as far as it is followed where it has no end."""
    written = re.fullmatch(r"(\d{8})(?:T(\d{6})(Z?))?", parts.get("UNTIL", ""))
    if written is None or int(written[1][:4]) > LAST_YEAR:
        return core.last
    day, at, is_utc = written.groups()
    try:
        until = datetime.strptime(day + (at or "235959"), "%Y%m%d%H%M%S")  # noqa: DTZ007
    except ValueError as error:
        raise BadEvent(UNREADABLE) from error
    zone, is_whole_days = core.source_span.zone, core.source_span.is_whole_days
    if is_utc and not (is_whole_days and at == "235959"):  # a day's last second means that day in every zone
        until = until.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)
    return until.replace(hour=0, minute=0, second=0) if is_whole_days else until


def _follow(parts, wall, last):
    """A rule's beginnings on the wall's clock."""
    if last < wall:
        return []
    rule = ";".join(f"{name}={value}" for name, value in parts.items() if name != "UNTIL")
    try:
        found = follow(rule, wall, last, MAX_STEPS)
    except ValueError as error:
        raise BadEvent(UNREADABLE) from error
    if len(found) == MAX_STEPS:
        raise BadEvent(_("Gjentakelsen har for mange datoer. Eksporter en kortere periode."))
    return found


def _why_none(series, core, now):
    """Why a series has no date to come, in a sentence."""
    begins = core.start if isinstance(core.start, datetime) else datetime.combine(core.start, time.min)
    if begins > now + AHEAD:
        return _("Den første datoen er mer enn et år fram.")
    if next(iter(series.between(min(begins, now) - DAY, now)), None) is None:
        return _("Alle datoene er tatt ut i kilden.") if core.exdates else _("Gjentakelsen gir ingen datoer.")
    is_endless = any(not {"UNTIL", "COUNT"} & parts.keys() for parts in core.rrules)
    return _("Ingen dato det neste året.") if is_endless else _("Det er over.")
