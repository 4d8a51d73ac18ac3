"""Lists that a visitor narrows: by free text, and by choices that are shown with how many each would leave."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

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
    """A choice of one filter with how many it leaves; `value` is "" for the one that takes every kind."""

    value: str
    label: str
    count: int
    is_current: bool
    query: str

    @property
    def in_words(self):
        """As an option of a select says it: `Byggetrinn 2 (4)`."""
        return f"{_capitalised(self.label)} ({self.count})"


@dataclass(frozen=True)
class Chip:
    """One filter that narrows the list, in words; `query` is the address without it."""

    label: str
    text: str
    query: str


@dataclass(frozen=True)
class Suggestion:
    """What to do when nothing is found: take one filter away or, if that is too little, keep no other than it."""

    chip: Chip
    count: int
    query: str
    keeps_only: bool = False


class ListFilter(django_filters.FilterSet):
    """Filters in the address, some of them choices with counts. A bad value is told at its field and left out."""

    APART = ()  # fields that say how to show the answer, not what is asked

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.form.is_valid()

    def choices_of(self, name, everything):
        """The choices of a filter that leave something under the others; `everything` is the label of no choice."""
        chosen = self.form.cleaned_data.get(name) or ""
        counts = self.counts_of(name)
        return [
            Choice(value, str(label), counts.get(value, 0), value == chosen, self.address(**{name: value}))
            for value, label in [("", everything), *self.options_of(name)]
            if counts.get(value) or value in {"", chosen}
        ]

    def type_choices(self, everything):
        """The choices of `type`, which most lists have."""
        return self.choices_of("type", everything)

    def options_of(self, name):
        """[(value, label)] of a filter, none of free text; override for choices that are records."""
        return self.filters[name].extra.get("choices", [])

    def counts_of(self, name):
        """{value: number} under every filter but this one, with "" for them all; a row has one value of each."""
        found = self.filter_queryset(self.queryset.all(), but=name).order_by().prefetch_related(None)
        counts = dict(found.values_list(self.filters[name].field_name).annotate(Count("pk")))
        return counts | {"": sum(counts.values())}

    def count_without(self, *names):
        """How many there are under every filter but these."""
        return self.filter_queryset(self.queryset.all(), but=names).count()

    def filter_queryset(self, queryset, but=None):
        """The rows that pass every filter that was given well, or all of these but one (a name) or some (names)."""
        left_out = {but} if isinstance(but, str) else set(but or ())
        for name, value in self.form.cleaned_data.items():
            if name not in left_out:
                queryset = self.filters[name].filter(queryset, value)
        return queryset

    def address(self, **changes):
        """The query string with some filters changed or, with "", taken away, from the first page on."""
        kept = [(name, value) for name, values in self.data.lists() for value in values]
        kept = [(name, value) for name, value in kept if name not in {"side", "format", *changes}]
        return "?" + urlencode(kept + [(name, value) for name, value in changes.items() if value])

    def kept_with(self, *names):
        """The fields that a form with the named ones keeps."""
        return [self.form[name] for name in self.filters if name not in names]

    @property
    def asked(self):
        """{name: value} of what narrows the list."""
        given = self.form.cleaned_data.items()
        return {name: value for name, value in given if value and name not in self.APART}

    @property
    def is_asked(self):
        return bool(self.asked)

    @property
    def chips(self):
        return [self._chip(name) for name in self.asked]

    def _chip(self, name):
        value = self.asked[name]
        labels = {key: _capitalised(label) for key, label in self.options_of(name)}
        return Chip(self.filters[name].label, labels.get(value, value), self.address(**{name: ""}))

    @cached_property
    def suggestions(self):
        """What would find something, that which finds most first."""
        fewer = [Suggestion(chip, self.count_without(name), chip.query) for name, chip in self._named_chips]
        found = [one for one in fewer if one.count] or [one for one in self._alone if one.count]
        return sorted(found, key=lambda one: -one.count)

    @property
    def _named_chips(self):
        return zip(self.asked, self.chips, strict=True)

    @property
    def _alone(self):
        """Each filter on its own."""
        for name, chip in self._named_chips:
            others = set(self.asked) - {name}
            yield Suggestion(chip, self.count_without(*others), self.address(**dict.fromkeys(others, "")), True)


def _capitalised(label):
    text = str(label)
    return text[:1].upper() + text[1:]
