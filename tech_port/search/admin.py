"""What the search knows, to look into when something is not found; and the words that staff keep for it."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from tech_port.staff.editing import PortalModelAdmin, ReadOnly, both
from tech_port.writing.kinds import kind

from .models import Record, SearchAlias, Word


@admin.register(SearchAlias)
class SearchAliasAdmin(PortalModelAdmin):
    list_display = ["name", "words", "leads_to", "title_nb"]
    search_fields = ["name", "words", "title_nb", "title_en", "text_nb", "text_en"]
    fieldsets = [
        (None, {"fields": ["name", "words"]}),
        (_("Svaret"), {"fields": ["leads_to", both("title"), both("text")]}),
    ]


@admin.register(Record)
class RecordAdmin(ReadOnly, PortalModelAdmin):
    in_jump = False  # each stands there already as the record that it was written from
    list_display = ["title_nb", "what", "written_from", "key"]
    list_filter = ["kind"]
    search_fields = ["title_nb", "title_en", "names", "=key"]
    fields = [("what", "written_from", "key"), "title_nb", "title_en", "names", "text_nb", "text_en"]

    @admin.display(description=_("type"), ordering="kind")
    def what(self, record):
        return kind(record.kind)

    @admin.display(description=_("skrevet fra"), ordering="source")
    def written_from(self, record):
        return kind(record.source)


@admin.register(Word)
class WordAdmin(ReadOnly, PortalModelAdmin):
    in_jump = False
    list_display = ["word", "stem", "english"]
    search_fields = ["^word"]
    fields = [("word", "stem", "english")]
