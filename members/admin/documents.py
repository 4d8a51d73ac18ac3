"""Admin pages of meetings and documents."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.forms import ModelForm
from tech_port.staff.editing import PortalModelAdmin, StackedInline, TabularInline, both
from tech_port.uploads.pdfs import PdfField

from ..models import Document, DocumentVersion, Meeting

VERSION = [
    ("dated_on", "dated_precision", "published_at"),
    both("changes"),
    both("text"),
    ("file", "url"),
    "adopted_at",
]


class VersionForm(ModelForm):
    file = PdfField(label=_("PDF"), required=False)


class VersionInline(StackedInline):
    model = DocumentVersion
    form = VersionForm
    extra = 0
    autocomplete_fields = ["adopted_at"]
    fields = ["label", *VERSION]


class MinutesInline(TabularInline):
    """Documents of a meeting; their versions are added on their own page."""

    model = Document
    extra = 0
    show_change_link = True
    prepopulated_fields = {"slug": ["title_nb"]}
    fields = ["kind", *both("title"), "slug"]
    verbose_name = _("dokument fra møtet")
    verbose_name_plural = _("dokumenter fra møtet")


@admin.register(Meeting)
class MeetingAdmin(PortalModelAdmin):
    list_display = ["kind", "held_on", "place", "source", "is_sample"]
    list_filter = ["kind", "is_sample"]
    list_select_related = ["source"]
    search_fields = ["summary_nb", "summary_en", "place"]
    date_hierarchy = "held_on"
    autocomplete_fields = ["source"]
    inlines = [MinutesInline]
    fieldsets = [(None, {"fields": [("kind", "held_on"), "place", both("summary"), ("source", "is_sample")]})]


@admin.register(Document)
class DocumentAdmin(PortalModelAdmin):
    keeps = ["meeting"]
    instead = _("Ta versjonene av siden: gjør datoen for publisering tom.")
    list_display = ["title_nb", "kind", "meeting", "is_sample"]
    list_filter = ["kind", "is_sample"]
    list_select_related = ["meeting"]
    search_fields = ["title_nb", "title_en"]
    prepopulated_fields = {"slug": ["title_nb"]}
    autocomplete_fields = ["meeting"]
    inlines = [VersionInline]
    fieldsets = [(None, {"fields": [both("title"), "slug", ("kind", "meeting"), "is_sample"]})]

    def reveal(self, document):
        """A document is seen by its versions."""
        for version in document.versions.all():
            super().reveal(version)


@admin.register(DocumentVersion)
class DocumentVersionAdmin(PortalModelAdmin):
    keeps = ["adopted_at"]
    form = VersionForm
    list_display = ["document", "label", "dated_on", "published_at"]
    list_select_related = ["document"]
    search_fields = ["document__title_nb", "label", "text_nb", "text_en"]
    date_hierarchy = "dated_on"
    autocomplete_fields = ["document", "adopted_at"]
    fieldsets = [(None, {"fields": [("document", "label"), *VERSION]})]
