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
from .values import LAST_YEAR, MAX_LENGTH, BadEvent, moments, settled, times
from .zones import OSLO

MAX_TIMES = 100
AHEAD = timedelta(days=366)
MAX_STEPS = 7000  # as many as a daily rule has in nineteen years
UNREADABLE = gettext_lazy("Gjentakelsen (RRULE) kan ikke leses.")
FREQUENCIES = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
LISTS = r"[+-]?\d{1,3}(,[+-]?\d{1,3}){0,60}"
PARTS = {
    "FREQ": r"[A-Z]+",
    "INTERVAL": r"0*[1-9]\d{0,2}",
    "COUNT": r"0*[1-9]\d{0,5}",
    "UNTIL": r"\d{8}(T\d{6}Z?)?",
    "BYDAY": r"[+-]?\d{0,2}[A-Z]{2}(,[+-]?\d{0,2}[A-Z]{2}){0,20}",
    **dict.fromkeys(("BYMONTHDAY", "BYMONTH", "BYSETPOS", "BYWEEKNO", "BYYEARDAY"), LISTS),
    "BYHOUR": r"\d{1,2}(,\d{1,2}){0,3}",
    **dict.fromkeys(("BYMINUTE", "BYSECOND"), r"\d{1,2}"),
    "WKST": r"[A-Z]{2}",
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
    """A component for the library, in values that are alike: days, or moments on the clock of the series."""

    rrules = rdates = exdates = ()

    def __init__(self, source, span, original=None, rules=()):
        event = Event()
        event.add("UID", "x")
        event.add("DTSTART", span.starts)
        event.add("DTEND", span.ends)
        if original is not None:
            event.add("RECURRENCE-ID", original, parameters=_range(source.part.first("RECURRENCE-ID")))
        super().__init__(event)
        self.source, self.source_span, self.original = source, span, original
        self.rrules, self.rdates, self.exdates = rules, [], []


def _range(found):
    return {"RANGE": "THISANDFUTURE"} if found.parameters.get("RANGE", "").upper() == "THISANDFUTURE" else {}


class _Date(Occurrence):
    """The library's date, which knows what it was meant for."""

    def __init__(self, adapter, start=None, end=None, sequence=-1):
        super().__init__(adapter, start, end, sequence)
        self.source = adapter.source
        self.original = adapter.original if start is None else start - adapter.move_recurrences_by


class _Series(Series):
    """The library's series, whose rules are followed by us: it would follow one without dates to the year 9999."""

    class RecurrenceRules(Series.RecurrenceRules):
        def create_rule_with_start(self, parts):
            wall, until = self.start.replace(tzinfo=None), _last(parts, self.core)
            found = _follow(parts, wall, min(until, self.core.last))
            if found[:1] != [wall] and "COUNT" in parts and len(self.core.rrules) == 1:
                found = found[: int(parts["COUNT"]) - 1]  # the event itself counts as the first date
            dates = rruleset(cache=True)
            dates.until = until.replace(tzinfo=self.start.tzinfo)
            for at in found:
                dates.rdate(at.replace(tzinfo=self.start.tzinfo))
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
    now, span = now.astimezone(OSLO), master.span
    times(span.starts, span.ends)
    core = _core(master, span, now)
    adapters, broken = [core], []
    for original, component in changed.items():
        try:
            changed_span = component.span
            times(changed_span.starts, changed_span.ends)
            adapters.append(_Adapter(component, changed_span, original))
        except BadEvent as error:
            broken.append(Date(original, component, error=str(error)))
            core.exdates.append(original)
    try:
        series = _Series(adapters)
        found = [Date(at.original, at.source, at.start, at.end) for at in series.between(now, now + AHEAD)]
        reason = "" if found or broken else _why_none(series, core, now)
    except (ValueError, TypeError, OverflowError, ArithmeticError) as error:
        raise error if isinstance(error, BadEvent) else BadEvent(UNREADABLE) from error
    found.sort(key=lambda at: settled(at.starts))
    return Dates([*broken, *found[:MAX_TIMES]], len(found) > MAX_TIMES, reason)


def _core(master, span, now):
    core = _Adapter(master, span, rules=[_rule(found) for found in master.part.each("RRULE") if found.value.strip()])
    core.last = (now + AHEAD + MAX_LENGTH).astimezone(span.zone).replace(tzinfo=None)
    core.rdates += _lists(master, "RDATE", span)
    core.exdates += _lists(master, "EXDATE", span)
    wall = _wall(span.starts)
    for found in master.part.each("EXRULE"):
        left_out = _follow(_rule(found), wall, min(_last(_rule(found), core), core.last))
        core.exdates += [_back(at, span) for at in left_out]
    return core


def _lists(master, name, span):
    """The dates that lines list, as those of the series are; a day left out leaves out whatever begins on it."""
    for found in master.part.each(name):
        for value in moments(found, master.zones, floating=span.zone):
            if isinstance(value, tuple):
                yield (alike(value[0], span), value[1] - value[0]) if not span.is_whole_days else alike(value[0], span)
            elif name == "EXDATE" and not isinstance(value, datetime):
                yield value
            else:
                yield alike(value, span)


def _rule(found):
    """The parts of a rule by their names; raises `BadEvent`."""
    written = "".join(found.value.upper().split()).strip(";")
    parts = dict(part.partition("=")[::2] for part in written.split(";")[:20])
    if parts.get("FREQ") not in FREQUENCIES or parts.keys() - PARTS.keys():
        raise BadEvent(_("Gjentakelsen følges ikke: bare daglig, ukentlig, månedlig og årlig kan leses."))
    if not all(re.fullmatch(PARTS[name], value, re.ASCII) for name, value in parts.items()):
        raise BadEvent(UNREADABLE)
    return parts


def _wall(starts):
    """The beginning on the wall's clock, a day's being its first minute."""
    return starts.replace(tzinfo=None) if isinstance(starts, datetime) else datetime.combine(starts, time.min)


def _back(at, span):
    return at.date() if span.is_whole_days else at.replace(tzinfo=span.zone)


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
    if settled(core.source_span.starts) > now:
        return _("Den første datoen er mer enn et år fram, eller tatt ut i kilden.")
    if not any(True for _at in series.between(settled(core.source_span.starts), now)):
        return _("Alle datoene er tatt ut i kilden.")
    is_endless = any(not {"UNTIL", "COUNT"} & parts.keys() for parts in core.rrules)
    return _("Ingen dato det neste året.") if is_endless else _("Det er over.")
