"""The members' street: a house for each member that there is room for, by kind. Values in, values out.

Heights mean nothing; they follow the place in the street, so that neighbours differ, but for long names, which need a
high wall. The roof is the one of the member's monogram, so a house looks the same wherever it stands.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.text import Truncator

from ..organisations.monogram import monogram

MAX_HOUSES = 20  # as many as stand side by side at 62rem with names that can be read
FULL = 15  # houses that fill the street
HEIGHTS = (3, 5, 1, 6, 4, 2)
LONG = 24  # letters that stand on one line up a wall
MAX_SIGN = 52  # letters on two lines up the highest


@dataclass(frozen=True)
class House:
    """A member's house: its roof, and how high it stands, 1 to 6."""

    organisation: object
    gable: str
    height: int

    @property
    def is_long(self) -> bool:
        return len(self.organisation.name) > LONG

    @property
    def sign(self) -> str:
        return Truncator(self.organisation.name).chars(MAX_SIGN)

    @property
    def is_cut(self) -> bool:
        return len(self.organisation.name) > MAX_SIGN


@dataclass(frozen=True)
class Block:
    """The houses of one kind of organisation."""

    kind: str
    label: str
    houses: tuple[House, ...]


@dataclass(frozen=True)
class Street:
    """The blocks, the memberships they are drawn from, and how many members there are in all."""

    blocks: tuple[Block, ...]
    memberships: tuple
    in_all: int

    @property
    def is_capped(self) -> bool:
        return self.in_all > len(self.memberships)

    @property
    def is_full(self) -> bool:
        return len(self.memberships) >= FULL


def of(memberships: Iterable) -> Street:
    """The street of memberships, each with its organisation and `in_all`; kinds stand in the order of their choices."""
    memberships = tuple(memberships)
    organisations = [membership.organisation for membership in memberships]
    order = [kind for kind, _label in type(organisations[0]).Kind.choices] if organisations else []
    organisations.sort(key=lambda one: (order.index(one.kind), one.sort_name))
    houses = [_house(number, one) for number, one in enumerate(organisations)]
    blocks = [
        Block(kind, members[0].organisation.get_kind_display(), tuple(members))
        for kind, members in ((kind, list(row)) for kind, row in groupby(houses, lambda house: house.organisation.kind))
    ]
    return Street(tuple(blocks), memberships, memberships[0].in_all if memberships else 0)


def _house(number, organisation):
    height = max(HEIGHTS) if len(organisation.name) > LONG else HEIGHTS[number % len(HEIGHTS)]
    return House(organisation, monogram(organisation.name).gable, height)
