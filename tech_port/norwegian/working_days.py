"""The day an answer is promised for: working days in Norway. Values in, values out."""

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

SATURDAY = 5


@cache
def closed_days() -> "HolidayBase":
    """Norwegian holidays; Sundays are no holidays here."""
    from holidays import country_holidays  # slow to import, and most pages promise no day

    return country_holidays("NO", include_sundays=False)


def is_working_day(day: date) -> bool:
    """Weekends and Norwegian holidays are not."""
    return day.weekday() < SATURDAY and day not in closed_days()


def add_working_days(start: date, count: int) -> date:
    """The day that is `count` working days after a day."""
    day = start
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def count_working_days(start: date, end: date) -> int:
    """How many working days after `start` the day `end` is, counted as the promise counts them; 0 the same day."""
    return sum(is_working_day(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))
