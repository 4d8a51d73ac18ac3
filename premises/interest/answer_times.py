"""How long answers take, in the working days that the promise is given in. Values in, values out.

The median of the last 90 days. An answer on the day the form came is counted in hours between 8 and 16 instead. The
median of an even number of answers is the slower of the two in the middle.
"""

from dataclasses import dataclass
from datetime import time, timedelta
from math import ceil
from statistics import median_high

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tech_port.norwegian.working_days import count_working_days, is_working_day

LATELY = timedelta(days=90)
FEWEST = 5  # a median of fewer says more about one case than about the service
OPENS, CLOSES = time(8), time(16)


@dataclass(frozen=True)
class AnswerTimes:
    """The median answer: working days after the day the form came, or hours when that is 0; and of how many answers."""

    days: int
    hours: int
    answers: int

    @classmethod
    def of(cls, times):
        """The median of [(received, answered)], aware datetimes; None when there are fewer than five."""
        measured = [measure(received, answered) for received, answered in times]
        if len(measured) < FEWEST:
            return None
        days, worked = median_high(measured)
        return cls(days, max(1, ceil(worked / timedelta(hours=1))), len(measured))

    @property
    def in_words(self):
        """`Vanligvis svar på 1 virkedag: median av 12 svar de siste 90 dagene.`"""
        if self.days:
            usual = ngettext("Vanligvis svar på %(n)d virkedag", "Vanligvis svar på %(n)d virkedager", self.days)
        else:
            usual = ngettext("Vanligvis svar på %(n)d time", "Vanligvis svar på %(n)d timer", self.hours)
        base = _("median av %(answers)d svar de siste %(days)d dagene.") % {
            "answers": self.answers,
            "days": LATELY.days,
        }
        return f"{usual % {'n': self.days or self.hours}}: {base}"


def measure(received, answered):
    """(working days, time worked on the first day) from one moment to another."""
    received, answered = timezone.localtime(received), timezone.localtime(answered)
    day = received.date()
    if not is_working_day(day):
        return count_working_days(day, answered.date()), timedelta(0)
    opens, closes = (received.replace(hour=clock.hour, minute=0, second=0, microsecond=0) for clock in (OPENS, CLOSES))
    worked = min(answered, closes) - max(received, opens)
    return count_working_days(day, answered.date()), max(worked, timedelta(0))
