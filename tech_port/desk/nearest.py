"""The events that people have signed up for here, and that are nearest: their day, and writing to who comes."""

from datetime import timedelta

from django.utils import timezone

from events.models import Event

VIEW = "events.view_registration"
SHOWN = 3
AFTERWARDS = timedelta(days=1)  # for what one writes the day after


def nearest(user):
    """Events to be held, or held since a day ago, soonest first."""
    if not user.has_perm(VIEW):
        return []
    held = Event.objects.filter(state__in=[Event.State.PUBLISHED, Event.State.MOVED], signup=Event.Signup.OWN)
    return list(held.upcoming(timezone.now() - AFTERWARDS)[:SHOWN])
