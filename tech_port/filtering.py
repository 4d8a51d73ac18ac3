"""Lists that a visitor narrows: free text, and one kind of choice shown as links with how many each would leave."""

from dataclasses import dataclass

import django_filters
from django import forms
from django.db.models import Count

LONGEST_QUESTION = 100


def text_filter(label, method):
    return django_filters.CharFilter(
        label=label,
        method=method,
        max_length=LONGEST_QUESTION,
        widget=forms.TextInput(attrs={"type": "search", "maxlength": LONGEST_QUESTION}),
    )


@dataclass(frozen=True)
class Choice:
    """A link that narrows a list; `value` is "" for the one that takes every kind."""

    value: str
    label: str
    count: int
    is_current: bool


class ListFilter(django_filters.FilterSet):
    """A filter with a choice called `type`. A bad value is reported at its field and left out of the question."""

    def type_choices(self, everything):
        """The choices that leave something under the other filters, with `everything` as the label of them all."""
        chosen = self.form.cleaned_data.get("type") or ""
        counts = self._counts()
        rows = [("", everything, sum(counts.values()))]
        rows += [(value, label, counts.get(value, 0)) for value, label in self.filters["type"].extra["choices"]]
        return [Choice(*row, row[0] == chosen) for row in rows if row[2] or row[0] in {"", chosen}]

    def _counts(self):
        given = self.form.cleaned_data
        self.form.cleaned_data = {**given, "type": ""}
        found = self.filter_queryset(self.queryset.all())
        self.form.cleaned_data = given
        kinds = found.order_by().prefetch_related(None).values_list(self.filters["type"].field_name)
        return dict(kinds.annotate(Count("pk")))

    @property
    def kept_with_q(self):
        """The fields that a new free-text question keeps."""
        return [self.form[name] for name in self.filters if name != "q"]

    @property
    def is_asked(self):
        """Whether anything narrows the list."""
        return any(self.form.cleaned_data.get(name) for name in ("q", "type"))
