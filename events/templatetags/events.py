"""Words of the event pages: `{% load events %}`."""

from django import template
from django.utils import timezone

from events.event import patterns
from events.event.times import is_of_whole_days
from events.lists import calendar_links as links
from events.state import Key, state_of
from tech_port.norwegian import typography
from tech_port.norwegian.clock import last_day
from tech_port.norwegian.typography import hours

register = template.Library()


@register.filter
def state(event):
    """What the event's page says of it now; not its stored `event.state`."""
    return state_of(event, timezone.now())


@register.filter
def machine_time(event):
    """The beginning for `<time datetime>`, as exactly as it is known: `2023-01`, `2015-03-17`, or with Oslo's time."""
    begins = timezone.localtime(event.starts_at)
    forms = {"month": f"{begins:%Y-%m}", "day": f"{begins:%Y-%m-%d}"}
    return forms.get(event.precision) or begins.isoformat(timespec="minutes")


@register.simple_tag
def calendar_links(event):
    """The links that put an event into a calendar; None where it is cancelled, over, or known by its month only."""
    now = state(event)
    return None if now.key in {Key.CANCELLED, Key.PAST} else links.of_event(event, now)


@register.simple_tag
def subscription(filter):
    """The links that follow the list under its present filter."""
    return links.of_list(filter)


@register.filter
def brief_when(event):
    """When it is, short enough for a row of a list."""
    return typography.brief_when(event.starts_at, event.ends_at, event.precision)


@register.filter
def hours_of_day(event):
    """When on its day an event is, "" for one of whole days."""
    return "" if is_of_whole_days(event) else hours(event.starts_at, event.ends_at)


@register.inclusion_tag("events/event/_roof.svg")
def roof(event):
    """The roof that makes an event's date block a house; decorative."""
    outline, window = patterns.roof(event.type, event.slug)
    return {"outline": outline, "window": window}


@register.filter
def days_in_month(event):
    """`3–6` for an event over several days of one month, else the first day."""
    first, last = timezone.localdate(event.starts_at), last_day(event.starts_at, event.ends_at)
    is_span = first != last and (first.year, first.month) == (last.year, last.month)
    return f"{first.day}–{last.day}" if is_span else str(first.day)


@register.filter
def is_many_days(event):
    return timezone.localdate(event.starts_at) != last_day(event.starts_at, event.ends_at)


@register.filter
def address(document):
    """Where a document is: here or elsewhere."""
    return document.url or document.file.url
