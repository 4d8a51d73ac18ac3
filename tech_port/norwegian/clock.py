"""Oslo's clock. Values in, values out."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone


def midnight(day: date) -> datetime:
    """The moment at which a day begins in Oslo, also over a change of the clock."""
    return timezone.make_aware(datetime.combine(day, time.min))


def is_at_24(starts_at: datetime, ends_at: datetime) -> bool:
    """Whether something ends when a day does, and not as the next one begins."""
    return ends_at > starts_at and timezone.localtime(ends_at).time() == time.min


def last_moment(starts_at: datetime, ends_at: datetime) -> datetime:
    """The end, for those who read its day: of what ends at 24.00 the last second of that day."""
    return ends_at - timedelta(seconds=is_at_24(starts_at, ends_at))


def last_day(starts_at: datetime, ends_at: datetime) -> date:
    """The last day that something takes up in Oslo."""
    return timezone.localdate(last_moment(starts_at, ends_at))
