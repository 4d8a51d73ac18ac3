"""Days of what has happened, and the months, quarters and years they stand for. Values in, values out."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import typography

SPANS = {
    "month": gettext_lazy("Du skrev en dag, men nøyaktigheten er måned. Velg dag, eller skriv måneden."),
    "quarter": gettext_lazy("Du skrev en dag, men nøyaktigheten er kvartal. Velg dag, eller skriv kvartalet."),
    "year": gettext_lazy("Du skrev en dag, men nøyaktigheten er år. Velg dag, eller skriv året."),
}


def first_day(value, precision):
    """The day on which a day, a month, a quarter or a year begins that is known as exactly as that."""
    months = {"month": value.month, "quarter": value.month - (value.month - 1) % 3, "year": 1}
    return value.replace(month=months[precision], day=1) if precision in months else value


def edges_of(value, precision, *, is_day):
    """The first and the last day of a month, quarter or year; a day within it says more than that, and is refused."""
    edges = first_day(value, precision), typography.last_day_of(value, precision)
    if is_day and value not in edges:
        raise ValidationError(SPANS[precision], "day")
    return edges


def validate_happened(value, precision="day"):
    """Refuse a day or a moment that is still to come, of what somebody did or knew."""
    if isinstance(value, datetime):
        value = timezone.localdate(value)
    if first_day(value, precision) > timezone.localdate():
        sentence = _("%(day)s er ikke kommet ennå. Skriv når det skjedde, senest i dag.")
        raise ValidationError(sentence, "future", {"day": typography.day(value, precision).capitalize()})
