"""An event's times: the days it takes up, in Oslo. Values in, values out."""

from datetime import timedelta

from django.utils import timezone

from tech_port.norwegian.clock import last_day

from ..models import Event

A_DAY = timedelta(hours=24)


def is_of_whole_days(event):
    """Whether only its days are known, or it goes on for a day and more; a party until one at night does not."""
    return event.precision != Event.Precision.TIME or event.ends_at - event.starts_at >= A_DAY


def days_of(event):
    """The first and the last day it takes up in Oslo; what ends at midnight takes nothing of the day that begins."""
    first = timezone.localdate(event.starts_at)
    return first, last_day(event.starts_at, event.ends_at) if is_of_whole_days(event) else first
