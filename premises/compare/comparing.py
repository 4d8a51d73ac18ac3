"""Units beside each other: what is told of each, and by how much the best of them is better. Values in, values out.

Only what a tenant chooses by is compared: the cost for these people, the price of a square metre, the day, and whether
one comes in without steps. The rest is told and left alone.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy


@dataclass(frozen=True)
class Compared:
    """A unit with its cost, the room in it for those who ask, its terms, its neighbours and its place in the house.

    `free_on` is the first day from the asked one that all of it can be had, None when nobody knows.
    """

    unit: object
    cost: object
    room: object
    free_on: object = None
    sheet: object = None
    around: object = None
    drawing: object = None


@dataclass(frozen=True)
class Cell:
    """What is told of one unit; `better` says in words by how much it is the best."""

    compared: Compared
    text: str
    better: str = ""
    is_known: bool = True


@dataclass(frozen=True)
class Row:
    """One fact of every unit."""

    title: str
    cells: tuple
    is_compared: bool = False
    is_alike: bool = False

    @property
    def told(self):
        """What the row shows."""
        cells = [
            (cell.compared.unit.name, cell.text, getattr(cell.text, "lang", ""), cell.better, cell.is_known)
            for cell in self.cells
        ]
        return self.title, self.is_alike, tuple(cells)

    @property
    def first(self):
        return self.cells[0]


@dataclass(frozen=True)
class Fact:
    """How a fact is read and written.

    A value that is empty is not known: it is never the best, and makes nobody else so. With `best`, `better` says in
    words how the best value differs from the next one, and of which units that is; `rank` is what decides when that is
    not the value itself.
    """

    title: str
    value: Callable
    show: Callable = str
    best: Callable | None = None
    better: Callable | None = None
    rank: Callable | None = None
    unknown: str = gettext_lazy("Ikke oppgitt")

    def row(self, columns):
        values = [self.value(column) for column in columns]
        words = self._better(columns, values)
        cells = tuple(
            Cell(column, self.text(value) or str(self.unknown), said, value not in (None, ""))
            for column, value, said in zip(columns, values, words, strict=True)
        )
        is_alike = len(cells) > 1 and len({cell.text for cell in cells}) == 1
        return Row(str(self.title), cells, self.best is not None, is_alike)

    def _better(self, columns, values):
        """For each unit how much better it is than those that come next, "" for all that are not the best."""
        ranks = [self.rank(column) for column in columns] if self.rank else values
        known = {rank for rank in ranks if rank not in (None, "")}
        if self.best is None or len(known) < 2:
            return [""] * len(columns)
        best = self.best(known)
        following = self.best(known - {best})
        names = [column.unit.name for column, rank in zip(columns, ranks, strict=True) if rank == following]
        return [self.better(best, following, names) if rank == best else "" for rank in ranks]

    def text(self, value):
        """A text keeps the language it knows."""
        if value in (None, ""):
            return ""
        return value if isinstance(value, str) else str(self.show(value))


def rows_of(groups, columns):
    """[(group's name, its rows)] of the units compared; a fact that nobody gives is left out, as is an empty group."""
    told = [(str(title), [fact.row(columns) for fact in facts]) for title, facts in groups]
    known = [(title, [row for row in rows if any(cell.is_known for cell in row.cells)]) for title, rows in told]
    return [(title, rows) for title, rows in known if rows]
