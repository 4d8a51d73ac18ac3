"""The points of the district's history, in the order of time. Values in, values out."""

from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True)
class Entry:
    """What is told of one day, month, quarter or year: milestones, and the buildings that were finished then.

    `claim` is the first milestone's, or the first building's where there is none; all of an entry share its span, and
    whether it is a plan. Of a building that is planned for one year or another it has both.
    """

    number: int
    claim: object
    milestones: tuple = ()
    buildings: tuple = ()
    today: date = date.max

    @property
    def anchor(self):
        return f"punkt-{self.number}"

    @property
    def span(self):
        return self.claim.start

    @property
    def first(self):
        return min(span.first for span in self.claim.starts)

    @property
    def last(self):
        return max(span.last for span in self.claim.starts)

    @property
    def middle(self):
        """The day in the middle of what is known of it."""
        return self.first + (self.last - self.first) / 2

    @property
    def is_planned(self):
        return self.claim.is_plan

    @property
    def word(self):
        """What a plan is called, as of today: `planlagt, ikke bekreftet`; "" for what happened."""
        return self.claim.word(self.today) if self.is_planned else ""

    @property
    def when(self):
        """The time as its sources give it."""
        return self.claim.when


def entries_of(milestones, buildings, today):
    """[Entry] of milestones, and of the buildings of which it is known when they were or are to be finished.

    A building is told of with the milestones of the same time that are as sure as it is.
    """
    found = {}
    for milestone in milestones:
        found.setdefault(_key(milestone.claim), ([], []))[0].append(milestone)
    for building in buildings:
        if building.completion.start:
            found.setdefault(_key(building.completion), ([], []))[1].append(building)
    entries = [Entry(0, _claim(*both), *map(tuple, both), today) for both in found.values()]
    entries.sort(key=lambda entry: (entry.last, entry.first, entry.is_planned))
    return [replace(entry, number=number) for number, entry in enumerate(entries, start=1)]


def _claim(told, finished):
    """What is said of an entry's time, with the other time that a building's other source gives."""
    claims = [building.completion for building in finished]
    claim = told[0].claim if told else claims[0]
    other = next((one for one in claims if one.other), None)
    return replace(claim, known=claim.known or other.known, other=other.other) if other else claim


def _key(claim):
    return claim.start.last, claim.start.first, claim.is_plan


def known_until(entries):
    """The last day that a source of these is known to speak of: where it gives a month or a year, its first day."""
    spoken = [entry.claim.known.first for entry in entries if entry.claim.known]
    happened = [entry.span.first for entry in entries if not entry.is_planned]
    return max(spoken + happened, default=None)
