"""Backups and traces of what was erased, for staff to look at."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import ngettext_lazy

from tech_port.staff.editing import PortalModelAdmin, ReadOnly
from tech_port.staff.todo import Task, Urgency

from .models import Backup, Erased


@admin.register(Backup)
class BackupAdmin(ReadOnly, PortalModelAdmin):
    list_display = ["name", "made_at", "size_bytes", "row_count", "file_count", "seconds"]
    search_fields = ["name"]

    def tasks(self):
        sentence = ngettext_lazy(
            "Siste sikkerhetskopi er for gammel: si fra til de som drifter nettstedet",
            "Siste sikkerhetskopi er for gammel: si fra til de som drifter nettstedet",
            "number",
        )
        return [Task(Backup.objects.late(timezone.now()), "", sentence, Urgency.NOW, since="made_at")]


@admin.register(Erased)
class ErasedAdmin(ReadOnly, PortalModelAdmin):
    list_display = ["hash", "at"]
    search_fields = ["hash"]
