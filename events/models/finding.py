"""Which events are asked for."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from tech_port.norwegian.clock import midnight

REMEMBERED = timedelta(days=30)  # how long calendars keep what is over, and lists what was cancelled


def not_over(midnight):
    """What takes up some of the day that begins at a moment, or of a later one."""
    return Q(ends_at__gt=midnight) | Q(starts_at__gte=midnight)


class EventQuerySet(models.QuerySet):
    def published(self):
        """Events that whoever has their address may see."""
        return self.exclude(state=self.model.State.DRAFT)

    def listed(self):
        """Events that lists, feeds and search may show."""
        return self.published().filter(is_hidden=False)

    def upcoming(self, at=None):
        """Not over yet, soonest first."""
        return self.filter(ends_at__gte=at or timezone.now()).order_by("starts_at", "pk")

    def past(self, at=None):
        """Over, latest first."""
        return self.filter(ends_at__lt=at or timezone.now()).order_by("-starts_at", "pk")

    def remembered(self, at=None):
        """Without cancelled events that would be over by now, once they have been cancelled for thirty days."""
        at = at or timezone.now()
        return self.exclude(state=self.model.State.CANCELLED, ends_at__lt=at, cancelled_at__lt=at - REMEMBERED)

    def in_calendars(self, at=None):
        """What a calendar that asks again and again is given: all that is to come, and the last thirty days."""
        return self.upcoming((at or timezone.now()) - REMEMBERED)

    def from_day(self, day):
        """Not over when a day in Oslo begins; what ends at 24.00 is."""
        return self.filter(not_over(midnight(day)))

    def to_day(self, day):
        """Begun before a day in Oslo is over."""
        return self.filter(starts_at__lt=midnight(day + timedelta(days=1)))
