"""Admin pages of what an event leaves behind: points and documents."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.forms import ModelForm
from tech_port.staff.editing import PortalModelAdmin, StackedInline, both
from tech_port.uploads.pdfs import PdfField

from ..models import EventDocument, KeyPoint


class KeyPointInline(StackedInline):
    model = KeyPoint
    extra = 0
    autocomplete_fields = ["speaker"]
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


@admin.register(EventDocument)
class EventDocumentAdmin(PortalModelAdmin):
    shown_on = ["event"]
    form = EventDocumentForm
    list_display = ["title_nb", "event", "order"]
    list_select_related = ["event"]
    search_fields = ["title_nb", "title_en", "event__title_nb"]
    autocomplete_fields = ["event"]
