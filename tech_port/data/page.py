"""What the page says of each dataset."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from .datasets import Dataset
from .places import csv_place, json_place, schema_place


@dataclass(frozen=True)
class Row:
    """A dataset with how many rows it has, and when one of them was last changed, where that is known."""

    dataset: Dataset
    count: int
    changed: datetime | None

    @property
    def changed_on(self):
        return timezone.localdate(self.changed)

    @property
    def csv(self):
        return csv_place(self.dataset)

    @property
    def json(self):
        return json_place(self.dataset)

    @property
    def schema(self):
        return schema_place(self.dataset)


def rows_of(datasets, counts, changed):
    return [Row(dataset, counts[dataset.name], changed.get(dataset.name)) for dataset in datasets]
