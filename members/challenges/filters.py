"""The challenge board's question."""

import django_filters
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from tech_port.content.models import BusinessArea
from tech_port.lists.filters import ListFilter, text_filter
from tech_port.lists.spelling import every_term

from ..models import Challenge, Organisation

TEXTS = ("title", "task", "reason", "outcome")
WRITTEN = ("organisation__name", *(f"{text}_{language}" for text in TEXTS for language in ("nb", "en")))
MAX_CHOICES = 24
PUBLIC = Q(challenges__status__in=Challenge.PUBLIC)


def with_challenges(request):
    """The organisations behind the board, each with how many there are of it."""
    return Organisation.objects.filter(PUBLIC).annotate(challenge_count=Count("challenges", PUBLIC))


def _few(organisations, chosen):
    """Those with most, in order, and the one that is asked for."""
    most = organisations.order_by("-challenge_count", "pk").values("pk")[:MAX_CHOICES]
    return organisations.filter(Q(pk__in=most) | Q(pk=chosen and chosen.pk))


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
    omrade = django_filters.ModelChoiceFilter(
        field_name="business_areas",
        to_field_name="slug",
        queryset=BusinessArea.objects.all(),
        label=_("Virksomhetsområde"),
    )
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

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field, chosen = self.form.fields["virksomhet"], self.form.cleaned_data.get("virksomhet")
        field.queryset = _few(field.queryset, chosen)
        areas = self.form.fields["omrade"]
        areas.queryset = areas.queryset[:MAX_CHOICES]

    def about(self, queryset, name, words):
        return queryset.filter(every_term(words, *WRITTEN))

    @property
    def kept_with_words(self):
        """The fields that the form of words and organisation keeps."""
        return self.kept_with("q", "virksomhet")
