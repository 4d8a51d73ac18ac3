"""When an event comes back, by the rule of its calendar. Values in, values out.

It is followed at most a year ahead and a hundred times.
"""

import re
from datetime import UTC, datetime, timedelta

from django.utils.translation import gettext as _

from ..rrules import follow
from .file import OSLO, BadEvent, moment, one, settled

MAX_TIMES = 100
AHEAD = timedelta(days=366)
OLDEST_YEARS = 15
MAX_STEPS = (OLDEST_YEARS + 2) * 366 + 1  # as many as a daily rule of the oldest age has
ALLOWED = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"}
FREQUENCIES = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
MAX_RULE_LENGTH = 300


def starts(component, first, now):
    """The beginnings of a recurring event that are not left out, from yesterday and at most a year ahead.

    `first` is the event's own beginning, an aware moment. Raises `BadEvent` for a rule that is not followed.
    """
    parts = _parts(component)
    zone = _zone(component)
    wall = first.astimezone(zone).replace(tzinfo=None)
    horizon = (now + AHEAD).astimezone(zone).replace(tzinfo=None)
    if wall.year < horizon.year - OLDEST_YEARS:
        raise BadEvent(_("Gjentakelsen begynte for mer enn %(years)s år siden.") % {"years": OLDEST_YEARS})
    left_out = {moment(day.dt, value.params) for value in _lists(component, "EXDATE") for day in value.dts}
    added = [moment(day.dt, value.params) for value in _lists(component, "RDATE") for day in value.dts]
    found = _follow(parts, wall, min(horizon, _until(parts, zone) or horizon), zone)
    days_left_out = _days(component)
    begins = sorted(at for at in {*found, *added} if now - timedelta(days=1) < at <= now + AHEAD)
    return [at for at in begins if at not in left_out and at.date() not in days_left_out][:MAX_TIMES]


def _parts(component):
    """{name: value} of the rule; raises `BadEvent`."""
    rule = one(component, "RRULE")
    written = rule.to_ical().decode() if rule is not None else ""
    if len(written) > MAX_RULE_LENGTH:
        raise BadEvent(_("Gjentakelsen (RRULE) er for lang til å følges."))
    parts = dict(part.split("=", 1) for part in written.upper().split(";") if "=" in part)
    if parts and (not parts.keys() <= ALLOWED or parts.get("FREQ") not in FREQUENCIES):
        raise BadEvent(_("Gjentakelsen følges ikke: bare daglig, ukentlig, månedlig og årlig kan leses."))
    if not re.fullmatch(r"0*[1-9]\d{0,2}", parts.get("INTERVAL", "1")):
        raise BadEvent(_("Gjentakelsen (RRULE) kan ikke leses."))
    return parts


def _zone(component):
    """The zone whose clock the rule follows."""
    start = one(component, "DTSTART").dt
    return (isinstance(start, datetime) and start.tzinfo) or OSLO


def _until(parts, zone):
    """The last beginning that the rule allows, on the wall's clock; None without one."""
    written = re.fullmatch(r"(\d{8})(?:T(\d{6})(Z?))?", parts.get("UNTIL", ""))
    if written is None:
        return None
    try:
        day = datetime.strptime(written[1] + (written[2] or "235959"), "%Y%m%d%H%M%S")  # noqa: DTZ007
    except ValueError as error:
        raise BadEvent(_("Gjentakelsen (RRULE) kan ikke leses.")) from error
    return day.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None) if written[3] else day


def _follow(parts, wall, until, zone):
    """The rule's beginnings as aware moments, from the wall's time `wall` to `until`."""
    if not parts:
        return [settled(wall.replace(tzinfo=zone))]
    if until < wall:
        return []
    rule = ";".join(f"{name}={value}" for name, value in parts.items() if name != "UNTIL")
    try:
        found = follow(rule, wall, until, MAX_STEPS)
    except ValueError as error:
        raise BadEvent(_("Gjentakelsen (RRULE) kan ikke leses.")) from error
    return [settled(at.replace(tzinfo=zone)) for at in found]


def _lists(component, name):
    if name in {broken for broken, _reason in component.errors}:
        raise BadEvent(_("Linja %(name)s kan ikke leses.") % {"name": name})
    found = component.get(name, [])
    return found if isinstance(found, list) else [found]


def _days(component):
    """The days left out as whole days, which leaves out whatever begins on them."""
    lists = _lists(component, "EXDATE")
    return {day.dt for value in lists for day in value.dts if not isinstance(day.dt, datetime)}
