"""Following a rule (RFC 5545's RRULE) for a bounded number of steps. Values in, values out.

The library that follows a rule goes on to the year 9999 where the rule never comes true
("30 February, every day": some seconds of work, whatever end the rule has). So the rule is followed in years near
there, chosen so that every day of the week and every leap year falls as in ours; what never comes true has then soon
been followed to the end.
"""

import calendar
from itertools import islice, takewhile

from dateutil.rrule import rrulestr

LAST_YEAR = 9999


def follow(rule, starts, until, most):
    """The times of a rule on the clock on the wall from `starts` to `until`, at most so many.

    `rule` is its text without an end. Raises ValueError for one that cannot be followed.
    """
    years = _years_on(starts.year, until.year)
    last = until.replace(year=until.year + years)
    try:
        ahead = rrulestr(rule, dtstart=starts.replace(year=starts.year + years))
        found = list(islice(takewhile(lambda at: at <= last, ahead), most))
    except (TypeError, OverflowError, IndexError, KeyError) as error:
        raise ValueError(rule) from error
    return [at.replace(year=at.year - years) for at in found]


def _years_on(first, last):
    """How many years later every year from `first` to the one after `last` has the same calendar, as late as can be."""
    span = [(year, calendar.isleap(year), calendar.weekday(year, 1, 1)) for year in range(first, last + 2)]
    for years in range(LAST_YEAR - last - 1, 0, -1):
        if all((calendar.isleap(y + years), calendar.weekday(y + years, 1, 1)) == (leap, day) for y, leap, day in span):
            return years
    return 0
