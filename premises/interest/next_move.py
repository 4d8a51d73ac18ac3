"""Who has the next move about an interest, and until when. Values in, values out.

Until it is answered for the first time, the staff have, until the promised day. After that whoever was written to has:
staff and landlords within the working days that every answer is promised in, the tenant without an end.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tech_port.norwegian import typography
from tech_port.norwegian.working_days import add_working_days

STAFF, LANDLORD, TENANT = "staff", "landlord", "tenant"
NAMES = {
    STAFF: gettext_lazy("staben i Trondheim Tech Port"),
    LANDLORD: gettext_lazy("utleieren"),
    TENANT: gettext_lazy("leietakeren"),
}


@dataclass(frozen=True)
class Word:
    """The last message of a thread: who wrote it, when, and whether it was for a landlord or from one."""

    sender: str
    at: datetime
    with_landlord: bool = False


@dataclass(frozen=True)
class NextMove:
    """Who, since when, and the last day, None where nothing was promised."""

    who: str
    since: date
    due_on: date | None = None

    def is_overdue(self, today):
        return self.due_on is not None and self.due_on < today

    def in_words(self, reader, today):
        """A sentence for one of the three: `Det er din tur, senest 30. november.`"""
        words = {"who": NAMES[self.who], "since": typography.day(self.since)}
        words["due"] = self.due_on and typography.day(self.due_on)
        if self.is_overdue(today):
            sentence = (
                _("Det er din tur. Fristen var %(due)s.")
                if self.who == reader
                else _("Neste trekk har %(who)s. Fristen var %(due)s.")
            )
        elif self.due_on:
            sentence = (
                _("Det er din tur, senest %(due)s.")
                if self.who == reader
                else _("Neste trekk har %(who)s, senest %(due)s.")
            )
        else:
            sentence = (
                _("Det er din tur, siden %(since)s.")
                if self.who == reader
                else _("Neste trekk har %(who)s, siden %(since)s.")
            )
        return sentence % words


def next_move(
    *,
    is_open: bool,
    is_waiting: bool,
    received: datetime,
    due_on: date,
    answered: datetime | None,
    last: Word | None,
    working_days: int,
) -> NextMove | None:
    """The next move; None about what is closed. `due_on` is the day of the promise, `answered` the first answer."""
    if not is_open:
        return None
    if is_waiting:
        return NextMove(STAFF, timezone.localdate(received), due_on)
    if last is None or last.sender != TENANT:
        since = last.at if last else answered or received
        return NextMove(TENANT, timezone.localdate(since))
    wrote = timezone.localdate(last.at)
    return NextMove(LANDLORD if last.with_landlord else STAFF, wrote, add_working_days(wrote, working_days))


def of(interest, days):
    """The next move about an interest that was read `with_last_word()`."""
    last = interest.last_word and Word(
        interest.last_word, interest.last_word_at, interest.last_word_building is not None
    )
    return next_move(
        is_open=interest.is_open,
        is_waiting=interest.is_waiting,
        received=interest.received_at,
        due_on=interest.answer_due_on,
        answered=interest.answered_at,
        last=last or None,
        working_days=days,
    )
