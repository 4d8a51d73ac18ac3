"""The member directory's question: which of today's memberships, as rows with their organisation."""

from collections import Counter

import django_filters
from django.db.models import BooleanField, Case, Count, Value, When
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tech_port.lists.filters import ListFilter, slug_filter, text_filter
from tech_port.versions.memo import remembered

from ..models import Membership, Organisation
from . import homes

MAX_SLUG_LENGTH = 50
QUESTIONS = 4  # of which it is remembered where the members are: a row for each lease


class OrganisationFilter(ListFilter):
    """Filters in the address: name or number, kind, level, and the building in which the member leases today."""

    q = text_filter(_("Navn eller org.nr."), "named")
    type = django_filters.ChoiceFilter(
        field_name="organisation__kind", label=_("Type"), choices=Organisation.Kind.choices
    )
    niva = django_filters.ChoiceFilter(field_name="level", label=_("Nivå"), choices=Membership.Level.choices)
    bygg = slug_filter(_("Bygg"), "housed_in", max_length=MAX_SLUG_LENGTH)

    class Meta:
        model = Membership
        fields = []

    def __init__(self, data):
        self.today = timezone.localdate()
        members = Membership.objects.on(self.today).shown()
        super().__init__(data, queryset=members.select_related("organisation__logo").in_norwegian_order())
        building = self.form.cleaned_data.get("bygg")
        if building and building not in self.building_names:
            now = homes.called_now(building)
            if now in self.building_names:
                self.form.cleaned_data["bygg"] = self.data["bygg"] = now
            else:
                self.refuse("bygg")

    def named(self, queryset, name, words):
        return queryset.named(words)

    def housed_in(self, queryset, name, building):
        return queryset.filter(homes.housed_in(building, self.today))

    @cached_property
    def _homes(self):
        """[({filter: value}, slug and names of a building)] once for each member that leases in it today, one query."""
        return _homes_on(self.today, self.asked.get("q"))

    @cached_property
    def building_names(self):
        """{slug: name} of the buildings in which members lease today, in the order of the properties."""
        is_english = get_language() == "en"
        return {slug: english if is_english and english else bokmal for _cell, (slug, bokmal, english) in self._homes}

    @cached_property
    def _cells(self):
        """[({filter: value}, number)] of all members: everything that is counted is a sum of these, one query."""
        return _cells_on(self.today, self.asked.get("q"), self.asked.get("bygg"))

    def _wanted(self, *but):
        """{filter: value} that a cell must have to pass every filter but some."""
        asked = {name: value if name in {"type", "niva"} else True for name, value in self.asked.items()}
        return {name: value for name, value in asked.items() if name not in but}.items()

    def _sums(self, name):
        """Counter {value: number} of one filter under all the others."""
        sums = Counter()
        for cell, number in self._cells:
            if self._wanted(name) <= cell.items():
                sums[cell[name]] += number
        return sums

    def _tenants(self):
        """Counter {building: number} of members under all the other filters."""
        return Counter(slug for cell, (slug, *_names) in self._homes if self._wanted("bygg") <= cell.items())

    def options_of(self, name):
        return list(self.building_names.items()) if name == "bygg" else super().options_of(name)

    def counts_of(self, name):
        return (self._tenants() if name == "bygg" else self._sums(name)) | {"": self.count_without(name)}

    def count_without(self, *names):
        return sum(number for cell, number in self._cells if self._wanted(*names) <= cell.items())

    @property
    def kept_in_form(self):
        """What the form with the free text and the building carries along."""
        return self.kept_with("q", "bygg")

    @property
    def count(self):
        """How many members pass every filter."""
        return self.count_without()

    @property
    def members_in_all(self):
        """How many members there are, whatever is asked."""
        return sum(number for _cell, number in self._cells)

    @property
    def kinds(self):
        """[(label, number)] of all members, the largest group first."""
        sums = Counter()
        for cell, number in self._cells:
            sums[cell["type"]] += number
        labels = dict(Organisation.Kind.choices)
        return [(labels[kind], number) for kind, number in sorted(sums.items(), key=lambda item: (-item[1], item[0]))]


def _whether(condition):
    """Whether a row fulfils a condition; every row does, where none is given."""
    if condition is None:
        return Value(True)
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())


@remembered(entries=QUESTIONS)
def _homes_on(today, words):
    members = Membership.objects.on(today).shown().with_match(words)
    rows = homes.homes_of(members, today, "organisation__kind", "level", "is_match")
    return [
        ({"type": kind, "niva": level, "q": found}, names)
        for _property, _building, *names, _member, kind, level, found in rows
    ]


@remembered()
def _cells_on(today, words, building):
    here = homes.housed_in(building, today) if building else None
    members = Membership.objects.on(today).shown().with_match(words).annotate(is_here=_whether(here)).order_by()
    rows = members.values_list("organisation__kind", "level", "is_match", "is_here").annotate(Count("pk"))
    return [({"type": kind, "niva": level, "q": found, "bygg": here}, n) for kind, level, found, here, n in rows]
