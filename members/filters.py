"""The member directory's question."""

import django_filters
from django.utils.translation import gettext_lazy as _

from tech_port.filtering import ListFilter, text_filter

from .models import Organisation


class OrganisationFilter(ListFilter):
    """Filters in the address: part of a name, and a kind."""

    q = text_filter(_("Navn"), "named")
    type = django_filters.ChoiceFilter(field_name="kind", label=_("Type"), choices=Organisation.Kind.choices)

    class Meta:
        model = Organisation
        fields = []

    def named(self, queryset, name, words):
        return queryset.named(words)
