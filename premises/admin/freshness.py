"""Admin pages of what landlords were asked."""

from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from tech_port.staff.editing import NamedFilter, PortalModelAdmin, ReadOnly

from ..models import ConfirmationRequest


class AnsweredFilter(NamedFilter):
    title = _("besvart")
    parameter_name = "besvart"
    options = {
        "yes": (_("ja"), lambda rows: rows.exclude(answered_at=None)),
        "no": (_("nei"), lambda rows: rows.filter(answered_at=None)),
    }


@admin.register(ConfirmationRequest)
class ConfirmationRequestAdmin(ReadOnly, PortalModelAdmin):
    heading = "email"
    list_display = ["email", "units_asked", "sent_at", "answered_at"]
    list_filter = [AnsweredFilter]
    search_fields = ["email", "units__name"]
    date_hierarchy = "sent_at"
    view_on_site = False  # its address is the landlord's secret
    fields = ["email", "units", ("sent_at", "answered_at")]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(unit_count=Count("units", distinct=True))

    @admin.display(description=_("lokaler"), ordering="unit_count")
    def units_asked(self, asked):
        return asked.unit_count
