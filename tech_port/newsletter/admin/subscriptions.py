"""Admin pages of who gets the newsletter, for administrators, and of how many, for all of the staff."""

from datetime import timedelta

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tech_port.staff.editing import NamedFilter, PortalModelAdmin, ReadOnly

from ..models import Subscription, SubscriptionMonth


class StateFilter(NamedFilter):
    title = gettext_lazy("tilstand")
    parameter_name = "tilstand"
    options = {
        "active": (gettext_lazy("får nyhetsbrevet"), lambda rows: rows.active()),
        "unconfirmed": (gettext_lazy("ikke bekreftet"), lambda rows: rows.unconfirmed()),
        "paused": (gettext_lazy("på vent"), lambda rows: rows.paused()),
    }


@admin.register(Subscription)
class SubscriptionAdmin(PortalModelAdmin):
    """Readers make and confirm them; an administrator may only look, and delete for who asks by mail."""

    view_on_site = False  # its address is the reader's secret
    heading = "email"
    list_display = ["email", "language", "created_at", "confirmed_at", "failures", "paused_at"]
    list_filter = [StateFilter, "language"]
    search_fields = ["email"]
    date_hierarchy = "created_at"
    fields = ["email", "language", ("created_at", "confirmed_at"), ("failures", "paused_at")]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False


@admin.register(SubscriptionMonth)
class SubscriptionMonthAdmin(ReadOnly, PortalModelAdmin):
    """Numbers that tell of nobody, so whoever writes the newsletter may see how many read it."""

    list_display = ["month", "asked", "confirmed", "stopped"]
    search_fields = ["month"]
    fields = ["month", ("asked", "confirmed", "stopped")]

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"subtitle": in_words(), **(extra_context or {})})


def in_words():
    """How many get the newsletter now, and what a year has come to."""
    year = SubscriptionMonth.objects.since(timezone.localdate() - timedelta(days=365))
    active, paused = Subscription.objects.active().count(), Subscription.objects.paused().count()
    said = _(
        "%(active)d får nyhetsbrevet nå, %(paused)d er på vent fordi brevene ikke nådde fram. "
        "Siste 12 måneder: %(confirmed)d bekreftet av %(asked)d påmeldte, %(stopped)d stoppet."
    )
    return said % {"active": active, "paused": paused, **year}
