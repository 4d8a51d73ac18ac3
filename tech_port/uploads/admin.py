"""Files that wait to be deleted."""

from django.contrib import admin

from tech_port.staff.editing import PortalModelAdmin, ReadOnly

from .models import UnwantedFile


@admin.register(UnwantedFile)
class UnwantedFileAdmin(ReadOnly, PortalModelAdmin):
    list_display = ["name", "since"]
    search_fields = ["name"]
    fields = ["name", "since"]
