"""How long answers take, in the working days that the promise is given in. Values in, values out.

The median of what came in the last 90 days, and of what waits still. Who waits is counted as at least as long as they
have waited (Kaplan and Meier's estimate: of those that waited as long as anybody that was answered, how many were not
answered then), so that silence makes the median longer and never shorter. An answer on the day the form came is counted
in hours between 8 and 16. Of two in the middle the slower one counts.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from fractions import Fraction
from math import ceil

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tech_port.norwegian.working_days import count_working_days, is_working_day

LATELY = timedelta(days=90)
FEWEST = 5  # a median of fewer says more about one case than about the service
OPENS, CLOSES = time(8), time(16)


@dataclass(frozen=True)
class Wait:
    """From one moment to another, aware datetimes; whether an answer came then, or the wait goes on."""

    received: datetime
    until: datetime
    is_over: bool = True


@dataclass(frozen=True)
class AnswerTimes:
    """The median wait: working days after the day the form came, or hours when that is 0; of how many forms.

    `waiting` of them have no answer yet. `is_more` where so many wait that the median is longer than anybody waited.
    """

    days: int
    hours: int
    forms: int
    waiting: int = 0
    is_more: bool = False

    @classmethod
    def of(cls, waits):
        """The median of some waits; None when there are fewer than five."""
        measured = [(measure(wait.received, wait.until), wait.is_over) for wait in waits]
        if len(measured) < FEWEST:
            return None
        found = median(measured)
        days, worked = found or max(time for time, _is_over in measured)
        waiting = sum(not is_over for _time, is_over in measured)
        return cls(days, max(1, ceil(worked / timedelta(hours=1))), len(measured), waiting, found is None)

    @property
    def in_words(self):
        """`Vanligvis svar på 1 virkedag: median av 12 meldinger de siste 90 dagene.`, and how those that wait count."""
        usual = self._more if self.is_more else self._usual
        base = _("median av %(forms)d meldinger de siste %(days)d dagene.") % {
            "forms": self.forms,
            "days": LATELY.days,
        }
        return f"{usual % {'n': self.days or self.hours}}: {base}{self._waiting}"

    @property
    def _usual(self):
        if self.days:
            return ngettext("Vanligvis svar på %(n)d virkedag", "Vanligvis svar på %(n)d virkedager", self.days)
        return ngettext("Vanligvis svar på %(n)d time", "Vanligvis svar på %(n)d timer", self.hours)

    @property
    def _more(self):
        if self.days:
            return ngettext("Svar tar mer enn %(n)d virkedag", "Svar tar mer enn %(n)d virkedager", self.days)
        return ngettext("Svar tar mer enn %(n)d time", "Svar tar mer enn %(n)d timer", self.hours)

    @property
    def _waiting(self):
        """How those without an answer were counted, "" when there are none."""
        if not self.waiting:
            return ""
        return " " + ngettext(
            "%(n)d av dem er ikke besvart, og regnes som minst så lenge som den har ventet.",
            "%(n)d av dem er ikke besvart, og regnes som minst så lenge som de har ventet.",
            self.waiting,
        ) % {"n": self.waiting}


def median(measured):
    """The first time at which fewer than half wait, of [(time, whether it ended then)]; None when that never comes."""
    all_at, over_at = (
        Counter(time for time, _is_over in measured),
        Counter(time for time, is_over in measured if is_over),
    )
    at_risk, still = len(measured), Fraction(1)
    for found in sorted(all_at):
        still *= 1 - Fraction(over_at[found], at_risk)
        if still < Fraction(1, 2):
            return found
        at_risk -= all_at[found]
    return None


def measure(received, answered):
    """(working days, time worked on the first day) from one moment to another."""
    received, answered = timezone.localtime(received), timezone.localtime(answered)
    day = received.date()
    if not is_working_day(day):
        return count_working_days(day, answered.date()), timedelta(0)
    opens, closes = (received.replace(hour=clock.hour, minute=0, second=0, microsecond=0) for clock in (OPENS, CLOSES))
    worked = min(answered, closes) - max(received, opens)
    return count_working_days(day, answered.date()), max(worked, timedelta(0))
