"""Admin pages of what members want their profiles to say."""

from django.contrib import admin

from tech_port.editing import PortalModelAdmin, ReadOnly

from ..models import ProfileChange, ProfileLink


@admin.register(ProfileChange)
class ProfileChangeAdmin(PortalModelAdmin):
    list_display = ["organisation", "status", "contact", "sent_at"]
    list_filter = ["status"]
    list_select_related = ["organisation", "contact"]
    search_fields = ["organisation__name", "contact__name"]
    date_hierarchy = "sent_at"


@admin.register(ProfileLink)
class ProfileLinkAdmin(ReadOnly, PortalModelAdmin):
    list_display = ["contact", "created_at", "expires_at", "opened_at", "sent_at"]
    list_select_related = ["contact__organisation"]
    search_fields = ["contact__name", "contact__email", "contact__organisation__name"]
    date_hierarchy = "created_at"
