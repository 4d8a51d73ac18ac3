"""Admin pages of what an event leaves behind: points and documents."""

from django.contrib import admin, messages
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.forms import ModelForm
from tech_port.staff.editing import PortalModelAdmin, StackedInline, both
from tech_port.uploads.pdfs import PdfField

from ..models import EventDocument, KeyPoint

MOST_POINTS = 5
MANY = _("Arrangementet har %(number)d poenger. Ta helst ikke med flere enn %(most)d: slå sammen eller slett noen.")


def warn_of_many(model_admin, request, event):
    """Say where more points are kept than anybody takes home."""
    number = event.key_points.count()
    if number > MOST_POINTS:
        words = {"number": number, "most": MOST_POINTS}
        model_admin.message_user(request, MANY % words, messages.WARNING)


class KeyPointInline(StackedInline):
    model = KeyPoint
    extra = 0
    autocomplete_fields = ["speaker"]
    verbose_name_plural = _("poenger: tre til fem er nok")
    fields = [("speaker", "order"), both("text")]


class EventDocumentForm(ModelForm):
    file = PdfField(label=_("PDF"), required=False)


class EventDocumentInline(StackedInline):
    model = EventDocument
    form = EventDocumentForm
    extra = 0
    fields = [both("title"), ("file", "url", "order")]


@admin.register(KeyPoint)
class KeyPointAdmin(PortalModelAdmin):
    keeps = ["speaker"]
    shown_on = ["event"]
    list_display = ["text_nb", "event", "speaker", "order"]
    list_select_related = ["event", "speaker"]
    search_fields = ["text_nb", "text_en", "event__title_nb", "speaker__name"]
    autocomplete_fields = ["event", "speaker"]
    fieldsets = [(None, {"fields": ["event", ("speaker", "order"), both("text")]})]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        warn_of_many(self, request, form.instance.event)


@admin.register(EventDocument)
class EventDocumentAdmin(PortalModelAdmin):
    shown_on = ["event"]
    form = EventDocumentForm
    list_display = ["title_nb", "event", "order"]
    list_select_related = ["event"]
    search_fields = ["title_nb", "title_en", "event__title_nb"]
    autocomplete_fields = ["event"]
