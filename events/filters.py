"""The event list's question."""

import django_filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tech_port.filtering import ListFilter, text_filter

from .models import Event


class EventFilter(ListFilter):
    """Filters in the address: words, a type, and whether to look back (`tidligere=1`)."""

    q = text_filter(_("Ord i tittel eller omtale"), "about")
    type = django_filters.ChoiceFilter(label=_("Type"), choices=Event.Type.choices)
    tidligere = django_filters.ChoiceFilter(label=_("Når"), choices=[("1", _("tidligere"))], method="at_any_time")

    APART = ("tidligere",)

    class Meta:
        model = Event
        fields = []

    @property
    def is_past(self):
        return self.form.cleaned_data.get("tidligere") == "1"

    def filter_queryset(self, queryset, but=None):
        return super().filter_queryset(queryset.past() if self.is_past else queryset.upcoming(), but)

    def about(self, queryset, name, words):
        for word in words.split():
            fields = ("title_nb", "title_en", "lead_nb", "lead_en", "venue__name")
            found = Q()
            for field in fields:
                found |= Q(**{f"{field}__icontains": word})
            queryset = queryset.filter(found)
        return queryset

    def at_any_time(self, queryset, name, value):
        """Whether to look back is asked in `filter_queryset`, also where nothing is given."""
        return queryset
