"""The fields that a need is read with, wherever an address or a form has one."""

import re
from dataclasses import dataclass
from functools import lru_cache

from django import forms
from django.forms.utils import flatatt
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from members import lines_of_work
from tech_port.norwegian.address_forms import AddressForm
from tech_port.norwegian.fields import PLANNED, DayField, NumberField, WholeNumberField
from tech_port.norwegian.sharing import Shared

from ..models import Unit
from .need import NAMES, Need, is_given

MAX_PEOPLE, MAX_YEARS = 100_000, 30
INDEXES = (0, 2, 4)  # per cent a year
LISTS = {"uses", "buildings", "landlords"}
SMALLER = _("«Areal til» er mindre enn «areal fra».")
USES = [choice for choice in Unit.Use.choices if choice[0] != Unit.Use.COMMON]
LINES_OF_WORK = [("", "–"), *lines_of_work.choices()]
SELECTED = format_html(" selected{}", "")
SLUG = re.compile(r"[-\w]{1,100}", re.ASCII)


class SlugsField(forms.MultipleChoiceField):
    """Slugs of records; whether there are any such is for those to say who ask the database."""

    def valid_value(self, value):
        return bool(SLUG.fullmatch(value))


class LineOfWorkSelect(forms.Select):
    """A select of many choices that never change: their markup is kept, where Django asks two templates for each."""

    def render(self, name, value, attrs=None, renderer=None):
        attrs = self.build_attrs(self.attrs, {**(attrs or {}), "name": name})
        chosen = next(iter(self.format_value(value)), "")
        return format_html("<select{}>{}</select>", flatatt(attrs), _options(get_language(), chosen))


@lru_cache(maxsize=256)
def _options(_language, chosen):
    rows = ((key, SELECTED if key == chosen else "", label) for key, label in LINES_OF_WORK)
    return format_html_join("", '<option value="{}"{}>{}</option>', rows)


class LineOfWorkField(forms.ChoiceField):
    """One of the lines of work; a longer code of the standard, such as 62.010, counts as its division."""

    widget = LineOfWorkSelect
    default_error_messages = {"invalid_choice": _("Velg en av bransjene i lista.")}

    def __init__(self, **kwargs):
        super().__init__(choices=LINES_OF_WORK, **kwargs)

    def to_python(self, value):
        code = super().to_python(value)
        return lines_of_work.division_of(code) or code


def _area(label, **words):
    return NumberField, {"label": label, "min_value": 0, "max_value": 1_000_000, "unit": "m2", **words}


def _day(label):
    return DayField, {"label": label, "stretch": "last", **PLANNED}


FIELDS = {  # {name in the address: (class of the field, its arguments)}
    "ansatte": (WholeNumberField, {"label": _("Ansatte"), "min_value": 1, "max_value": MAX_PEOPLE, "unit": "people"}),
    "areal_min": _area(_("Areal fra (m²)"), edge="min"),
    "areal_maks": _area(_("Areal til (m²)"), edge="max"),
    "del": _area(_("Del av et lokale (m²)"), min_value=1),
    "ledig_innen": _day(_("Ledig innen")),
    "type": (
        forms.MultipleChoiceField,
        {"label": pgettext_lazy("filter", "Bruk"), "choices": USES, "widget": forms.CheckboxSelectMultiple},
    ),
    "trinnfritt": (forms.BooleanField, {"label": _("Trinnfri adkomst")}),
    "maned_maks": (
        WholeNumberField,
        {
            "label": _("I alt til (kr/måned)"),
            "min_value": 1,
            "max_value": 100_000_000,
            "unit": "kr",
            "per": {"month"},
            "edge": "max",
        },
    ),
    "pris_maks": (
        NumberField,
        {
            "label": _("Leie til (kr/m²/år)"),
            "min_value": 1,
            "max_value": 1_000_000,
            "unit": "kr",
            "per": {"m2", "year"},
            "edge": "max",
        },
    ),
    "etasje_min": (
        WholeNumberField,
        {"label": _("Etasje fra"), "min_value": -5, "max_value": 100, "unit": "floor", "edge": "min"},
    ),
    "bygg": (SlugsField, {"label": _("Bygg")}),
    "utleier": (SlugsField, {"label": _("Utleier")}),
    "bransje": (LineOfWorkField, {"label": _("Bransje")}),
    "dato": _day(_("Vis per dato")),
    "mva": (forms.BooleanField, {"label": _("Med 25 % mva.")}),
    "indeks": (
        forms.TypedChoiceField,
        {
            "label": _("Prisvekst i året"),
            "choices": [("", "–"), *((str(each), f"{each} %") for each in INDEXES)],
            "coerce": int,
            "empty_value": None,
        },
    ),
    "ar": (WholeNumberField, {"label": _("Leietid (år)"), "min_value": 1, "max_value": MAX_YEARS, "unit": "years"}),
}


def field(name):
    """A new field for a parameter of the address; nothing of a need must be filled in."""
    field_class, words = FIELDS[name]
    return field_class(required=False, **words)


class _Reading(AddressForm):
    RANGES = (("areal_min", "areal_maks"),)

    def clean(self):
        super().clean()
        low, high = self.cleaned_data.get("areal_min"), self.cleaned_data.get("areal_maks")
        if low and high and high < low:
            self.add_error("areal_maks", SMALLER)

    @cached_property
    def need(self):
        """The need as it was read."""
        return need_from(self.cleaned_data)

    @cached_property
    def params(self):
        """The same as links carry it on: ((name, value), …)."""
        return tuple(self.need.params)

    @property
    def faults(self):
        """[(label, sentence)] of what could not be read, which is not asked for."""
        return [(self.fields[name].label, error) for name, errors in self.errors.items() for error in errors]


NeedFields = type("NeedFields", (_Reading,), {"__doc__": "A need in an address.", **{n: field(n) for n in FIELDS}})
NeedFields.base_fields = Shared(NeedFields.base_fields)


def need_from(data):
    """The need in a form's cleaned data; records count as their slugs."""
    found = {NAMES[name]: value for name, value in data.items() if name in NAMES and is_given(value)}
    lists = {name: _slugs(found[name]) for name in LISTS & found.keys()}
    return Need(**found | lists, language=get_language())


def _slugs(values):
    return tuple(sorted(getattr(value, "slug", value) for value in values))


@dataclass(frozen=True)
class Read:
    """A need that a page has read by a form of its own, where it says what could not be read."""

    need: Need
    faults = ()

    @cached_property
    def params(self):
        return tuple(self.need.params)


def note_need(request, need):
    """The page has read the need of its address already: its links carry on this."""
    request.need_fields = Read(need)


def form_of(request):
    """What a page's address says of the need, read once a page."""
    if not hasattr(request, "need_fields"):
        request.need_fields = _read(request.GET) if request.GET else Read(need_from({}))
    return request.need_fields


def _read(data):
    form = NeedFields(data)
    form.full_clean()
    return form


def need_of(request):
    """The need in a page's address."""
    return form_of(request).need


def asked(request):
    """The need in a page's address as its links carry it on: ((name, value), …), none where it has none."""
    return form_of(request).params if request.GET else ()
