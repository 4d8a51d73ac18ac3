"""Admin pages of venues."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from tech_port.staff.editing import PortalModelAdmin, both

from ..models import Venue


@admin.register(Venue)
class VenueAdmin(PortalModelAdmin):
    instead = _("Gi arrangementene et annet sted først.")
    list_display = ["name_nb", "street", "room_nb", "building", "area", "is_step_free", "is_sample"]
    list_filter = ["is_step_free", "is_sample"]
    list_select_related = ["building", "area"]
    search_fields = ["name_nb", "name_en", "street", "room_nb", "building__name_nb"]
    prepopulated_fields = {"slug": ["name_nb"]}
    autocomplete_fields = ["building", "area"]
    fieldsets = [
        (None, {"fields": [both("name"), ("slug", "street"), both("room"), ("building", "area")]}),
        (
            _("Adkomst"),
            {"fields": [both("access"), ("is_step_free", "has_hearing_loop"), ("latitude", "longitude"), "is_sample"]},
        ),
    ]
