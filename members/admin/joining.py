"""The admin page of requests for membership."""

from django.contrib import admin

from tech_port.editing import PortalModelAdmin

from ..models import JoinRequest


@admin.register(JoinRequest)
class JoinRequestAdmin(PortalModelAdmin):
    list_display = ["name", "kind", "status", "contact_name", "received_at"]
    list_filter = ["status", "kind"]
    search_fields = ["name", "orgnr", "contact_name", "email"]
    date_hierarchy = "received_at"
    autocomplete_fields = ["organisation"]
