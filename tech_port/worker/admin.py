"""The jobs, for staff to see that they are done."""

from django.contrib import admin, messages
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from tech_port.staff.editing import NamedFilter, PortalModelAdmin, ReadOnly
from tech_port.staff.list_pages import act
from tech_port.staff.todo import Urgency

from .models import Heartbeat, Job, StuckRow
from .schedule import declared


class TroubleFilter(NamedFilter):
    title = _("tilstand")
    parameter_name = "tilstand"
    options = {"trouble": (_("feilet eller forsinket"), lambda rows: rows.troubled(timezone.now()))}


def title_of(name):
    """What a job is called."""
    job = declared().get(name)
    return job.title if job else name


@admin.register(Job)
class JobAdmin(ReadOnly, PortalModelAdmin):
    list_display = ["title", "last_started_at", "duration_ms", "last_count", "last_error", "next_run_at"]
    list_filter = [TroubleFilter]
    search_fields = ["name", "last_error"]
    fields = ["title", "name", "last_started_at", "last_finished_at", "duration_ms", "last_count", "last_error"]

    def tasks(self):
        sentence = ngettext_lazy(
            "%(number)d jobb feilet sist eller er forsinket",
            "%(number)d jobber feilet sist eller er forsinket",
            "number",
        )
        return [TroubleFilter.task(Job, "trouble", sentence, Urgency.NOW, since="last_finished_at")]

    @admin.display(description=_("jobb"), ordering="name")
    def title(self, job):
        return title_of(job.name)


class GivenUpFilter(NamedFilter):
    title = _("tilstand")
    parameter_name = "tilstand"
    options = {"given-up": (_("gitt opp"), lambda rows: rows.given_up())}


@admin.register(StuckRow)
class StuckRowAdmin(ReadOnly, PortalModelAdmin):
    list_display = ["title", "about_type", "about_id", "tries", "failed_at", "next_try_at", "error"]
    list_filter = [GivenUpFilter, "job"]
    list_select_related = ["about_type"]
    search_fields = ["job", "error", "=about_id"]
    fields = ["title", ("about_type", "about_id"), ("tries", "failed_at", "next_try_at"), "error"]
    actions = ["try_again"]

    @admin.display(description=_("jobb"), ordering="job")
    def title(self, row):
        return title_of(row.job)

    def has_retry_permission(self, request):
        """Nobody edits them; who may change them may have them tried again."""
        return request.user.has_perm("worker.change_stuckrow")

    def tasks(self):
        sentence = ngettext_lazy(
            "%(number)d rad står fast i en jobb og er gitt opp",
            "%(number)d rader står fast i en jobb og er gitt opp",
            "number",
        )
        return [GivenUpFilter.task(StuckRow, "given-up", sentence, Urgency.NOW, since="failed_at")]

    @act(
        _("Prøv valgte på nytt"),
        _("De prøves neste gang jobben kjører."),
        permissions=["retry"],
    )
    def try_again(self, request, queryset):
        for row in queryset:
            row.try_again(timezone.now())
            self.log_change(request, row, _("Prøves på nytt."))
        self.message_user(request, _("Radene prøves neste gang jobben kjører."), messages.SUCCESS)


@admin.register(Heartbeat)
class HeartbeatAdmin(ReadOnly, PortalModelAdmin):
    list_display = ["worker", "started_at", "seen_at"]
    search_fields = ["worker"]
