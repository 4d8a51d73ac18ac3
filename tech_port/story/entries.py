"""The points of the district's history, in the order of time. Values in, values out."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Entry:
    """What is told of one day, month, quarter or year: milestones, and the buildings that were finished then.

    `claim` is the first milestone's, or the first building's where there is none; all of an entry share its span, and
    whether it is a plan.
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
    def middle(self):
        """The day in the middle of what is known of it."""
        return self.span.first + (self.span.last - self.span.first) / 2

    @property
    def is_planned(self):
        return self.claim.is_plan

    @property
    def word(self):
        """What a plan is called, as of today: `planlagt, ikke bekreftet`; "" for what happened."""
        return self.claim.word(self.today) if self.is_planned else ""

    @property
    def when(self):
        """The time as its sources give it; of a building that is planned for one year or another, both."""
        others = [building.completion for building in self.buildings if building.completion.other]
        return (others or [self.claim])[0].when


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
    entries = []
    for number, key in enumerate(sorted(found), start=1):
        told, finished = found[key]
        claim = told[0].claim if told else finished[0].completion
        entries.append(Entry(number, claim, tuple(told), tuple(finished), today))
    return entries


def _key(claim):
    return claim.start.last, claim.start.first, claim.is_plan


def known_until(entries):
    """The last day that a source of these is known to speak of: where it gives a month or a year, its first day."""
    spoken = [entry.claim.known.first for entry in entries if entry.claim.known]
    happened = [entry.span.first for entry in entries if not entry.is_planned]
    return max(spoken + happened, default=None)
