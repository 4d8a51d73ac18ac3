"""Lists that a visitor narrows: by free text, and by choices that are shown with how many each would leave."""

from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

import django_filters
from django import forms
from django.core.validators import MaxLengthValidator, validate_slug
from django.db.models import Count
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tech_port.addresses.models import FormerAddress
from tech_port.norwegian import typography
from tech_port.norwegian.address_forms import AddressForm
from tech_port.norwegian.fields import DayField
from tech_port.norwegian.sharing import Shared
from tech_port.versions.memo import remembered

from . import spelling

MAX_QUESTION_LENGTH = 100
NO_SUCH_CHOICE = gettext_lazy("«%(value)s» finnes ikke her, så det er ikke tatt med.")


class SearchInput(forms.TextInput):
    """A search field; a NUL, which no page may hold, is not shown again."""

    input_type = "search"

    def format_value(self, value):
        return (super().format_value(value) or "").replace("\x00", "") or None


class DayFilter(django_filters.Filter):
    """A day as people write it, or a month or season where `stretch` says which day of it is meant."""

    field_class = DayField


def text_filter(label, method):
    return django_filters.CharFilter(
        label=label,
        method=method,
        max_length=MAX_QUESTION_LENGTH,
        widget=SearchInput,
    )


def slug_filter(label, method, *, max_length):
    """One record by its slug, from a select that the list fills with those that leave something."""
    return django_filters.CharFilter(
        label=label,
        method=method,
        validators=[validate_slug, MaxLengthValidator(max_length)],
        widget=forms.Select,
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
    """One value that narrows the list, in words; `query` is the address without it."""

    label: str
    text: str
    query: str

    @property
    def in_words(self):
        return f"{self.label}: {self.text}"


@dataclass(frozen=True)
class Suggestion:
    """What to do when nothing is found, in words; `query` is the address that does it."""

    text: str
    query: str
    count: int


class ListFilter(django_filters.FilterSet):
    """Filters in the address, some of them choices with counts. A bad value is told at its field and left out."""

    APART = ()  # fields that say how to show the answer, not what is asked; they need no method
    RANGES = ()  # pairs of fields for the two ends of something

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.form.is_valid()  # cleans at once: what was read well is asked for even where another field was not
        self.follow_moves()
        self.data = self.form.data = self.form.in_address

    @classmethod
    def get_filters(cls):
        return Shared(super().get_filters())

    def get_form_class(self):
        return _form_class(type(self))

    def follow_moves(self):
        """Records that the address calls what they were called before are asked for; looked up where nothing has it."""
        fields = {name: self.form.fields[name] for name in self.form.errors.keys() & self.form.fields.keys()}
        models = {name: field.queryset.model for name, field in fields.items() if hasattr(field, "queryset")}
        given, now = self.form.data, self.form.data.copy()
        for name, model in models.items():
            now.setlist(name, FormerAddress.objects.current(model, given.getlist(name)))
        if now == given:
            return
        self.form.data = now
        self.form.full_clean()
        if refused := models.keys() & self.form.errors.keys():  # what they are called now is not for this visitor
            well = self.form.in_address
            self.form.data = now.copy()
            for name in refused:
                pairs = zip(given.getlist(name), now.getlist(name), strict=True)
                self.form.data.setlist(name, [new if new in well.getlist(name) else old for old, new in pairs])
            self.form.full_clean()

    def check_order(self, first, last, sentence):
        """A span that ends before it begins is told at its end, which is left out."""
        begin, end = (self.form.cleaned_data.get(name) for name in (first, last))
        if begin and end and end < begin:
            self.form.add_error(last, sentence)

    def refuse(self, name):
        """Tell that the value of a `slug_filter` is none of its choices, and leave it out."""
        self.form.add_error(name, NO_SUCH_CHOICE % {"value": self.form.cleaned_data[name]})

    def choices_of(self, name, everything):
        """The choices of a filter that leave something under the others; `everything` is the label of no choice."""
        chosen = self.form.fields[name].prepare_value(self.form.cleaned_data.get(name)) or ""  # of a record its slug
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
        found = self.without(name).prefetch_related(None)
        counts = dict(found.values_list(self.filters[name].field_name).annotate(Count("pk")))
        return counts | {"": sum(counts.values())}

    def count_without(self, *names):
        """How many there are under every filter but these."""
        return self.without(*names).count()

    def without(self, *names):
        """The rows that pass every filter but these, in no order."""
        return self.filter_queryset(self.queryset.all(), but=names).order_by()

    def filter_queryset(self, queryset, but=()):
        """The rows that pass every filter that was given well, but some."""
        for name, value in self.asked.items():
            if name not in but:
                queryset = self.filters[name].filter(queryset, value)
        return queryset

    def params(self, *but):
        """[(name, value)] of the address without some names, from the first page on."""
        given = [(name, value) for name, values in self.data.lists() for value in values]
        return [(name, value) for name, value in given if name not in {"side", "format", *but}]

    def address(self, *, but=None, **changes):
        """The query string with some filters changed or, with "", taken away; `but` leaves one (name, value) out."""
        kept = [param for param in self.params(*changes) if param != but]
        return "?" + urlencode(kept + [(name, value) for name, value in changes.items() if value])

    def file_address(self, format):
        """The query string of the list as a file, without what was refused: of that there is no file."""
        return self.address(**dict.fromkeys(self.form.errors.keys() - self.form.cleaned_data.keys(), ""), format=format)

    @property
    def canonical(self):
        """[(name, value)] of all that was asked and read well, each question written in one way: a feed's address."""
        return [(name, value) for name in sorted(self.filters) if name in self._given for value in self._written(name)]

    def _written(self, name):
        """The value of a filter as an address writes it, or all the values of one that takes several, in order."""
        value = self._given[name]
        if isinstance(self.filters[name], django_filters.MultipleChoiceFilter):
            return sorted({self.form.fields[name].prepare_value(one) for one in value})
        return [value if isinstance(value, str) else self.data[name].strip()]

    def kept_with(self, *names):
        """The fields that a form with the named ones keeps."""
        return [self.form[name] for name in self.filters if name not in names]

    @property
    def asked(self):
        """{name: value} of what narrows the list; 0 does, as the ground floor."""
        return {name: value for name, value in self._given.items() if name not in self.APART}

    @property
    def _given(self):
        """The same, with what says how to show the answer."""
        given = self.form.cleaned_data.items()
        return {name: value for name, value in given if value or (value == 0 and value is not False)}

    @property
    def is_asked(self):
        return bool(self.asked)

    @property
    def chips(self):
        return [chip for name, value in self.asked.items() for chip in self._chips(name, value)]

    def titled(self, title):
        """What the list is called where it is read elsewhere, with what narrows it: `Ledige lokaler · Bruk: kontor`."""
        return " · ".join([title, *(chip.in_words for chip in self.chips)])

    def _chips(self, name, value):
        """One, or one for each value of a filter that takes several."""
        label = self.filters[name].label
        if not isinstance(self.filters[name], django_filters.MultipleChoiceFilter):
            return [Chip(label, self.value_in_words(name, value), self.address(**{name: ""}))]
        written = self.form.fields[name].prepare_value
        return [Chip(label, self.value_in_words(name, one), self.address(but=(name, written(one)))) for one in value]

    def value_in_words(self, name, value):
        """A filter's value as a reader meets it."""
        if isinstance(value, date):
            return typography.day(value)
        labels = {key: _capitalised(label) for key, label in self.options_of(name)}
        return labels.get(value) or str(value)

    @cached_property
    def suggestions(self):
        """What would find something, the most first: one filter less or, if that is too little, it alone."""
        asked, less, alone = set(self.asked), _("Ta bort «%(label)s: %(text)s»"), _("Behold bare «%(label)s: %(text)s»")
        fewer = (self._suggestion(less, name, {name}) for name in self.asked)
        single = (self._suggestion(alone, name, asked - {name}) for name in self.asked)
        found = [one for one in fewer if one.count] or [one for one in single if one.count]
        return sorted(found, key=lambda one: -one.count)

    @cached_property
    def meant(self):
        """What a question that found nothing was meant to be, where that finds something; else None."""
        words = self.asked.get("q")
        for read in filter(None, spelling.meant(words) if words else ()):
            if count := self.filters["q"].filter(self.without("q"), read).count():
                return Suggestion(read, self.address(q=read), count)
        return None

    def _suggestion(self, text, name, others):
        text %= {"label": self.filters[name].label, "text": self.value_in_words(name, self.asked[name])}
        return Suggestion(text, self.address(**dict.fromkeys(others, "")), self.count_without(*others))


@remembered(entries=32)
def _form_class(filter_set):
    """The form of a kind of list, with the choices that it has as long as the data and the day stay the same."""
    filters = deepcopy(dict(filter_set.base_filters))
    for filter in filters.values():
        filter.model = filter_set._meta.model
    fields = {name: filter.field for name, filter in filters.items()}
    for field in fields.values():
        if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
            field.error_messages["invalid_choice"] = NO_SUCH_CHOICE
    form = type("FilterForm", (AddressForm,), {**fields, "RANGES": filter_set.RANGES})
    form.base_fields = Shared(form.base_fields)
    return form


def _capitalised(label):
    text = str(label)
    return text[:1].upper() + text[1:]
