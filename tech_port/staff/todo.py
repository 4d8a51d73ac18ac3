"""What staff should do next: each app's admin names its tasks, the front page shows those that are not done."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, IntegerChoices, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Urgency(IntegerChoices):
    NOW = 1, _("Haster")
    SOON = 2, _("Snart")
    LATER = 3, _("Når det er tid")


@dataclass(frozen=True)
class Task:
    """Records that wait for somebody: which they are, the admin list's query that shows them, and the words.

    `sentence` is an `ngettext_lazy` text with `%(number)d` in it; it may use the model's `%(name)s` and `%(names)s`.
    """

    queryset: QuerySet
    query: str
    sentence: str
    urgency: Urgency = Urgency.SOON

    @property
    def url(self):
        options = self.queryset.model._meta
        return reverse(f"admin:{options.app_label}_{options.model_name}_changelist") + f"?{self.query}"

    def text(self, number):
        options = self.queryset.model._meta
        return self.sentence % {"number": number, "name": options.verbose_name, "names": options.verbose_name_plural}


@dataclass(frozen=True)
class Row:
    """A line of the list on the front page."""

    text: str
    url: str
    urgency: Urgency


def count(tasks: list[Task]) -> list[int]:
    """How many records each task has, all asked in one query."""
    if not tasks:
        return []
    counts = [
        task.queryset.order_by().values(task=Value(index)).annotate(number=Count("pk")).values_list("task", "number")
        for index, task in enumerate(tasks)
    ]
    numbers = dict(counts[0].union(*counts[1:], all=True).order_by())
    return [numbers.get(index, 0) for index in range(len(tasks))]


def rows(tasks: Iterable[Task], counts: Iterable[int]) -> list[Row]:
    """The tasks that are not done, most urgent first and otherwise as given."""
    waiting = [(task, number) for task, number in zip(tasks, counts, strict=True) if number]
    return sorted(
        (Row(task.text(number), task.url, task.urgency) for task, number in waiting),
        key=lambda row: row.urgency,
    )
