"""Backups and traces of what was erased, for staff to look at."""

from django.contrib import admin

from tech_port.staff.editing import PortalModelAdmin, ReadOnly

from .models import Backup, Erased


@admin.register(Backup)
class BackupAdmin(ReadOnly, PortalModelAdmin):
    list_display = ["name", "made_at", "size_bytes", "row_count", "file_count", "seconds"]
    search_fields = ["name"]


@admin.register(Erased)
class ErasedAdmin(ReadOnly, PortalModelAdmin):
    list_display = ["hash", "at"]
    search_fields = ["hash"]
