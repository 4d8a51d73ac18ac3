"""Events made from an event: once more on another day, or by a rule.

Wall-clock times stay the same, also over the change to or from summer time: a breakfast at half past eight is at half
past eight. Sign-up opens and closes as long before as it did.
"""

import re
from datetime import UTC, date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from tech_port.norwegian.slugs import slugs_from, unique_slug
from tech_port.norwegian.working_days import closed_days

from ..models import Event, ProgrammeItem

NOT_COPIED = {
    *("id", "slug", "state", "starts_at", "ends_at", "signup_opens_at", "signup_closes_at"),
    *("uid", "sequence", "changed_at", "cancelled_at", "moved_from", "seats_taken", "people_waiting"),
    *("seats_held", "seats_passed_on", "cancelled_because_nb", "cancelled_because_en"),
    *("series", "series_at", "imported_from", "imported_uid", "attendees", "attendees_qualifier", "source"),
}
TIMES = ("starts_at", "ends_at", "signup_opens_at", "signup_closes_at")
YEARLY = {Event.Type.CONFERENCE, Event.Type.FESTIVAL, Event.Type.OPEN_HOUSE}
DATED = re.compile(r"-\d{4}(-\d\d-\d\d)?(-\d+)?$")
MAX_SLUG_LENGTH = 100


def wall(moment) -> datetime:
    """What the clock in Oslo shows at a moment."""
    return timezone.localtime(moment).replace(tzinfo=None)


def moment(wall_time: datetime) -> datetime:
    """When the clock in Oslo shows this: the first time where it does twice, an hour later where it never does."""
    return wall_time.replace(tzinfo=timezone.get_default_timezone()).astimezone(UTC)


def suggested_day(event, today: date) -> date:
    """The same weekday four weeks later, or a year later for what comes once a year; not in the past, on no holiday."""
    step = timedelta(weeks=52 if event.type in YEARLY else 4)
    day = wall(event.starts_at).date() + step
    while day <= today:
        day += step
    while day in closed_days():
        day += timedelta(weeks=1)
    return day


def times_from(event, starts: datetime):
    """{field: moment} of the event begun at another wall-clock time; all its times move as far on the clock."""
    further = starts - wall(event.starts_at)
    times = {name: getattr(event, name) and moment(wall(getattr(event, name)) + further) for name in TIMES}
    times["ends_at"] = max(times["starts_at"], times["ends_at"])
    return times


def free_slug(slug, day: date):
    """The address with the day instead of the day or year it ends with, and a number when that is taken."""
    base = f"{DATED.sub('', slug)[: MAX_SLUG_LENGTH - len('-2027-01-01-99')]}-{day:%Y-%m-%d}"
    return unique_slug(base, slugs_from(Event.objects, base))


def copy_programme(event, made):
    """The parts of a programme: their times are of a day, so that they are the same on another one."""
    columns = [field.attname for field in ProgrammeItem._meta.concrete_fields if field.name not in ("id", "event")]
    for item in event.programme_items.prefetch_related("speakers", "organisations"):
        copied = ProgrammeItem.objects.create(event=made, **{name: getattr(item, name) for name in columns})
        copied.speakers.set(item.speakers.all())
        copied.organisations.set(item.organisations.all())


@transaction.atomic
def copy(event, starts: datetime, *, state=Event.State.DRAFT, **values):
    """A new event like this one, from another wall-clock time; sign-ups, documents and points stay where they are."""
    copied = {
        field.attname: getattr(event, field.attname)
        for field in Event._meta.concrete_fields
        if field.name not in NOT_COPIED
    }
    made = Event(**copied, **times_from(event, starts), slug=free_slug(event.slug, starts.date()), state=state)
    for name, value in values.items():
        setattr(made, name, value)
    made.save(force_insert=True)
    made.organisers.set(event.organisers.all())
    made.speakers.set(event.speakers.all())
    made.business_areas.set(event.business_areas.all())
    copy_programme(event, made)
    return made
