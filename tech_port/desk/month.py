"""A month as staff plan it: what appears, is held and ends on each day, of what somebody may see."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import reduce
from itertools import groupby
from operator import or_

from django.db.models import DateTimeField, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from events.lists.months import Month
from tech_port.norwegian import typography
from tech_port.rights.personal import unread
from tech_port.writing.claims import Span

from .moments import KINDS

A_DAY = timedelta(days=1)
EXACT = {"", "day", "time"}  # how exactly a moment is known, where that is to the day


@dataclass(frozen=True)
class Turn:
    """That something appears, is held or ends: on which day and at what time, what, and in which state it is.

    `span` is the month, quarter or year in which it is, where no day of it is known.
    """

    day: date
    clock: str
    what: str | object
    kind: str
    name: str
    address: str
    state: str
    span: str = ""


@dataclass(frozen=True)
class Day:
    date: date
    turns: list

    @property
    def is_today(self):
        return self.date == timezone.localdate()

    @property
    def words(self):
        return typography.weekday_and_day(self.date)


def turns(site, request, month):
    """All of a month, by the day; one query for each kind that somebody may see."""
    pages = [(kind, site.get_model_admin(kind.model)) for kind in KINDS]
    found = [
        turn
        for kind, page in pages
        if page.has_view_permission(request)
        for turn in turns_of(kind, page, month, unread(request.user, kind.model))
    ]
    return sorted(found, key=lambda turn: (turn.day, turn.clock, turn.kind, turn.name))


def by_day(found):
    """(the days, each with what is known to be on it; what is known to be within the month or a longer span)."""
    exact = [turn for turn in found if not turn.span]
    days = [Day(day, list(of)) for day, of in groupby(exact, key=lambda turn: turn.day)]
    return days, [turn for turn in found if turn.span]


def turns_of(kind, page, month, hidden):
    moments = [moment for moment in kind.moments if moment.column not in hidden]
    within = reduce(or_, (in_month(kind.model, moment, month) for moment in moments), Q(pk__in=[]))
    rows = kind.rows(kind.model._default_manager.select_related(*kind.related)).filter(within)
    return [
        turn
        for row in rows
        for moment in moments
        if (turn := turn_of(row, moment, page)) and month.first <= turn.day <= month.last
    ]


def in_month(model, moment, month):
    """The condition: the column is in the month, in Oslo's days."""
    first, after = month.first - timedelta(days=moment.days), month.last + A_DAY - timedelta(days=moment.days)
    if isinstance(model._meta.get_field(moment.column), DateTimeField):
        first, after = (timezone.make_aware(datetime.combine(day, time())) for day in (first, after))
    return Q(**{f"{moment.column}__gte": first, f"{moment.column}__lt": after})


def turn_of(row, moment, page):
    """None where there is no such moment, or only the day since when something is known to have been."""
    value = getattr(row, moment.column)
    if value is None or (moment.is_known and not getattr(row, moment.is_known)):
        return None
    at = timezone.localtime(value) if isinstance(value, datetime) else None
    day = (at.date() if at else value) + timedelta(days=moment.days)
    precision = getattr(row, moment.precision) if moment.precision else ""
    return Turn(
        day=day,
        clock=typography.clock(at) if at and precision != "day" else "",
        what=moment.words,
        kind=capfirst(page.opts.verbose_name),
        name=str(row),
        address=reverse(f"admin:{page.opts.app_label}_{page.opts.model_name}_change", args=[row.pk]),
        state=state_of(row),
        span="" if precision in EXACT else str(Span(day, precision)),
    )


def state_of(row):
    """Where it is on its way to visitors, in the words of its list; "" of what is always seen."""
    if not hasattr(row, "publication"):
        return ""
    return str(getattr(row, "publication_in_words", row.publication.label))


def beside(month):
    """(the month before, the month after), None where the calendar ends."""
    found = []
    for day in (month.first - A_DAY, month.last + A_DAY):
        found.append(Month.of(day) if 2000 <= day.year <= 2100 else None)
    return found
