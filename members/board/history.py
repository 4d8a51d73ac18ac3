"""The board through time: the days on which it changes, and the periods between them. Values in, values out."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from tech_port.writing.claims import Claim, Span

MAX_TERMS = 24  # that are listed


@dataclass(frozen=True)
class Term:
    """A period in which nothing changes on the board: no seat begins or ends."""

    starts_on: date
    ends_on: date | None
    starts_precision: str
    start_is_known: bool
    seats: int
    basis: str = "reported"

    @property
    def first(self):
        return self.starts_on

    @property
    def is_open(self):
        return self.ends_on is None

    @property
    def claim(self):
        """What is said of when it was, worded as a relation."""
        first = Span(self.starts_on, self.starts_precision)
        start, known = (first, None) if self.start_is_known else (None, first)
        return Claim(self.basis, start, Span.of(self.ends_on), known)

    @property
    def begins(self):
        return Span(self.starts_on, self.starts_precision)

    def holds_on(self, day):
        return _holds_on(self, day)


def first_days(periods):
    """The days on which some period begins, and those after one has ended, in order."""
    begins = {period.starts_on for period in periods}
    ends = {period.ends_on for period in periods if period.ends_on and period.ends_on < date.max}
    return sorted(begins | {day + timedelta(days=1) for day in ends})


def terms(seats):
    """The terms of a board from its first change on, in order; one without seats is a gap in what is known."""
    days = first_days(seats)
    return [_term(seats, first, following) for first, following in pairwise([*days, None])]


def _term(seats, first, following):
    begun = [seat for seat in seats if seat.starts_on == first]
    ended = any(seat.ends_on == first - timedelta(days=1) for seat in seats if first > date.min)
    exact = ended or not begun or any(seat.starts_precision == "day" for seat in begun)
    return Term(
        starts_on=first,
        ends_on=following and following - timedelta(days=1),
        starts_precision="day" if exact else begun[0].starts_precision,
        start_is_known=ended or any(seat.start_is_known for seat in begun),
        basis=begun[0].basis if begun else "reported",
        seats=sum(getattr(seat, "number", 1) for seat in seats if _holds_on(seat, first)),
    )


def _holds_on(seat, day):
    return seat.starts_on <= day and (seat.ends_on is None or day <= seat.ends_on)


class History:
    """The board's terms, seen from a day."""

    def __init__(self, seats, day):
        self.terms = terms(list(seats))
        self.day = day

    @property
    def first(self):
        """The first day that anything is known of, or None."""
        return self.terms[0].starts_on if self.terms else None

    @property
    def is_before(self):
        """Whether the day is before all that is known."""
        return self.first is None or self.day < self.first

    @property
    def previous(self):
        """The span of the last change before the day, or None."""
        return next((term.begins for term in reversed(self.terms) if term.starts_on < self.day), None)

    @property
    def next(self):
        """The span of the first change after the day, or None."""
        return next((term.begins for term in self.terms if term.starts_on > self.day), None)

    @property
    def latest_first(self):
        """[(term, whether the day is in it)], the latest on top: of earlier ones, any day may be asked for."""
        return [(term, term.holds_on(self.day)) for term in reversed(self.terms[-MAX_TERMS:])]
