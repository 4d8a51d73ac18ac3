"""The challenge board's question."""

import django_filters
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from tech_port.filtering import Choice, ListFilter, text_filter

from .models import Challenge, Organisation

PUBLIC = Q(challenges__status__in=Challenge.PUBLIC)


def with_challenges(request):
    """The organisations behind the board, each with how many there are of it."""
    return Organisation.objects.filter(PUBLIC).annotate(challenge_count=Count("challenges", PUBLIC))


class OrganisationChoice(django_filters.fields.ModelChoiceField):
    def label_from_instance(self, organisation):
        return f"{organisation.name} ({organisation.challenge_count})"


class OrganisationFilter(django_filters.ModelChoiceFilter):
    field_class = OrganisationChoice


class ChallengeFilter(ListFilter):
    """Filters in the address: words, a status, a route (`vei`), and an organisation by its slug."""

    q = text_filter(_("Ord i oppgaven"), "about")
    status = django_filters.ChoiceFilter(
        label=_("Status"), choices=[(status.value, status.label) for status in Challenge.PUBLIC]
    )
    vei = django_filters.ChoiceFilter(field_name="route", label=_("Vei"), choices=Challenge.Route.choices)
    virksomhet = OrganisationFilter(
        field_name="organisation",
        label=_("Virksomhet"),
        queryset=with_challenges,
        to_field_name="slug",
        empty_label=_("Alle"),
    )

    class Meta:
        model = Challenge
        fields = []

    def about(self, queryset, name, words):
        for word in words.split():
            found = Q(organisation__name__icontains=word)
            for field in ("title", "task", "reason", "outcome"):
                found |= Q(**{f"{field}_nb__icontains": word}) | Q(**{f"{field}_en__icontains": word})
            queryset = queryset.filter(found)
        return queryset

    def choices_of(self, name, everything):
        """The choices of a filter that leave something under the others, with `everything` as the label of them all."""
        chosen = self.form.cleaned_data.get(name) or ""
        found = self.filter_queryset(self.queryset.order_by(), but=name)
        counts = dict(found.values_list(self.filters[name].field_name).annotate(Count("pk")))
        rows = [("", everything, sum(counts.values()))]
        rows += [(value, label, counts.get(value, 0)) for value, label in self.filters[name].extra["choices"]]
        return [Choice(*row, row[0] == chosen) for row in rows if row[2] or row[0] in {"", chosen}]

    @property
    def is_asked(self):
        return any(self.form.cleaned_data.values())

    @property
    def kept_with_words(self):
        """The fields that the form of words and organisation keeps."""
        return [self.form[name] for name in ("status", "vei")]
