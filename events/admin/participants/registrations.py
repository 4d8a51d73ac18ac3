"""Admin pages of sign-ups."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from tech_port.staff.editing import PortalModelAdmin

from ...models import Registration


@admin.register(Registration)
class RegistrationAdmin(PortalModelAdmin):
    """People sign up on the site, where seats are counted; here their details are read and put right."""

    heading = "name"
    list_display = ["name", "event", "status", "people", "organisation_name", "email", "created_at"]
    list_filter = ["status", ("event", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["event"]
    search_fields = ["name", "email", "organisation_name", "event__title_nb"]
    date_hierarchy = "created_at"
    readonly_fields = ["event", "status", "people", "created_at", "offer_expires_at"]
    fieldsets = [
        (None, {"fields": ["event", ("status", "people"), ("created_at", "offer_expires_at")]}),
        (_("Deltakeren"), {"fields": [("name", "organisation_name"), ("email", "language"), "needs"]}),
    ]

    def has_add_permission(self, request):
        return False
