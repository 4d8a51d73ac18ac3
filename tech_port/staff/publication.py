"""Whether visitors see a record, in the admin: by colour and by word, in lists and on forms, with a filter.

A model says it by `publication` and, where it has words of its own, `publication_in_words`; its queryset by
`in_publication(state)`.
"""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from ..writing.publication import Publication


class PublicationFilter(admin.SimpleListFilter):
    title = _("synlighet")
    parameter_name = "synlighet"

    def lookups(self, request, model_admin):
        states = getattr(model_admin.model, "PUBLICATIONS", Publication)
        return [(state.value, state.label) for state in states]

    def queryset(self, request, queryset):
        known = self.value() in Publication
        return queryset.in_publication(Publication(self.value())) if known else queryset


@admin.display(description=_("synlighet"))
def publication(record):
    """The state of now, as a coloured word."""
    words = getattr(record, "publication_in_words", record.publication.label)
    return format_html('<span class="publication publication--{}">{}</span>', record.publication.value, words)


def has_publication(model):
    return hasattr(model, "publication")


def can_be_asked(model):
    """Whether the database can be asked for a state; others are found by the state of their own."""
    return has_publication(model) and hasattr(model._default_manager, "in_publication")
