"""Former addresses, to look them up."""

from django.contrib import admin

from tech_port.staff.editing import PortalModelAdmin, ReadOnly

from .models import FormerAddress


@admin.register(FormerAddress)
class FormerAddressAdmin(ReadOnly, PortalModelAdmin):
    list_display = ["slug", "model", "record", "at"]
    list_filter = ["model"]
    search_fields = ["slug", "=record"]
    fields = ["slug", "model", ("parent", "record"), "at"]
