"""Admin pages of the parts of an event's programme."""

from django.contrib import admin

from tech_port.staff.editing import PortalModelAdmin, StackedInline, both

from ..models import ProgrammeItem

FIELDS = [("day", "starts", "ends", "order"), both("title"), both("text"), both("room"), "speakers", "organisations"]


class ProgrammeItemInline(StackedInline):
    model = ProgrammeItem
    extra = 0
    autocomplete_fields = ["speakers", "organisations"]
    fields = FIELDS


@admin.register(ProgrammeItem)
class ProgrammeItemAdmin(PortalModelAdmin):
    keeps = ["speakers", "organisations"]
    shown_on = ["event"]
    list_display = ["title_nb", "event", "day", "starts", "ends"]
    list_select_related = ["event"]
    search_fields = ["title_nb", "title_en", "event__title_nb", "speakers__name", "organisations__name"]
    autocomplete_fields = ["event", "speakers", "organisations"]
    fieldsets = [(None, {"fields": ["event", *FIELDS]})]
