"""Words of the event pages: `{% load events %}`."""

from django import template
from django.utils import timezone

from events.standing import standing as standing_at

register = template.Library()


@register.filter
def standing(event):
    """How the event stands now."""
    return standing_at(event, timezone.now())
