"""Dates as the content files write them: as exactly as a source knows them or, in samples, counted from today."""

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from tech_port.content.claims import Precision

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")


def span(text, today):
    """The first day, the last day and the precision of "2023", "2023-Q2", "2023-12", "month+7" or "today-12"."""
    if found := re.fullmatch(r"today([+-]\d+)", text):
        day = today + timedelta(days=int(found[1]))
        return day, day, Precision.DAY
    if found := re.fullmatch(r"month([+-]\d+)", text):
        months = today.year * 12 + today.month - 1 + int(found[1])
        return *whole_months(months // 12, months % 12 + 1, 1), Precision.DAY
    if found := re.fullmatch(r"(\d{4})-Q([1-4])", text):
        return *whole_months(int(found[1]), int(found[2]) * 3 - 2, 3), Precision.QUARTER
    if found := re.fullmatch(r"(\d{4})-(\d\d)", text):
        return *whole_months(int(found[1]), int(found[2]), 1), Precision.MONTH
    if found := re.fullmatch(r"(\d{4})", text):
        return *whole_months(int(found[1]), 1, 12), Precision.YEAR
    raise ValueError(f"“{text}” is not a date")


def whole_months(year, month, count):
    """The first and the last day of some months of one year."""
    last = month + count - 1
    return date(year, month, 1), date(year, last, monthrange(year, last)[1])


def moment(text, today, start=None):
    """The moment of "thu+9 08:30" or "today-12 09:00", or of "10:00" and "-2 12:00" from the day of `start`; Oslo's."""
    if found := re.fullmatch(r"today([+-]\d+)() (\d\d:\d\d)", text):
        day = today + timedelta(days=int(found[1]))
    elif found := re.fullmatch(r"(mon|tue|wed|thu|fri)\+(\d+) (\d\d:\d\d)", text):
        day = working_day(WEEKDAYS.index(found[1]), today + timedelta(days=int(found[2])))
    elif start and (found := re.fullmatch(r"(?:([+-]\d+) )?()(\d\d:\d\d)", text)):
        day = timezone.localdate(start) + timedelta(days=int(found[1] or 0))
    else:
        raise ValueError(f"“{text}” is not a time")
    return timezone.make_aware(datetime.combine(day, time.fromisoformat(found[3])))


def working_day(weekday, earliest):
    """The first such weekday from a day on that is neither a Norwegian holiday nor between Christmas and New Year."""
    from holidays import country_holidays  # slow to import, and seldom needed

    closed = country_holidays("NO")
    day = earliest + timedelta(days=(weekday - earliest.weekday()) % 7)
    while day in closed or (day.month, day.day) >= (12, 20) or (day.month, day.day) <= (1, 3):
        day += timedelta(days=7)
    return day
