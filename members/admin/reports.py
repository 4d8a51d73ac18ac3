"""Admin pages of reports about the site: read, and handled with or without an answer."""

from django import forms
from django.contrib import admin
from django.db.models import Q
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from tech_port.norwegian import typography
from tech_port.norwegian.forms import Form
from tech_port.open_forms.forms import posted
from tech_port.staff.decisions import DecisionAdmin
from tech_port.staff.todo import Task

from ..models import FaultReport

MAX_LENGTH = FaultReport._meta.get_field("answer").max_length
WAITING = ngettext_lazy("%(number)d melding om feil venter", "%(number)d meldinger om feil venter", "number")
HANDLED = _("Meldingen er alt ordnet.")


class AnswerForm(Form):
    """What who sent it is told, where they asked for an answer; else a note of what was done."""

    answer = forms.CharField(
        max_length=MAX_LENGTH,
        error_messages={"required": _("Skriv et svar: avsenderen ba om det. Eller velg «Ordnet uten svar».")},
    )

    def __init__(self, *args, is_owed, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["answer"].required = is_owed


@admin.register(FaultReport)
class FaultReportAdmin(DecisionAdmin):
    """What a visitor reported is read here and handled; nobody rewrites it."""

    undecided = Q(status=FaultReport.Status.RECEIVED)
    instead = _("Rett det som er galt, og merk meldingen som ordnet.")
    change_form_template = "admin/members/faultreport/change_form.html"
    list_display = ["beginning", "kind", "page", "wants_answer", "status", "received_at"]
    list_filter = ["status", "kind"]
    search_fields = ["page", "text", "email"]
    date_hierarchy = "received_at"
    readonly_fields = [
        *("kind", "page", "text", "email", "language", "received_at"),
        *("status", "answer", "handled_at", "handled_by"),
    ]
    fieldsets = [
        (None, {"fields": [("kind", "page"), "text", ("email", "language"), "received_at"]}),
        (_("Svaret"), {"fields": ["status", "answer", ("handled_at", "handled_by")]}),
    ]

    def has_add_permission(self, request):
        return False

    @admin.display(description=_("melding"))
    def beginning(self, report):
        return Truncator(report.text).chars(60)

    @admin.display(description=_("vil ha svar"))
    def wants_answer(self, report):
        return typography.yes_or_no(report.email)

    def tasks(self):
        query = f"status__exact={FaultReport.Status.RECEIVED}"
        return [Task(FaultReport.objects.waiting(), query, WAITING, since="received_at")]

    def decide(self, request, report):
        """Note once that it is handled; a second click changes nothing and says so."""
        if request.POST.keys() & {"_handle", "_handle_silently"}:
            return self.handle(request, report)
        return self.to_record(report) if request.method == "POST" else self.asked(request, report)

    def asked(self, request, report, form=None):
        """The page, with an answer that was written and did not go."""
        may_decide = report.is_waiting and self.may_decide(request, report)
        answer = form["answer"].value() if form else ""
        context = {"may_decide": may_decide, "answer": answer, "answer_form": form}
        request.method = "GET"  # the page itself has no form that is saved
        return self.changeform_view(request, str(report.pk), "", context)

    def handle(self, request, report):
        form = AnswerForm(posted(request), is_owed=bool(report.email) and "_handle" in request.POST)
        if not form.is_valid():
            return self.asked(request, report, form)
        answer = form.cleaned_data["answer"] if "_handle" in request.POST else ""
        if not report.handle(request.user, answer):
            return self.too_late(request, report, HANDLED)
        is_mailed = bool(answer and report.email)
        text = _("Ordnet. Avsenderen får svaret på e-post.") if is_mailed else _("Ordnet.")
        return self.done(request, report, text, log=_("Ordnet."))
