"""Which backups are kept: each day's last for a week, then each week's, then each month's. Values in, values out."""

import re
from datetime import UTC, datetime, timedelta

from dateutil.relativedelta import relativedelta

NAME = "tech-port-{:%Y%m%dT%H%M%SZ}.tar"
NAMED = re.compile(r"tech-port-(\d{8}T\d{6}Z)\.tar")
DAYS, WEEKS, MONTHS = 7, 4, 12


def name_of(moment):
    return NAME.format(moment.astimezone(UTC))


def moment_of(name):
    """When a backup was made; None for what is not named as ours are."""
    found = NAMED.fullmatch(name)
    if not found:
        return None
    try:
        return datetime.strptime(found[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None


def to_thin(names, now):
    """The names of backups that are no longer to be kept, oldest first; never the newest, nor what is not ours."""
    moments = {name: moment for name in names if (moment := moment_of(name))}
    newest_first = sorted(moments, key=moments.get, reverse=True)
    kept = {*newest_first[:1]}
    spans = [
        (now - timedelta(days=DAYS), lambda moment: moment.date()),
        (now - timedelta(weeks=WEEKS), lambda moment: moment.isocalendar()[:2]),
        (now - relativedelta(months=MONTHS), lambda moment: (moment.year, moment.month)),
    ]
    for since, period in spans:
        seen = set()
        for name in newest_first:
            if period(moments[name]) not in seen and moments[name] > since:
                kept.add(name)
            seen.add(period(moments[name]))
    return [name for name in reversed(newest_first) if name not in kept]
