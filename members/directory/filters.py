"""The member directory's question: which of today's memberships, as rows with their organisation."""

from collections import Counter

import django_filters
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tech_port.lists.filters import ListFilter, slug_filter, text_filter
from tech_port.versions.memo import remembered

from ..models import Membership, Organisation
from . import homes

MAX_SLUG_LENGTH = 50
QUESTIONS = 16  # of which it is remembered who is meant
COUNTED = ("type", "niva", "q", "bygg")


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
        return _homes_on(self.today)

    @cached_property
    def building_names(self):
        """{slug: name} of the buildings in which members lease today, in the order of the properties."""
        is_english = get_language() == "en"
        return {slug: english if is_english and english else bokmal for slug, bokmal, english, _member in self._homes}

    @cached_property
    def _cells(self):
        """[({filter: value}, keys of the memberships)] of all members: everything that is counted follows from these.

        No filter narrows them: each member has a value of each, of free text and building whether it passes.
        """
        words, building, cells = self.asked.get("q"), self.asked.get("bygg"), {}
        named = _named_on(self.today, words) if words else ()
        here = {member for slug, _bokmal, _english, member in self._homes if slug == building}
        for member, kind, level in _members_on(self.today):
            cells.setdefault((kind, level, member in named, member in here), []).append(member)
        return [(dict(zip(COUNTED, values, strict=True)), members) for values, members in cells.items()]

    def _wanted(self, *but):
        """{filter: value} that a cell must have to pass every filter but some."""
        asked = {name: value if name in {"type", "niva"} else True for name, value in self.asked.items()}
        return {name: value for name, value in asked.items() if name not in but}.items()

    def _passing(self, *but):
        """[({filter: value}, keys of the memberships)] of those that pass every filter but some."""
        wanted = self._wanted(*but)
        return [(cell, members) for cell, members in self._cells if wanted <= cell.items()]

    def _sums(self, name):
        """Counter {value: number} of one filter under all the others."""
        sums = Counter()
        for cell, members in self._passing(name):
            sums[cell[name]] += len(members)
        return sums

    def _tenants(self):
        """Counter {building: number} of members under all the other filters."""
        passing = {member for _cell, members in self._passing("bygg") for member in members}
        return Counter(slug for slug, _bokmal, _english, member in self._homes if member in passing)

    def options_of(self, name):
        return list(self.building_names.items()) if name == "bygg" else super().options_of(name)

    def counts_of(self, name):
        return (self._tenants() if name == "bygg" else self._sums(name)) | {"": self.count_without(name)}

    def count_without(self, *names):
        return sum(len(members) for _cell, members in self._passing(*names))

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
        return sum(len(members) for _cell, members in self._cells)

    @property
    def kinds(self):
        """[(label, number)] of all members, the largest group first."""
        sums = Counter()
        for cell, members in self._cells:
            sums[cell["type"]] += len(members)
        labels = dict(Organisation.Kind.choices)
        return [(labels[kind], number) for kind, number in sorted(sums.items(), key=lambda item: (-item[1], item[0]))]


@remembered(entries=2)
def _members_on(today):
    """[(key, kind of organisation, level)] of each membership."""
    members = Membership.objects.on(today).shown().order_by()
    return list(members.values_list("pk", "organisation__kind", "level"))


@remembered(entries=2)
def _homes_on(today):
    """[(slug and names of a building, key of a membership)] once for each member that leases in it."""
    rows = homes.homes_of(Membership.objects.on(today).shown(), today, "pk")
    return [(*names, member) for _property, _building, *names, _organisation, member in rows]


@remembered(entries=QUESTIONS)
def _named_on(today, words):
    """The keys of the memberships of those who are called something with all the words."""
    members = Membership.objects.on(today).shown().named(words)
    return frozenset(members.order_by().values_list("pk", flat=True))
