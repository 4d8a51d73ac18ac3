"""Whether visitors see a record, in the admin: by colour and by word, in lists and on forms, with a filter.

A model says it by `publication` and, where it has words of its own, `publication_in_words`; where these are no good
news, `publication_colour` is another state whose colour fits. Its queryset says it by `in_publication(state)`.
"""

from django.contrib import admin, messages
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
    colour = getattr(record, "publication_colour", record.publication)
    return format_html('<span class="publication publication--{}">{}</span>', colour.value, words)


PUBLISH = "_publish"  # the button that saves and publishes


class PublishedByButton:
    """An admin page with a button that saves a record as one that visitors see, and says where they do.

    `published` gives what the form says then, {name of an input: value}.
    """

    def may_publish(self, record):
        """Whether there is something to publish: a record that is new, or that visitors do not see yet."""
        return record is None or record.publication in (Publication.DRAFT, Publication.SCHEDULED)

    def changeform_view(self, request, *args, **kwargs):
        """The button that publishes is the one that saves, with what publishes it filled in."""
        if PUBLISH in request.POST:
            request.POST = request.POST.copy()
            request.POST.update(self.published())
        return super().changeform_view(request, *args, **kwargs)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        may_save = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        context["may_publish"] = may_save and self.may_publish(obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        record = form.instance
        if PUBLISH in request.POST and record.publication == Publication.PUBLISHED:
            link = format_html('<a href="{}">{}</a>', record.get_absolute_url(), _("Se siden"))
            messages.success(request, format_html("{} {}.", _("Publisert."), link))


def has_publication(model):
    return hasattr(model, "publication")


def can_be_asked(model):
    """Whether the database can be asked for a state; others are found by the state of their own."""
    return has_publication(model) and hasattr(model._default_manager, "in_publication")
