"""The admin page of challenges."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from tech_port.editing import PortalModelAdmin, both
from tech_port.todo import Task

from ..models import Challenge


@admin.register(Challenge)
class ChallengeAdmin(PortalModelAdmin):
    list_display = ["title_nb", "organisation", "status", "route", "deadline", "received_at"]
    list_filter = ["status", "route"]
    list_select_related = ["organisation"]
    search_fields = ["title_nb", "title_en", "task_nb", "task_en", "organisation__name", "contact_name"]
    date_hierarchy = "received_at"
    prepopulated_fields = {"slug": ["title_nb"]}
    autocomplete_fields = ["organisation"]
    readonly_fields = ["received_at"]
    fieldsets = [
        (None, {"fields": [both("title"), "slug", "organisation", both("task"), both("reason"), "deadline"]}),
        (_("Kontakt"), {"fields": [("contact_name", "contact_email"), "received_at"]}),
        (_("Hva som skjer"), {"fields": [("status", "route"), both("outcome")]}),
    ]

    def tasks(self):
        sentence = ngettext_lazy(
            "%(number)d utfordring er mottatt og ikke vurdert",
            "%(number)d utfordringer er mottatt og ikke vurdert",
            "number",
        )
        received = Challenge.objects.filter(status=Challenge.Status.RECEIVED)
        return [Task(received, "status__exact=received", sentence), *super().tasks()]
