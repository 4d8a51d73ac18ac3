"""What every form of the portal is made of: fields that read what people write, and say what to write.

A model's columns have our fields too. No field has the attribute `maxlength`: it cuts what is pasted without a word.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import models
from django.forms.forms import DeclarativeFieldsMetaclass
from django.forms.models import ModelFormMetaclass
from django.forms.utils import ErrorList
from django.utils.choices import BlankChoiceIterator
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from . import typography
from .contacts import WebAddressField
from .fields import DayField, DegreesField, NumberField, SplitMomentField, TimeField, WholeNumberField
from .happened import validate_happened
from .numbers import parts_of_range, said
from .refused import why_refused
from .slugs import SlugField
from .units import of_column

TOO_LONG = ngettext_lazy(
    "Kort det ned til %(limit_value)d tegn. Nå er det %(show_value)d.",
    "Kort det ned til høyst %(limit_value)d tegn. Nå er det %(show_value)d.",
    "limit_value",
)
MOST_OF_SMALL = 9_999
LASTS = {"ends", "completed"}  # of these a month or a year is kept as its last day
SENTENCES = {  # of Django's validators, by their codes
    "max_length": TOO_LONG,
    "min_length": ngettext_lazy(
        "Skriv litt mer: minst %(limit_value)d tegn. Nå er det %(show_value)d.",
        "Skriv litt mer: minst %(limit_value)d tegn. Nå er det %(show_value)d.",
        "limit_value",
    ),
    "min_value": _("Skriv %(limit_value)s eller mer."),
    "max_value": _("Skriv %(limit_value)s eller mindre."),
    "null_characters_not_allowed": _("Teksten har et tegn som ikke kan lagres. Skriv den på nytt."),
}
UNUSUAL = {"rent_nok_m2_year": 100, "budget_nok_year": 10_000}  # what is less was often meant as thousands, or a month
HAPPENED = {"confirmed_on", "known_on", "completion_known_on", "revised_at"}  # columns of what somebody did or knew
HYPHENS = "-----"  # what Django writes
NAMELESS = _("Fyll ut dette feltet.")  # of forms that are not ours: signing in, passwords
DJANGOS = forms.Field.default_error_messages["required"]


def options(column):
    """The arguments for a column's form field: ours for numbers, days, times and web addresses."""
    if column.choices or column.remote_field:
        return {}
    if column.name in DegreesField.MOST:
        return {"form_class": DegreesField, "which": column.name}
    if isinstance(column, models.DecimalField):
        return {"form_class": NumberField, **of_column(column.name)}
    if isinstance(column, models.IntegerField):
        most = {"max_value": MOST_OF_SMALL} if isinstance(column, models.SmallIntegerField) else {}
        return {"form_class": WholeNumberField, **most, **of_column(column.name)}
    for kind, form_class in (
        (models.DateTimeField, SplitMomentField),
        (models.DateField, DayField),
        (models.TimeField, TimeField),
        (models.URLField, WebAddressField),
        (models.SlugField, SlugField),
    ):
        if isinstance(column, kind):
            own = of_day(column) if form_class is DayField else {}
            happened = {"validators": [validate_happened]} if column.name in HAPPENED else {}
            return {"form_class": form_class, **own, **happened}
    return {}


def of_day(column):
    """Which of several days a column is likely to mean, and the label of its precision, where it has one."""
    name = column.name.removesuffix("_on")
    beside = {field.name: field.verbose_name for field in column.model._meta.fields}
    precision = beside.get(getattr(column, "precision", f"{name}_precision"), "")
    is_first = name.startswith("start") or name.endswith("_from") or (precision and name not in LASTS)
    is_first = getattr(column, "edge", "first" if is_first else "last") == "first"
    return {"suggests": "first" if is_first else "last", "precision": precision and _opening_later(precision)}


def formfield(column, **kwargs):
    """A column's form field, for a model form."""
    return column.formfield(**{**options(column), **kwargs})


def _inside(label):
    """A label as it stands within a sentence: `Navn på norsk` is `navn på norsk`, `NACE` as it is."""
    text = str(label)
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _opening(label):
    """A label as it stands at its field: `Nøyaktighet`."""
    return str(label)[:1].upper() + str(label)[1:]


# Once: each call of `lazy` makes a class, and forms are made with every page of the admin.
_inside_later, _opening_later = lazy(_inside, str), lazy(_opening, str)


def required_sentence(name, field):
    """What to do about an empty field, by its kind and its label."""
    label = _inside_later(field.label or name)
    if field.widget.is_hidden:
        return _("Skjemaet var ikke helt. Se over det og send en gang til.")
    if isinstance(field, forms.FileField):
        return _("Velg en fil.")
    if isinstance(field, forms.BooleanField):
        return format_lazy(_("Kryss av for {field}."), field=label)
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        return format_lazy(_("Velg {field}."), field=label)
    return format_lazy(_("Skriv {field}."), field=label)


def explain(name, field):
    """Give a field the sentences for what is empty, too long or too short, and let it take what is pasted whole."""
    if any(field.error_messages["required"] is sentence for sentence in (DJANGOS, NAMELESS)):
        field.error_messages["required"] = required_sentence(name, field)
    field.error_messages = {**SENTENCES, **field.error_messages}
    if validate_slug in field.validators:  # of a list's question, whose choices are slugs
        field.error_messages["invalid"] = _("Velg en av dem som står i lista.")
    field.widget.attrs.pop("maxlength", None)
    say_nothing_chosen(field)


def say_nothing_chosen(field):
    """An empty choice is a dash, as everywhere, and no row of hyphens."""
    if isinstance(field, forms.ModelChoiceField):
        field.empty_label = typography.DASH if str(field.empty_label).startswith(HYPHENS) else field.empty_label
    elif isinstance(choices := getattr(field, "choices", None), BlankChoiceIterator):
        field.choices = [(key, label if key else typography.DASH) for key, label in choices]


class FormMeta(DeclarativeFieldsMetaclass):
    def __new__(mcs, name, bases, attrs):
        new_class = super().__new__(mcs, name, bases, attrs)
        for field_name, field in new_class.base_fields.items():
            explain(field_name, field)
        return new_class


class ModelFormMeta(FormMeta, ModelFormMetaclass):
    def __new__(mcs, name, bases, attrs):
        if "Meta" in attrs and not hasattr(attrs["Meta"], "formfield_callback"):
            attrs["Meta"].formfield_callback = staticmethod(formfield)
        return super().__new__(mcs, name, bases, attrs)


class Errors(ErrorList):
    """Nothing where nothing is wrong: a page of the admin asks each of its fields, and a template takes its time."""

    def as_ul(self):
        return super().as_ul() if self else ""


class Reading:
    """What all forms of the portal can say of what they read.

    `RANGES` names pairs of fields; a range that is typed into the first, the second being empty, is meant for both.
    """

    RANGES = ()
    comes_back = True  # whether somebody writes in it, and fetches it back with the button `_back`

    def __init__(self, data=None, *args, **kwargs):
        self.ranges = ranges_in(data, self.RANGES) if data else {}
        super().__init__(parted(data, self.ranges) if self.ranges else data, *args, **kwargs)
        self.error_class = Errors

    @classmethod
    def from_address(cls, request):
        """The form that an address fills in, showing what was read; links to the page carry that on."""
        form = cls(request.GET)
        form.full_clean()
        form.data = form.in_address
        carry_on(request, form.data)
        return form

    def is_valid(self):
        """One that is fetched back, to be written on, is not sent."""
        return super().is_valid() and not (self.comes_back and "_back" in self.data)

    def full_clean(self):
        super().full_clean()
        if self.is_bound and (why := why_refused()):
            self.add_error(None, ValidationError(why, "changed"))
        self._note_unusual()
        self._ask_for_files_again()
        for (low, high), (text, *_parts) in self.ranges.items():
            if {low, high} <= (getattr(self, "cleaned_data", None) or {}).keys():
                first, last = (typography.number(self.cleaned_data[name]) for name in (low, high))
                words = {"text": said(text), "first": first, "last": last}
                self.fields[low].note = gettext("Vi leser «%(text)s» som fra %(first)s til %(last)s.") % words

    def _ask_for_files_again(self):
        """A form that comes back for another field has lost its files: browsers empty the fields of files."""
        sent = [name for name in self.fields if self.add_prefix(name) in self.files] if self.errors else []
        for name in sent:
            if name not in self.errors and not getattr(self.fields[name].widget, "keeps_file", False):
                self.add_error(name, gettext("Velg filen igjen når du har rettet resten: den er ikke tatt vare på."))

    def _note_unusual(self):
        """Ask about amounts that are so small that something else may have been meant."""
        for name in UNUSUAL.keys() & self.fields.keys() & (getattr(self, "cleaned_data", None) or {}).keys():
            value = self.cleaned_data[name]
            if value is not None and value < UNUSUAL[name] and name in self.changed_data:
                field, words = self.fields[name], {"value": typography.number(value)}
                ask = gettext("%(value)s kr i året er uvanlig lite. Se etter om det stemmer.") % words
                field.note = f"{field.note} {ask}".strip()

    @property
    def http_status(self):
        """200 for a form that is open, 429 for one that came too often, 422 for one with something to mend."""
        if not self.is_bound or self.is_valid():
            return 200
        codes = {error.code for error in self.non_field_errors().as_data()}
        return 429 if "rate" in codes else 422

    @property
    def notes(self):
        """What was taken for what, [(label, sentence)], once the form has been read."""
        return [(field.label, field.note) for field in self.fields.values() if getattr(field, "note", "")]

    @property
    def notes_in_words(self):
        return " ".join(f"{label}: {note}" for label, note in self.notes)

    @property
    def in_address(self):
        """The data that came, with what was read well as an address writes it: plain numbers and ISO days.

        What is none of a field's choices, which no form shows again to be mended, is left out, of several it alone.
        """
        data = self.data.copy()
        for name, value in self.cleaned_data.items():
            write = getattr(self.fields.get(name), "in_address", None)
            if write and value is not None and name in data:
                data[name] = write(value)
        for name in self.errors.keys() & self.fields.keys():
            if isinstance(self.fields[name], forms.ChoiceField) and not self.fields[name].widget.is_hidden:
                good = self.fields[name].prepare_value(self.cleaned_data.get(name))
                if good:
                    data.setlist(name, [value for value in data.getlist(name) if value in good])
                else:
                    data.pop(name, None)
        return data


def ranges_in(data, pairs):
    """{(lowest, highest): (text, part, part)} of the pairs in whose first field a range was typed, and nothing else."""
    typed = {(low, high): data.get(low) for low, high in pairs if data.get(low) and not data.get(high)}
    found = {pair: (text, *(parts_of_range(text) or ())) for pair, text in typed.items()}
    return {pair: texts for pair, texts in found.items() if len(texts) == 3}


def parted(data, ranges):
    """The data with each end of a range in its own field."""
    data = data.copy()
    for (low, high), (_text, first, last) in ranges.items():
        data[low], data[high] = first, last
    return data


def carry_on(request, data):
    """Let the links of a page, to itself, to others and to the other language, carry what was read of its address.

    What a page says of the rest hangs on `request.as_typed`, the question as it came.
    """
    request.__dict__.setdefault("as_typed", request.META.get("QUERY_STRING", ""))
    if data != request.GET:
        request.GET, request.META["QUERY_STRING"] = data, data.urlencode()


class Form(Reading, forms.Form, metaclass=FormMeta):
    """A form of the portal."""


class ModelForm(Reading, forms.ModelForm, metaclass=ModelFormMeta):
    """A form of a model's columns."""

    def _clean_fields(self):
        """A day that stands for a month, a quarter or a year is read as what is chosen beside it."""
        for column in self._meta.model._meta.fields:
            beside = getattr(column, "precision", "")
            if beside in self.fields and isinstance(day := self.fields.get(column.name), DayField):
                day.known_as = self[beside].data
        super()._clean_fields()
