"""Admin pages of meetings and documents."""

from django.contrib import admin

from tech_port.editing import PortalModelAdmin, both

from ..models import Document, DocumentVersion, Meeting


@admin.register(Meeting)
class MeetingAdmin(PortalModelAdmin):
    list_display = ["kind", "held_on", "place", "source", "is_sample"]
    list_filter = ["kind", "is_sample"]
    list_select_related = ["source"]
    search_fields = ["summary_nb", "summary_en", "place"]
    date_hierarchy = "held_on"
    autocomplete_fields = ["source"]
    fieldsets = [(None, {"fields": [("kind", "held_on"), "place", both("summary"), ("source", "is_sample")]})]


@admin.register(Document)
class DocumentAdmin(PortalModelAdmin):
    list_display = ["title_nb", "kind", "meeting", "is_sample"]
    list_filter = ["kind", "is_sample"]
    list_select_related = ["meeting"]
    search_fields = ["title_nb", "title_en"]
    prepopulated_fields = {"slug": ["title_nb"]}
    autocomplete_fields = ["meeting"]
    fieldsets = [(None, {"fields": [both("title"), "slug", ("kind", "meeting"), "is_sample"]})]


@admin.register(DocumentVersion)
class DocumentVersionAdmin(PortalModelAdmin):
    list_display = ["document", "label", "dated_on", "published_at"]
    list_select_related = ["document"]
    search_fields = ["document__title_nb", "label", "text_nb", "text_en"]
    date_hierarchy = "dated_on"
    autocomplete_fields = ["document", "adopted_at"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("document", "label"),
                    ("dated_on", "dated_precision", "published_at"),
                    both("changes"),
                    both("text"),
                    "file",
                    "url",
                    "adopted_at",
                ]
            },
        )
    ]
