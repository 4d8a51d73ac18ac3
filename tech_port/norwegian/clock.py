"""Oslo's clock. Values in, values out."""

from datetime import datetime, time

from django.utils import timezone


def midnight(day):
    """The moment at which a day begins in Oslo, also over a change of the clock."""
    return timezone.make_aware(datetime.combine(day, time.min))
