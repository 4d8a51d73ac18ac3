"""What a file would change, before anything is changed; a room says of what kinds its lines are."""

from collections import Counter
from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    """One field that would get another value; its `label` is the room's."""

    field: str
    before: object
    after: object

    @property
    def shown_before(self):
        return self.before

    @property
    def shown_after(self):
        return self.after


@dataclass(frozen=True)
class Difference:
    """What becomes of each row of a file and of what it lacks; `kind` of a line is one of `kinds`."""

    kinds = ()
    lines: list

    def of(self, *kinds):
        return [line for line in self.lines if line.kind in kinds]

    @property
    def counts(self):
        """[(kind, how many)], every kind in its order."""
        times = Counter(line.kind for line in self.lines)
        return [(kind, times[kind]) for kind in self.kinds]
