"""How many secret links there are, and what they lead to; never a link itself, which nobody keeps."""

from django.contrib import admin

from tech_port.staff.editing import PortalModelAdmin, ReadOnly

from .models import Link


@admin.register(Link)
class LinkAdmin(ReadOnly, PortalModelAdmin):
    goes_with_its_record = True
    list_display = ["about_type", "about_id", "created_at", "ends_at"]
    list_select_related = ["about_type"]
    search_fields = ["purpose", "=about_id"]
    date_hierarchy = "created_at"
    fields = [("about_type", "about_id"), ("created_at", "ends_at")]
