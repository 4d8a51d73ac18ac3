"""Former addresses, to look them up."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from tech_port.staff.editing import PortalModelAdmin, ReadOnly
from tech_port.writing.kinds import kind

from .models import FormerAddress


@admin.register(FormerAddress)
class FormerAddressAdmin(ReadOnly, PortalModelAdmin):
    list_display = ["slug", "kind", "record", "at"]
    search_fields = ["slug", "=record"]
    fields = ["slug", "kind", ("parent", "record"), "at"]

    @admin.display(description=_("slags"), ordering="model")
    def kind(self, address):
        return kind(address.model)
