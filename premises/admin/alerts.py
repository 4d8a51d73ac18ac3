"""Admin pages of searches that visitors want to hear about, and of what they were told."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from tech_port.staff.editing import NamedFilter, PortalModelAdmin

from ..models import AlertMatch, SearchAlert


class AlertFilter(NamedFilter):
    title = _("bekreftet")
    parameter_name = "bekreftet"
    options = {
        "yes": (_("ja"), lambda rows: rows.exclude(confirmed_at=None)),
        "no": (_("nei"), lambda rows: rows.filter(confirmed_at=None)),
    }


@admin.register(SearchAlert)
class SearchAlertAdmin(PortalModelAdmin):
    """Visitors make and confirm them; staff may only look, and delete on request."""

    view_on_site = False  # its address is the visitor's secret
    heading = "email"
    list_display = ["email", "asked", "frequency", "created_at", "confirmed_at", "last_sent_at"]
    list_filter = [AlertFilter, "frequency"]
    search_fields = ["email", "query"]
    date_hierarchy = "created_at"
    fields = ["email", "asked", ("frequency", "language"), ("created_at", "confirmed_at", "last_sent_at")]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    @admin.display(description=_("søk"))
    def asked(self, alert):
        """The search itself, on the page that it was asked on: its address says nothing to people."""
        return format_html('<a href="{}?{}">{}</a>', reverse("premises:unit_list"), alert.query, _("Se søket"))


class NotifiedFilter(NamedFilter):
    title = _("fortalt")
    parameter_name = "fortalt"
    options = {
        "yes": (_("ja"), lambda rows: rows.exclude(told_at=None)),
        "no": (_("venter"), lambda rows: rows.filter(told_at=None)),
    }


@admin.register(AlertMatch)
class AlertMatchAdmin(PortalModelAdmin):
    """The portal finds them; they go with their alert."""

    goes_with_its_record = True
    list_display = ["unit", "alert__email", "found_at", "told_at"]
    list_filter = [NotifiedFilter]
    list_select_related = ["alert", "unit__building"]
    search_fields = ["alert__email", "alert__query", "unit__name", "unit__building__name_nb"]
    date_hierarchy = "found_at"
    fields = ["alert", "unit", ("found_at", "told_at")]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False
