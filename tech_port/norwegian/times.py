"""Times of day as people write them, in Norwegian and in English. Values in, values out."""

import re
from datetime import time

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from . import typography
from .numbers import said

MAX_LENGTH = 30
CLOCK = re.compile(
    r"(?:klokken |klokka |kl\.? ?|at )?(?P<hour>[0-9]{1,2})"
    r"(?:(?P<sign>[.:])(?P<minute>[0-9]{2})(?:(?P=sign)(?P<second>[0-9]{2}))?(?:\.0+)?|(?<=[0-9]{2})(?P<joined>[0-9]{2}))?"
    r" ?(?P<half>am|pm|a\.m\.|p\.m\.)?(?: ?h)?"
)
WORDS = {"midt på dagen": time(12), "noon": time(12), "midday": time(12)}


def read_time(text):
    """A time of `13.00`, `kl. 13`, `13:00`, `1300`, `1 pm`; raises ValidationError with a sentence."""
    plain = re.sub(r"\s+", " ", text).strip().lower()
    if plain in WORDS:
        return WORDS[plain]
    found = CLOCK.fullmatch(plain) if len(plain) <= MAX_LENGTH else None
    if found and (hour := _hour(int(found["hour"]), found["half"])) is not None:
        minute, second = int(found["minute"] or found["joined"] or 0), int(found["second"] or 0)
        if hour < 24 and minute < 60 and second < 60:
            return time(hour, minute, second)
        if (hour, minute, second) == (24, 0, 0):
            raise ValidationError(_("Skriv %(late)s eller %(early)s i stedet for 24.") % _around_midnight(), "midnight")
    words = {"text": said(text), "example": typography.time_of_day(time(13))}
    raise ValidationError(_("«%(text)s» er ikke et klokkeslett. Skriv for eksempel %(example)s.") % words, "time")


def _around_midnight():
    return {"late": typography.time_of_day(time(23, 59)), "early": typography.time_of_day(time(0))}


def _hour(hour, half):
    """An hour of 24, of one of 12 too; None for one of 12 that there is not."""
    if not half:
        return hour
    return hour % 12 + (12 if half.startswith("p") else 0) if 1 <= hour <= 12 else None
