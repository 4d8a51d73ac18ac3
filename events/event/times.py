"""An event's times: the days it takes up, and moments as forms take them. Values in, values out.

Times are stored in UTC and meant in Oslo, where the clock is put forward in March and back in October. A form that asks
for a moment uses `MomentField`, and an admin page `SplitMomentField`, for all times of its model at once:
`formfield_overrides = {models.DateTimeField: {"form_class": SplitMomentField}}`.
"""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from tech_port.norwegian.clock import last_day
from tech_port.norwegian.typography import day, hours

from ..models import Event

A_DAY = timedelta(hours=24)


def is_of_whole_days(event):
    """Whether only its days are known, or it goes on for a day and more; a party until one at night does not."""
    return event.precision != Event.Precision.TIME or event.ends_at - event.starts_at >= A_DAY


def days_of(event):
    """The first and the last day it takes up in Oslo; what ends at midnight takes nothing of the day that begins."""
    first = timezone.localdate(event.starts_at)
    return first, last_day(event.starts_at, event.ends_at) if is_of_whole_days(event) else first


def explained(error):
    """Django's refusal of a time that Oslo's clock shows never or twice, with the reason; other errors as they are."""
    if error.code != "ambiguous_timezone":
        return error
    naive = error.params["datetime"]
    early, late = (naive.replace(tzinfo=timezone.get_current_timezone(), fold=fold) for fold in (0, 1))
    if early.utcoffset() < late.utcoffset():
        text = _("%(time)s finnes ikke %(day)s: da stilles klokka fram fra 2 til 3. Velg et annet klokkeslett.")
    else:
        text = _("%(time)s er det to ganger %(day)s: da stilles klokka tilbake fra 3 til 2. Velg et annet klokkeslett.")
    return ValidationError(text, error.code, {"time": hours(early, early).capitalize(), "day": day(naive)})


class MomentField(forms.DateTimeField):
    """A day and a time on Oslo's clock, that is there exactly once."""

    def to_python(self, value):
        try:
            return super().to_python(value)
        except ValidationError as error:
            raise explained(error) from None


class SplitMomentField(forms.SplitDateTimeField):
    """The same in two fields, as the admin has it."""

    def compress(self, values):
        try:
            return super().compress(values)
        except ValidationError as error:
            raise explained(error) from None
