"""Words of the event pages: `{% load events %}`."""

from django import template
from django.utils import timezone

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
