"""A month as a calendar shows it: weeks of days, and on each day its events. Values in, values out."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.functional import cached_property

from tech_port.lists.days import FIRST_DAY, LAST_DAY

from ..event.times import days_of
from ..models import Event

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True)
class Month:
    """A month between January 2000 and December 2100."""

    first: date

    @classmethod
    def of(cls, day):
        return cls(day.replace(day=1))

    def __str__(self):
        return f"{self.first:%Y-%m}"

    @property
    def last(self):
        return (self.first + timedelta(days=31)).replace(day=1) - A_DAY

    @property
    def monday(self):
        """The first day of its first week."""
        return self.first - timedelta(days=self.first.weekday())


class MonthConverter:
    """A month in an address: `2026-12`."""

    regex = "[0-9]{4}-[0-9]{2}"

    def to_python(self, value):
        year, month = map(int, re.split("-", value))
        if not FIRST_DAY.year <= year <= LAST_DAY.year:
            raise ValueError(value)
        return Month(date(year, month, 1))

    def to_url(self, value):
        return str(value)


@dataclass(frozen=True)
class Day:
    """A cell; `events` in the order they begin. A day of the month before or after is empty."""

    date: date
    events: list
    is_outside: bool
    is_today: bool
    more: int = 0  # that begin on it and are not told of here


@dataclass(frozen=True)
class Week:
    number: int
    days: list


class MonthPage:
    """The weeks of a month with its events, and apart those of which no more than the month is known."""

    def __init__(self, month, events, today):
        self.month, self.events, self.today = month, events, today
        self.undated = [event for event in events if event.precision == Event.Precision.MONTH]
        self.dated = [event for event in events if event.precision != Event.Precision.MONTH]

    @cached_property
    def by_day(self):
        """{day: events}, an event of several days on each of those in the month."""
        found = {}
        for event in self.dated:
            first, last = days_of(event)
            day, last = max(first, self.month.first), min(last, self.month.last)
            while day <= last:
                found.setdefault(day, []).append(event)
                day += A_DAY
        return found

    def _day(self, day):
        return Day(
            day,
            self.by_day.get(day, []),
            (day.year, day.month) != self._key,
            day == self.today,
            self._left_out.get(day, 0),
        )

    @property
    def _key(self):
        return self.month.first.year, self.month.first.month

    @property
    def weeks(self):
        mondays = [self.month.monday + number * A_WEEK for number in range(6)]
        return [
            Week(monday.isocalendar().week, [self._day(monday + number * A_DAY) for number in range(7)])
            for monday in mondays
            if monday <= self.month.last
        ]

    @property
    def weekdays(self):
        """Seven days, to take the names of the columns from."""
        return [self.month.monday + number * A_DAY for number in range(7)]

    @property
    def count(self):
        """How many events have a day of this month, or this month as all that is known of them."""
        shown = {event.pk: event for events in self.by_day.values() for event in events}
        return len(shown) + len(self.undated) + sum(self._left_out.values())

    @cached_property
    def _left_out(self):
        """{day: how many more begin on it than are here}."""
        days = {}
        for event in self.events:
            begins = timezone.localdate(event.starts_at)
            days.setdefault(begins, [getattr(event, "in_group", 0), 0])[1] += 1
        return {day: in_all - here for day, (in_all, here) in days.items() if in_all > here}
