"""Admin pages of tips about events and of imported calendars."""

from django.contrib import admin

from tech_port.editing import PortalModelAdmin, ReadOnly

from ..models import CalendarImport, EventTip


@admin.register(EventTip)
class EventTipAdmin(PortalModelAdmin):
    list_display = ["title", "starts_at", "organiser", "status", "received_at"]
    list_filter = ["status"]
    search_fields = ["title", "organiser", "contact_name", "email"]
    date_hierarchy = "received_at"
    autocomplete_fields = ["event"]


@admin.register(CalendarImport)
class CalendarImportAdmin(ReadOnly, PortalModelAdmin):
    list_display = ["organisation", "file_name", "uploaded_at", "applied_at"]
    list_select_related = ["organisation"]
    search_fields = ["organisation__name", "file_name"]
