"""Days of what has happened: they are not still to come. Values in, values out."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from . import typography


def first_day(value, precision):
    """The day on which a day, a month, a quarter or a year begins that is known as exactly as that."""
    months = {"month": value.month, "quarter": value.month - (value.month - 1) % 3, "year": 1}
    return value.replace(month=months[precision], day=1) if precision in months else value


def validate_happened(value, precision="day"):
    """Refuse a day or a moment that is still to come, of what somebody did or knew."""
    if isinstance(value, datetime):
        value = timezone.localdate(value)
    if first_day(value, precision) > timezone.localdate():
        sentence = _("%(day)s er ikke kommet ennå. Skriv når det skjedde, senest i dag.")
        raise ValidationError(sentence, "future", {"day": typography.day(value, precision).capitalize()})
