"""The finder's question: which of the offered units fit."""

import django_filters
from django import forms
from django.db.models import Count, F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tech_port.filtering import DayInput

from .models import Building, Unit

M2_A_WORKPLACE = 15
SORTING = {
    "areal": ["-area_m2", "pk"],
    "ledig": [F("available_from").asc(nulls_last=True), "-area_m2", "pk"],
    "pris": [F("rent_nok_m2_year").asc(nulls_last=True), "-area_m2", "pk"],
}


def _number(name, lookup, label, **attrs):
    return django_filters.NumberFilter(
        field_name=name,
        lookup_expr=lookup,
        label=label,
        min_value=0,
        max_value=1_000_000,
        decimal_places=1,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 0, "step": "any", **attrs}),
    )


class UnitFilter(django_filters.FilterSet):
    """Filters in the address; `qs` holds the units that fit, a bad value is reported and left out of the question."""

    areal_min = _number("area_m2", "gte", _("Areal fra (m²)"))
    areal_maks = _number("area_m2", "lte", _("Areal til (m²)"))
    ansatte = django_filters.NumberFilter(
        method="with_room_for",
        label=_("Ansatte"),
        min_value=1,
        max_value=100_000,
        decimal_places=0,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 1}),
    )
    ledig_innen = django_filters.DateFilter(
        field_name="available_from",
        lookup_expr="lte",
        label=_("Ledig innen"),
        widget=DayInput,
    )
    bygg = django_filters.ModelMultipleChoiceFilter(
        field_name="building__slug",
        to_field_name="slug",
        queryset=Building.objects.none(),
        label=_("Bygg"),
        widget=forms.CheckboxSelectMultiple,
    )
    type = django_filters.MultipleChoiceFilter(
        field_name="use",
        choices=[choice for choice in Unit.Use.choices if choice[0] != Unit.Use.COMMON],
        label=pgettext_lazy("filter", "Bruk"),
        widget=forms.CheckboxSelectMultiple,
    )
    sorter = django_filters.ChoiceFilter(
        method="in_order",
        choices=[("areal", _("Størst først")), ("ledig", _("Ledig først")), ("pris", _("Lavest pris først"))],
        label=_("Sorter"),
        empty_label=None,
    )

    COUNTED = {"bygg": "building__slug", "type": "use"}

    class Meta:
        model = Unit
        fields = []

    def __init__(self, *args, buildings, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["bygg"].queryset = buildings

    def filter_queryset(self, queryset):
        """The units that pass every filter that was given well."""
        for name, value in self.form.cleaned_data.items():
            queryset = self.filters[name].filter(queryset, value)
        return queryset if self.form.cleaned_data.get("sorter") else queryset.order_by(*SORTING["areal"])

    @property
    def qs(self):
        if not hasattr(self, "_qs"):
            self.form.is_valid()
            self._qs = self.filter_queryset(self.queryset.all())
        return self._qs

    def with_room_for(self, queryset, name, people):
        """Units with workplaces for that many, or, where their number is not known, 15 m² for each."""
        room = Q(workplaces_to__gte=people) | Q(workplaces_to=None, area_m2__gte=people * M2_A_WORKPLACE)
        return queryset.filter(room)

    def in_order(self, queryset, name, key):
        return queryset.order_by(*SORTING[key])

    @property
    def is_asked(self):
        """Whether anything narrows the list."""
        return any(value for name, value in self.form.cleaned_data.items() if name != "sorter")

    @property
    def counted_choices(self):
        """[(bound field, [(checkbox, number of units)])] of the filters that are ticked, without empty choices."""
        return [(self.form[name], self._counted(name)) for name in ("bygg", "type")]

    def _counted(self, name):
        counts = {str(value): number for value, number in self._counts(name).items()}
        rows = [(checkbox, counts.get(str(checkbox.data["value"]), 0)) for checkbox in self.form[name]]
        return [(checkbox, count) for checkbox, count in rows if count or checkbox.data["selected"] or name == "bygg"]

    def _counts(self, name):
        """{value: number of units} of one filter's choices, under all the other filters."""
        others = self.queryset.all()
        for other, value in self.form.cleaned_data.items():
            if other not in {name, "sorter"}:
                others = self.filters[other].filter(others, value)
        units = Unit.objects.filter(pk__in=others.order_by().values("pk"))
        return dict(units.order_by().values_list(self.COUNTED[name]).annotate(Count("pk")))

    @property
    def sorting(self):
        return self.form.cleaned_data.get("sorter") or "areal"

    @property
    def sort_choices(self):
        return self.filters["sorter"].extra["choices"]
