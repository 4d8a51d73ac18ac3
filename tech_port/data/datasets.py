"""What a dataset is: a public list, whole, with its columns."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import translation

from tech_port.postgres.limits import limits

SCHEMA_VERSION = "1.0.0"
MOST_ROWS = 100_000


class NotWhole(Exception):
    """There are more rows than one file holds: it is refused, for half a list looks like a whole one."""


@dataclass(frozen=True)
class Dataset:
    """A list under its published name; `rows()` are those the public may see, `model` the one they are told of.

    `rows` gives a queryset, or a list where nothing is stored.
    """

    name: str
    title: str
    about: str
    columns: tuple
    rows: Callable
    model: type | None = None

    def records(self):
        """[{column's name: value}], every row there is, in the order of the ids. Texts with one language are bokmål."""
        with limits("export"), translation.override("nb"):
            rows = self.rows()
            if self.model:
                rows = list(rows.order_by("pk")[: MOST_ROWS + 1])
            if len(rows) > MOST_ROWS:
                raise NotWhole
            return [{column.name: column.value(row) for column in self.columns} for row in rows]
