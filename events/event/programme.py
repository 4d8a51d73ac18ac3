"""An event's programme as its page shows it: days, and on each its parts with who speaks."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.utils import timezone

from tech_port.norwegian import typography

from ..models import ProgrammeItem


@dataclass(frozen=True)
class Part:
    """A row; `hours` is "" where no time is set, `people` the speakers, each with `from_then` as the page's have it."""

    item: ProgrammeItem
    hours: str
    people: list
    organisations: list


@dataclass(frozen=True)
class ProgrammeDay:
    """`date` is None for an event that has one day, which its page tells already."""

    date: date | None
    parts: list


def of(event):
    """[ProgrammeDay] of an event with its programme and speakers fetched; [] of one without a programme."""
    known = {person.pk: person for person in event.speakers.all()}
    items = list(event.programme_items.all())
    has_days = any(item.day > 1 for item in items)
    first = timezone.localdate(event.starts_at)
    return [
        ProgrammeDay(first + timedelta(days=number - 1) if has_days else None, [_part(item, known) for item in group])
        for number, group in groupby(items, lambda item: item.day)
    ]


def _part(item, known):
    people = [known.get(person.pk, person) for person in item.speakers.all()]
    hours = typography.DASH.join(typography.time_of_day(at) for at in (item.starts, item.ends) if at)
    return Part(item, hours, people, list(item.organisations.all()))


def speakers_apart(event):
    """Those of the event's speakers whom its programme does not name."""
    named = {person.pk for item in event.programme_items.all() for person in item.speakers.all()}
    return [person for person in event.speakers.all() if person.pk not in named]


def moment(event, item, at):
    """When a time of a part is; None for None."""
    day = timezone.localdate(event.starts_at) + timedelta(days=item.day - 1)
    return at and datetime.combine(day, at, timezone.get_default_timezone())
