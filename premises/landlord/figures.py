"""How fresh a landlord's listings are, and how fast it answers tenants. Values in, values out.

The age is the median of the days since each unit on offer was last confirmed; a unit that never was has none and is
counted apart. The time to answer is the median in working days, as the promise is counted, from the first word to the
landlord that it had not answered, a tenant's interest or a message, to its next answer in the thread; of the last 90
days. What waits for an answer still is counted apart; what was closed without one is nobody's delay. An even number
has the slower of the two in the middle.
"""

from dataclasses import dataclass
from datetime import date, datetime
from statistics import median_high

from ..interest.answer_times import LATELY, measure

ASKED, ANSWERED, CLOSED = "asked", "answered", "closed"


@dataclass(frozen=True)
class Figures:
    """The medians (days; working days), None where there is nothing to count, and of how many."""

    median_age: int | None
    units: int
    never_confirmed: int
    median_answer: int | None
    answers: int
    waiting: int


def of(confirmed: list[date | None], threads: list[list[tuple[datetime, str]]], now: datetime, today: date) -> Figures:
    """The figures of the days on which units on offer were confirmed, and of what was said in each thread, in order."""
    ages = [(today - day).days for day in confirmed if day]
    told = [times(thread) for thread in threads]
    answered = [pair for pairs, _waits in told for pair in pairs if now - LATELY < pair[1] <= now]
    days = [measure(*pair)[0] for pair in answered]
    return Figures(
        median_age=median_high(ages) if ages else None,
        units=len(confirmed),
        never_confirmed=len(confirmed) - len(ages),
        median_answer=median_high(days) if days else None,
        answers=len(days),
        waiting=sum(waits for _pairs, waits in told),
    )


def times(thread: list[tuple[datetime, str]]) -> tuple[list[tuple[datetime, datetime]], bool]:
    """([(asked, answered)] of one thread, whether it still waits): several questions in a row wait since the first."""
    pairs, since = [], None
    for at, what in thread:
        if what == ASKED:
            since = since or at
            continue
        if since and what == ANSWERED:
            pairs.append((since, at))
        since = None
    return pairs, since is not None
