"""Events by a rule (RFC 5545's RRULE): which times it gives, and the events made at them.

Rules are reckoned on the clock in Oslo, so that a breakfast stays at half past eight when summer time begins or ends.
Only what events need of the format is read: days, weeks, months and years, with an end that is not far away.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tech_port.proposals.errors import ProposalError

from ..models import Event, EventSeries
from ..rrules import follow
from ..signup import capacity
from . import copies

MAX_EVENTS = 60
YEARS_AHEAD = 5
MAX_INTERVAL = 366
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
PARTS = {
    "FREQ": r"DAILY|WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": r"[1-9]\d{0,2}",
    "COUNT": r"[1-9]\d{0,3}",
    "UNTIL": r"\d{8}(T\d{6}Z?)?",
    "BYDAY": r"[+-]?\d?(MO|TU|WE|TH|FR|SA|SU)(,[+-]?\d?(MO|TU|WE|TH|FR|SA|SU)){0,20}",
    "BYMONTHDAY": r"-?[1-9]\d?(,-?[1-9]\d?){0,30}",
    "BYMONTH": r"[1-9]\d?(,[1-9]\d?){0,11}",
    "BYSETPOS": r"-?[1-9]\d?(,-?[1-9]\d?){0,10}",
    "WKST": r"MO|TU|WE|TH|FR|SA|SU",
}


@dataclass(frozen=True)
class Occurrence:
    """A time of a rule, on the clock; `holiday` is its name or ""; `is_taken`: the series has an event then."""

    starts: datetime
    holiday: str
    is_taken: bool

    @property
    def value(self):
        return self.starts.isoformat(timespec="minutes")


@dataclass(frozen=True)
class Rule:
    """A rule as it was read: RRULE text without its end, and the end, of which it has one or the other."""

    text: str
    count: int | None
    until: datetime | None

    def __str__(self):
        return f"{self.text};COUNT={self.count}" if self.count else f"{self.text};UNTIL={self.until:%Y%m%dT%H%M%S}"


def weekly(interval, weekdays):
    """The beginning of a rule: on some weekdays (0 is Monday), every so many weeks."""
    return f"FREQ=WEEKLY;INTERVAL={interval};BYDAY={','.join(WEEKDAYS[day] for day in sorted(weekdays))}"


def monthly_by_weekday(interval, day: date):
    """The same weekday of the month as a day: the second Thursday; a fifth one is the last."""
    number = (day.day - 1) // 7 + 1
    return f"FREQ=MONTHLY;INTERVAL={interval};BYDAY={-1 if number == 5 else number}{WEEKDAYS[day.weekday()]}"


def read(text):
    """The rule in RRULE's own words; raises ProposalError."""
    parts = {}
    for part in text.strip().upper().removeprefix("RRULE:").strip(";").split(";"):
        name, _equals, value = (word.strip() for word in part.partition("="))
        if name not in PARTS or name in parts or not re.fullmatch(PARTS[name], value):
            raise ProposalError(_("«%(part)s» i regelen kan ikke leses.") % {"part": part[:60]})
        parts[name] = value
    if "FREQ" not in parts:
        raise ProposalError(_("Regelen må si hvor ofte."))
    if ("COUNT" in parts) == ("UNTIL" in parts):
        raise ProposalError(_("Si når serien slutter: enten antall ganger eller siste dag."))
    if int(parts.get("INTERVAL", 1)) > MAX_INTERVAL:
        raise ProposalError(_("Så langt mellom gangene blir det ingen serie av."))
    count, until = parts.pop("COUNT", None), parts.pop("UNTIL", None)
    rest = ";".join(f"{name}={value}" for name, value in parts.items())
    return Rule(rest, int(count) if count else None, _end(until) if until else None)


def _end(text):
    """UNTIL on the clock; a day lasts to its end."""
    try:
        end = datetime.fromisoformat(text)
    except ValueError as error:
        raise ProposalError(_("Siste dag, «%(day)s», finnes ikke.") % {"day": text}) from error
    if len(text) == len("20270101"):
        return datetime.combine(end, time.max)
    return copies.wall(end) if end.tzinfo else end


def times(rule, starts: datetime):
    """The wall-clock times of a rule from the first on; raises ProposalError for none, too many, or too far ahead."""
    horizon = starts.replace(year=starts.year + YEARS_AHEAD, day=min(starts.day, 28))
    too_far = ProposalError(_("En serie kan gå høyst fem år fram. Sett en tidligere slutt."))
    if rule.until and rule.until > horizon:
        raise too_far
    try:
        found = follow(rule.text, starts, rule.until or horizon, min(rule.count or MAX_EVENTS + 1, MAX_EVENTS + 1))
    except ValueError as error:
        raise ProposalError(_("Regelen kan ikke leses. Se over dagene og månedene.")) from error
    if len(found) > MAX_EVENTS:
        raise ProposalError(_("Regelen gir flere enn %(most)s datoer. Sett en tidligere slutt.") % {"most": MAX_EVENTS})
    if not found:
        raise ProposalError(_("Regelen gir ingen datoer."))
    if rule.count and len(found) < rule.count:
        raise too_far
    return found


def occurrences(event, rule):
    """What a rule from an event on would give, the event itself first where it follows the rule."""
    from holidays import country_holidays  # slow to import, and for staff alone

    taken = _taken(event)
    language = "en_US" if get_language() == "en" else "no"
    closed = country_holidays("NO", include_sundays=False, language=language)
    return [
        Occurrence(at, closed.get(at.date(), ""), copies.moment(at) in taken)
        for at in times(rule, copies.wall(event.starts_at))
    ]


def _taken(event):
    """The moments at which its series has an event, by the rule or moved there."""
    rows = event.series.events.values_list("series_at", "starts_at") if event.series else []
    return {event.starts_at, *(at for pair in rows for at in pair if at)}


@transaction.atomic
def make(event_pk, rule, starts, state=Event.State.DRAFT):
    """Make events like this one at wall-clock times, `{by the rule: moved to}`; returns those that are new.

    The same again makes no more.

    The event becomes the first of a new series, or its series grows.
    """
    event = capacity.locked(event_pk)
    if event.series is None:
        event.series, event.series_at = EventSeries.objects.create(rule=rule), event.starts_at
        event.save(update_fields=["series", "series_at"])
    else:
        event.series = EventSeries.objects.select_for_update().get(pk=event.series_id)
        event.series.rule = rule
        event.series.save(update_fields=["rule"])
    if state == Event.State.PUBLISHED and event.state == Event.State.DRAFT:
        event.state = state  # the first of the series comes out with the others
        event.save(update_fields=["state"])
    taken, made = _taken(event), []
    for by_rule, at in starts.items():
        if (series_at := copies.moment(by_rule)) not in taken:
            made.append(copies.copy(event, at, state=state, series=event.series, series_at=series_at))
    return made


@transaction.atomic
def publish(series_pk):
    """Publish the drafts of a series that are not over; returns them."""
    drafts = Event.objects.filter(series=series_pk, state=Event.State.DRAFT).upcoming()
    drafts = list(drafts.select_for_update(of=("self",)))
    for event in drafts:
        event.state = Event.State.PUBLISHED
        event.save(update_fields=["state"])
    return drafts
