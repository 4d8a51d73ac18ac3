"""Lists that a visitor narrows: free text, and one kind of choice shown as links with how many each would leave."""

from dataclasses import dataclass

import django_filters
from django import forms
from django.db.models import Count
from django.utils.dateparse import parse_date

LONGEST_QUESTION = 100


class SearchInput(forms.TextInput):
    """A search field; a NUL, which no page may hold, is not shown again."""

    input_type = "search"

    def format_value(self, value):
        return (super().format_value(value) or "").replace("\x00", "") or None


class DayInput(forms.DateInput):
    """A browser's date field; what is no date is not shown again, since such a field cannot hold it."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")

    def format_value(self, value):
        shown = super().format_value(value)
        try:
            return shown and parse_date(shown) and shown
        except ValueError:
            return None


def text_filter(label, method):
    return django_filters.CharFilter(
        label=label,
        method=method,
        max_length=LONGEST_QUESTION,
        widget=SearchInput,
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

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.form.is_valid()

    def type_choices(self, everything):
        """The choices that leave something under the other filters, with `everything` as the label of them all."""
        chosen = self.form.cleaned_data.get("type") or ""
        counts = self._counts()
        rows = [("", everything, sum(counts.values()))]
        rows += [(value, label, counts.get(value, 0)) for value, label in self.filters["type"].extra["choices"]]
        return [Choice(*row, row[0] == chosen) for row in rows if row[2] or row[0] in {"", chosen}]

    def _counts(self):
        """{type: number} under every filter but that of the type."""
        found = self.filter_queryset(self.queryset.all(), but="type")
        types = found.order_by().prefetch_related(None).values_list(self.filters["type"].field_name)
        return dict(types.annotate(Count("pk")))

    def filter_queryset(self, queryset, but=None):
        """The rows that pass every filter that was given well, or all of these but one."""
        for name, value in self.form.cleaned_data.items():
            if name != but:
                queryset = self.filters[name].filter(queryset, value)
        return queryset

    @property
    def kept_with_q(self):
        """The fields that a new free-text question keeps."""
        return [self.form[name] for name in self.filters if name != "q"]

    @property
    def is_asked(self):
        """Whether anything narrows the list."""
        return any(self.form.cleaned_data.get(name) for name in ("q", "type"))
