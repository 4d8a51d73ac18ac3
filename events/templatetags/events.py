"""Words of the event pages: `{% load events %}`."""

from django import template
from django.utils import timezone
from django.utils.dateformat import format as format_date

from events import patterns
from events.standing import standing as standing_at

register = template.Library()


@register.filter
def standing(event):
    """How the event stands now."""
    return standing_at(event, timezone.now())


@register.filter
def machine_time(event):
    """The beginning for `<time datetime>`, as exactly as it is known: `2023-01`, `2015-03-17`, or with Oslo's time."""
    begins = timezone.localtime(event.starts_at)
    forms = {"month": f"{begins:%Y-%m}", "day": f"{begins:%Y-%m-%d}"}
    return forms.get(event.precision) or begins.isoformat(timespec="minutes")


@register.inclusion_tag("events/_roof.svg")
def roof(event):
    """The roof that makes an event's date block a house; decorative."""
    outline, window = patterns.roof(event.type, event.slug)
    return {"outline": outline, "window": window}


@register.filter
def days_in_month(event):
    """`3–6` for an event over several days of one month, else the first day."""
    first, last = timezone.localdate(event.starts_at), timezone.localdate(event.ends_at)
    is_span = first != last and (first.year, first.month) == (last.year, last.month)
    return f"{first.day}–{last.day}" if is_span else str(first.day)


@register.filter
def is_many_days(event):
    return timezone.localdate(event.starts_at) != timezone.localdate(event.ends_at)


@register.simple_tag
def weekday(event):
    """`torsdag` for an event on one day that is known, else nothing."""
    if event.precision == "month" or is_many_days(event):
        return ""
    return format_date(timezone.localtime(event.starts_at), "l")


@register.filter
def address(document):
    """Where a document is: here or elsewhere."""
    return document.url or document.file.url


@register.filter
def file_size(document):
    """The bytes of a file here, None where it is gone."""
    try:
        return document.file.size
    except OSError:
        return None
