"""The finder's question: which of the offered units fit, on which day."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from functools import partial

import django_filters
from django import forms
from django.db.models import Case, Count, Max, Min, OuterRef, Q, Subquery, Sum, When
from django.utils import timezone
from django.utils.choices import CallableChoiceIterator
from django.utils.functional import SimpleLazyObject, cached_property
from django.utils.translation import gettext_lazy as _

from members.models import Organisation
from tech_port.lists.filters import ListFilter
from tech_port.norwegian import typography
from tech_port.norwegian.fields import PLANNED
from tech_port.versions.memo import remembered
from tech_port.writing.claims import PLANS, Claim

from ..fits import questions
from ..fits.supply import Rooms
from ..models import Building, Ownership, Unit
from ..need.fields import FIELDS, SMALLER, USES, need_from
from ..workplaces import M2_A_WORKPLACE
from . import loosening
from .few import Few
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


def _buildings(request):
    """Those with a unit on offer."""
    return Building.objects.filter(pk__in=Unit.objects.offered().values("building"))


def _landlords(request):
    """Those who own such a building today, or were to take it over, with the basis of that."""
    owners = (
        Ownership.objects.on(timezone.localdate())
        .shown()
        .filter(building__in=Unit.objects.offered().values("building"))
    )
    plans_last = Case(When(basis__in=PLANS, then=1), default=0)
    bases = owners.filter(organisation=OuterRef("pk")).order_by(plans_last, "pk").values("basis")
    return Organisation.objects.filter(pk__in=owners.values("organisation")).annotate(basis=Subquery(bases[:1]))


OFFERED = {"bygg": _buildings, "utleier": _landlords}


@remembered()
def _offered(name):
    """[record] that a filter offers."""
    return list(OFFERED[name](None))


def without_a_day(units, need):
    """[(building, number)] of the units that fit, and of which nobody knows when they can be had."""
    counts, units = {}, questions.matching(units, need).select_related("building").order_by()
    for unit in units.filter(available_from=None, first_lease_on=None, reservation=None):
        counts[unit.building] = counts.get(unit.building, 0) + 1
    return list(counts.items())


def _choices_of(name, field):
    return [(row.slug, field.label_from_instance(row)) for row in _offered(name)]


def _written(values):
    """Choices as the address writes them."""
    return {getattr(value, "slug", value) for value in values}


class LandlordsField(django_filters.fields.ModelMultipleChoiceField):
    """Landlords by name; of one that was to take over, that nobody has confirmed it."""

    def label_from_instance(self, organisation):
        claim = Claim(organisation.basis)
        return f"{organisation} ({claim.word(timezone.localdate())})" if claim.is_plan else str(organisation)


class LandlordsFilter(django_filters.ModelMultipleChoiceFilter):
    field_class = LandlordsField


class UnitFilter(ListFilter):
    """Filters in the address; `qs` holds the units that fit on the day asked for."""

    areal_min = _asked("areal_min")
    areal_maks = _asked("areal_maks")
    ansatte = _asked("ansatte")
    locals()["del"] = _asked("del")  # a word of Python's
    ledig_innen = _asked("ledig_innen")
    bygg = _choices("building__slug", _("Bygg"), queryset=_buildings)
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
    utleier = _choices("building", _("Utleier"), LandlordsFilter, queryset=_landlords)
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
        for name in OFFERED:
            if (
                name in self.form.cleaned_data
            ):  # as a list: a question costs each time it is looked at, without rows too
                self.form.cleaned_data[name] = list(self.form.cleaned_data[name]) if self.form[name].data else []
            field = self.form.fields[name]
            field.widget.choices = CallableChoiceIterator(partial(_choices_of, name, field))
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

    @cached_property
    def _groups(self):
        """The units that pass every other filter, by building and use: what the page counts, in one question."""
        if self.few:
            return self.few.groups
        found = self.without(*self.COUNTED).values("building__slug", "use")
        is_held = Q(reservation__isnull=False) | Q(first_lease_on__gt=self.day)
        return found.annotate(
            count=Count("pk"),
            reserved=Count("pk", filter=is_held),
            samples=Count("pk", filter=Q(is_sample=True)),
            area_m2=Sum("area_m2"),
            oldest=Min("confirmed_on"),
            newest=Max("confirmed_on"),
        )

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
