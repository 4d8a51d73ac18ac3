"""What the search knows, to look into when something is not found."""

from django.contrib import admin

from tech_port.staff.editing import PortalModelAdmin, ReadOnly

from .models import Record, Word


@admin.register(Record)
class RecordAdmin(ReadOnly, PortalModelAdmin):
    in_jump = False  # each stands there already as the record that it was written from
    list_display = ["title_nb", "kind", "source", "key"]
    list_filter = ["kind"]
    search_fields = ["title_nb", "title_en", "names", "=key"]
    fields = [("kind", "source", "key"), "title_nb", "title_en", "names", "text_nb", "text_en"]


@admin.register(Word)
class WordAdmin(ReadOnly, PortalModelAdmin):
    in_jump = False
    list_display = ["word", "stem", "english"]
    search_fields = ["^word"]
    fields = [("word", "stem", "english")]
