"""The finder's question: which of the offered units fit, on which day."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from functools import cache, partial

import django_filters
from django import forms
from django.db.models import Case, Count, Max, Min, Q, Sum, Value, When
from django.utils import timezone
from django.utils.choices import CallableChoiceIterator
from django.utils.functional import SimpleLazyObject, cached_property
from django.utils.translation import gettext_lazy as _

from tech_port.lists.filters import ListFilter
from tech_port.norwegian import typography
from tech_port.norwegian.fields import PLANNED
from tech_port.versions.memo import By, remembered

from ..fits import questions
from ..fits.supply import Rooms
from ..models import Unit
from ..need.fields import FIELDS, SMALLER, USES, need_from
from ..workplaces import M2_A_WORKPLACE
from . import choices, loosening
from .few import Few, without_a_day
from .order import in_order

DAYS = PLANNED  # sooner than of other lists: the slider has a step for each month up to the last
LAST_SHOWN_DAY = DAYS["last"]


def _asked(name):
    """A filter whose field is the need's."""
    field_class, words = FIELDS[name]
    made = django_filters.Filter(**words)
    made.field_class = field_class
    return made


def _choices(name, label, kind=django_filters.ModelMultipleChoiceFilter, **options):
    return kind(field_name=name, to_field_name="slug", label=label, widget=forms.CheckboxSelectMultiple, **options)


def _written(values):
    """Choices as the address writes them."""
    return {getattr(value, "slug", value) for value in values}


@remembered(entries=64)
def _answered(question):
    """What a question of many units found; its key is all that the answer follows from."""
    return question.value()


class UnitFilter(ListFilter):
    """Filters in the address; `qs` holds the units that fit on the day asked for."""

    areal_min = _asked("areal_min")
    areal_maks = _asked("areal_maks")
    ansatte = _asked("ansatte")
    locals()["del"] = _asked("del")  # a word of Python's
    ledig_innen = _asked("ledig_innen")
    bygg = _choices("building__slug", _("Bygg"), queryset=choices.buildings)
    type = django_filters.MultipleChoiceFilter(
        field_name="use",
        choices=USES,
        label=FIELDS["type"][1]["label"],
        widget=forms.CheckboxSelectMultiple,
    )
    etasje_min = _asked("etasje_min")
    pris_maks = _asked("pris_maks")
    maned_maks = _asked("maned_maks")
    trinnfritt = _asked("trinnfritt")
    utleier = _choices("building", _("Utleier"), choices.LandlordsFilter, queryset=choices.landlords)
    bransje = _asked("bransje")
    dato = _asked("dato")
    mva = _asked("mva")
    indeks = _asked("indeks")
    ar = _asked("ar")
    sorter = django_filters.ChoiceFilter(
        choices=[
            ("passer", _("Passer best først")),
            ("sum", _("Lavest i alt først")),
            ("ledig", _("Ledig først")),
            ("areal", _("Størst først")),
            ("minst", _("Minst først")),
            ("pris", _("Lavest leie per m² først")),
        ],
        label=_("Sorter"),
        empty_label=None,
    )

    COUNTED = ("bygg", "type")
    RANGES = (("areal_min", "areal_maks"),)
    APART = ("dato", "sorter", "bransje", "mva", "indeks", "ar")

    class Meta:
        model = Unit
        fields = []

    def __init__(self, data):
        super().__init__(data)
        for name in choices.OFFERED:
            chosen = []
            if name in self.form.cleaned_data:  # as a list: a question without rows costs each time it is looked at
                asked = self.form.cleaned_data[name] if self.form[name].data else ()
                chosen = self.form.cleaned_data[name] = list(asked)
            field = self.form.fields[name]
            field.widget.choices = CallableChoiceIterator(cache(partial(choices.choices_of, name, field, chosen)))
        self.today = timezone.localdate()
        self.check_order("areal_min", "areal_maks", SMALLER)
        if "ar" in self.form.errors:  # no field here shows it to be mended
            self.data.pop("ar")
        # The page itself seldom asks for more than keys.
        self.queryset = SimpleLazyObject(lambda: Unit.objects.offered().to_be_had(self.day).select_related("building"))

    @property
    def day(self):
        """The day that the answer is for: the one asked for, or today."""
        return self.form.cleaned_data.get("dato") or self.today

    @cached_property
    def qs(self):
        """The units that fit, in the order asked for; those not confirmed for 60 days come last."""
        return in_order(super().qs, self.need, self.sorting, self.today)

    @cached_property
    def rooms(self):
        """The units among which answers are looked for; what else fits alone is in the list."""
        return Rooms.whole(self.need, self.day)

    @cached_property
    def few(self):
        """What the list has, where the units are so few that they are judged one by one; otherwise None."""
        return Few.among(self.rooms, self.need, self.day, self.sorting)

    def filter_queryset(self, queryset, but=()):
        """The units that fit what is asked but for some filters, as a whole or in part."""
        return questions.matching(queryset, self._need_but(*but))

    def _need_but(self, *names):
        return need_from({name: value for name, value in self.form.cleaned_data.items() if name not in names})

    def few_without(self, name):
        """The units that fit all that is asked but for one filter, where they are few; otherwise None."""
        return self.few.without(self._need_but(name)) if self.few else None

    @cached_property
    def need(self):
        """What the address asks for as one value."""
        return need_from(self.form.cleaned_data)

    @property
    def need_m2(self):
        """The area asked for in m², or None: said, or worked out from the number of employees."""
        people = self.asked.get("ansatte")
        return self.asked.get("areal_min") or (people and people * M2_A_WORKPLACE)

    @property
    def kept_hidden(self):
        """The fields that the page has no control for, where the address gives them."""
        return [self.form[name] for name in ("mva", "indeks", "ar") if self.form[name].value()]

    @property
    def counted(self):
        """[(bound field, ((value, number of units), …))] of the filters that are ticked."""
        return [(self.form[name], tuple(sorted(self.counts_of(name).items()))) for name in self.COUNTED]

    @property
    def has_more_buildings(self):
        """Whether only those with most to have are offered as choices."""
        return choices.are_shortened("bygg", list(self.form.fields["bygg"].widget.choices))

    @cached_property
    def _groups(self):
        """The units that pass every other filter, by building and use: what the page counts, in one question.

        Buildings that are no choice are together.
        """
        if self.few:
            return self.few.groups
        slugs = tuple(slug for slug, _label in self.form.fields["bygg"].widget.choices)
        return _answered(By((self._need_but(*self.COUNTED), self.day, self.today, slugs), partial(self._ask, slugs)))

    def _ask(self, slugs):
        shown = Case(When(building__slug__in=slugs, then="building__slug"), default=Value(""))
        found = self.without(*self.COUNTED).annotate(shown=shown).values("shown", "use")
        is_held = Q(reservation__isnull=False) | Q(first_lease_on__gt=self.day)
        found = found.annotate(
            count=Count("pk"),
            reserved=Count("pk", filter=is_held),
            samples=Count("pk", filter=Q(is_sample=True)),
            area_m2=Sum("area_m2"),
            oldest=Min("confirmed_on"),
            newest=Max("confirmed_on"),
        )
        return [{**row, "building__slug": row["shown"]} for row in found]

    def _groups_but(self, *but):
        """Those of the groups that are asked for, whatever is asked with the filters left out."""
        columns = {name: self.filters[name].field_name for name in self.COUNTED if name in self.asked}
        chosen = {columns[name]: _written(self.asked[name]) for name in columns if name not in but}
        return [row for row in self._groups if all(row[column] in values for column, values in chosen.items())]

    @cached_property
    def numbers(self):
        """count, those of it that are reserved, and that are examples, total area in m², days of confirmation."""
        rows = self._groups_but()
        return {
            "count": sum(row["count"] for row in rows),
            "reserved": sum(row["reserved"] for row in rows),
            "samples": sum(row["samples"] for row in rows),
            "area_m2": sum(row["area_m2"] for row in rows),
            "oldest": min((row["oldest"] for row in rows), default=None),
            "newest": max((row["newest"] for row in rows), default=None),
        }

    @cached_property
    def without_a_day(self):
        """[(building, number)] of the units that only the day asked for leaves out: nobody knows when they stand."""
        if "ledig_innen" not in self.asked:
            return []
        if self.few:
            return self.few.without_a_day
        return without_a_day(self.queryset, replace(self.need, wanted_by=None))

    def counts_of(self, name):
        counts = Counter()
        for row in self._groups_but(name):
            counts[row[self.filters[name].field_name]] += row["count"]
        return counts | {"": counts.total()}

    def value_in_words(self, name, value):
        if name in {"areal_min", "areal_maks", "del"}:
            return typography.square_metres(value)
        if name == "pris_maks":
            return typography.rate(value)
        if name == "maned_maks":
            return _("%(amount)s i måneden") % {"amount": typography.kroner(value)}
        if value is True:
            return _("ja")
        return typography.number(value) if isinstance(value, int | Decimal) else super().value_in_words(name, value)

    @cached_property
    def suggestions(self):
        return loosening.suggestions(self)

    @property
    def sorting(self):
        """The order asked for; otherwise the closest fit first where a need is given, and the largest first."""
        return self.form.cleaned_data.get("sorter") or ("passer" if self.need_m2 else "areal")

    @property
    def sorting_in_words(self):
        return dict(self.sort_choices)[self.sorting]

    @property
    def sort_choices(self):
        return self.filters["sorter"].extra["choices"]
