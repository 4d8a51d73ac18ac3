"""Neighbours as a unit's page tells of them: by what they are to the reader, what is alike said once."""

from dataclasses import dataclass, field

from .reasons import MOVES_IN

MAX_ROWS, MAX_NAMES = 4, 6  # of a group, and of a row: the building's page has the others


@dataclass
class Row:
    """Organisations of which the same is told: where they are, since when, and why they matter."""

    members: list
    place: str
    said: tuple
    reasons: list
    sources: list = field(default_factory=list)
    is_sample: bool = False

    @property
    def named(self):
        return self.members[:MAX_NAMES]


@dataclass(frozen=True)
class Told:
    """A group: its heading, what holds for all its rows, the rows, and how many organisations are left out."""

    heading: str
    said: tuple
    rows: list
    more: int


def told_of(groups, day):
    """[Told] of [(heading, neighbours)] as of a day."""
    return [_told(heading, members, day) for heading, members in groups]


def _told(heading, members, day):
    rows = []
    for one in members:
        row = _row(one, day)
        same = next((other for other in rows if _alike(other, row)), None)
        if same is None:
            rows.append(row)
        else:
            same.members.append(one)
            same.sources = list(dict.fromkeys([*same.sources, *row.sources]))
    said = rows[0].said if len(rows) > 1 and len({row.said for row in rows}) == 1 else ()
    shown = rows[:MAX_ROWS]
    return Told(heading, said, shown, len(members) - sum(len(row.named) for row in shown))


def _row(neighbour, day):
    """What is told of one; what its group's heading says, or its claim, is not said again."""
    return Row(
        members=[neighbour],
        place=neighbour.place,
        said=tuple(tenant.claim.brief(day) for tenant in neighbour.tenants),
        reasons=[one for one in neighbour.told if one.statement is not MOVES_IN],
        sources=list(dict.fromkeys(source for tenant in neighbour.tenants for source in tenant.sources)),
        is_sample=neighbour.is_sample,
    )


def _alike(one, other):
    """Whether two are one row; who shares an office is told of alone."""
    if any(row.members[0].tenant and row.members[0].tenant.shared_with for row in (one, other)):
        return False
    keys = [(row.place, row.said, [reason.text for reason in row.reasons], row.is_sample) for row in (one, other)]
    return keys[0] == keys[1]
