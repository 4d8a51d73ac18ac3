"""Admin pages of what alerts have told, and of what landlords were asked."""

from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from tech_port.staff.editing import NamedFilter, PortalModelAdmin, ReadOnly

from ..models import AlertMatch, ConfirmationRequest


class ToldFilter(NamedFilter):
    title = _("fortalt")
    parameter_name = "fortalt"
    options = {
        "yes": (_("ja"), lambda rows: rows.exclude(told_at=None)),
        "no": (_("venter"), lambda rows: rows.filter(told_at=None)),
    }


@admin.register(AlertMatch)
class AlertMatchAdmin(PortalModelAdmin):
    """The portal finds them; they go with their alert."""

    list_display = ["unit", "alert", "standing", "found_at", "told_at"]
    list_filter = [ToldFilter]
    list_select_related = ["alert", "unit__building"]
    search_fields = ["alert__email", "alert__query", "unit__name", "unit__building__name_nb"]
    date_hierarchy = "found_at"
    fields = ["alert", "unit", "standing", ("found_at", "told_at")]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False


class AnsweredFilter(NamedFilter):
    title = _("besvart")
    parameter_name = "besvart"
    options = {
        "yes": (_("ja"), lambda rows: rows.exclude(answered_at=None)),
        "no": (_("nei"), lambda rows: rows.filter(answered_at=None)),
    }


@admin.register(ConfirmationRequest)
class ConfirmationRequestAdmin(ReadOnly, PortalModelAdmin):
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
