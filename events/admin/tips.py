"""Admin pages of tips about events."""

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Q
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from tech_port.norwegian.forms import Form
from tech_port.open_forms.forms import posted
from tech_port.staff.decisions import DecisionAdmin
from tech_port.staff.todo import Task

from ..models import EventTip
from ..tips import decisions as tip_decisions

MAX_LENGTH = EventTip._meta.get_field("answer").max_length
WAITING = ngettext_lazy("%(number)d tips om arrangement venter", "%(number)d tips om arrangementer venter", "number")
DECIDED = _("Tipset er alt avgjort.")


class RefusalForm(Form):
    """Why a tip is not taken; who sent it reads it."""

    answer = forms.CharField(
        max_length=MAX_LENGTH,
        error_messages={"required": _("Skriv hvorfor tipset ikke tas inn. Avsenderen får det på e-post.")},
    )


@admin.register(EventTip)
class EventTipAdmin(DecisionAdmin):
    """What a visitor sent is read here and decided; nobody rewrites it."""

    without_form = frozenset({"_approve"})
    undecided = Q(status=EventTip.Status.RECEIVED)
    instead = _("Lag et arrangement av tipset, eller avslå det.")
    change_form_template = "admin/events/tip/change_form.html"
    list_display = ["title", "starts_at", "organiser", "status", "received_at"]
    list_filter = ["status"]
    search_fields = ["title", "organiser", "contact_name", "email"]
    date_hierarchy = "received_at"
    readonly_fields = [
        *("title", "starts_at", "ends_at", "place", "organiser", "url", "about", "contact_name", "email", "language"),
        *("status", "answer", "received_at", "decided_at", "decided_by", "event"),
    ]
    fieldsets = [
        (None, {"fields": ["title", ("starts_at", "ends_at"), ("place", "organiser"), "url", "about"]}),
        (_("Hvem som tipset"), {"fields": [("contact_name", "email", "language"), "received_at"]}),
        (_("Avgjørelsen"), {"fields": [("status", "event"), "answer", ("decided_at", "decided_by")]}),
    ]

    def has_add_permission(self, request):
        return False

    def tasks(self):
        waiting = EventTip.objects.filter(status=EventTip.Status.RECEIVED)
        return [Task(waiting, f"status__exact={EventTip.Status.RECEIVED}", WAITING, since="received_at")]

    def may_decide(self, request, tip):
        """A tip that is taken in becomes an event, so it takes the right to make one too."""
        return self.has_change_permission(request, tip) and request.user.has_perm("events.add_event")

    def decide(self, request, tip):
        """What the button says, once: a second click changes nothing and says so."""
        if "_approve" in request.POST:
            return self.approve(request, tip)
        if "_decline" in request.POST:
            return self.decline(request, tip)
        if request.method == "POST":
            return self.to_record(tip)
        return self.asked(request, tip)

    def asked(self, request, tip, form=None):
        """The page, with an answer that was written and did not go."""
        for sentence in form.errors.get("answer", ()) if form else ():
            self.message_user(request, sentence, messages.ERROR)
        may_decide = tip.status == EventTip.Status.RECEIVED and self.may_decide(request, tip)
        answer = form["answer"].value() if form else ""
        context = {"similar": tip_decisions.similar(tip), "may_decide": may_decide, "answer": answer}
        request.method = "GET"  # the page itself has no form that is saved
        return self.changeform_view(request, str(tip.pk), "", context)

    def approve(self, request, tip):
        with transaction.atomic():
            event = tip_decisions.approve(tip.pk, request.user)
            if event is None:
                return self.too_late(request, tip, DECIDED)
            self.done(request, tip, _("Kladden er laget. Fyll ut resten og publiser."), log=_("Tatt inn."))
        return redirect("admin:events_event_change", event.pk)

    def decline(self, request, tip):
        form = RefusalForm(posted(request))
        if not form.is_valid():
            return self.asked(request, tip, form)
        reason = form.cleaned_data["answer"]
        with transaction.atomic():
            if not tip_decisions.decline(tip.pk, request.user, reason):
                return self.too_late(request, tip, DECIDED)
            text = _("Tipset er ikke tatt inn, og avsenderen får vite hvorfor.")
            return self.done(request, tip, text, log=_("Ikke tatt inn."))
