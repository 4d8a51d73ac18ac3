"""Admin pages of tips about events."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from tech_port.staff.editing import PortalModelAdmin
from tech_port.staff.todo import Task

from ..models import EventTip
from ..tips import decisions as tip_decisions

WAITING = ngettext_lazy("%(number)d tips om arrangement venter", "%(number)d tips om arrangementer venter", "number")
DECIDED = _("Tipset er alt avgjort.")


@admin.register(EventTip)
class EventTipAdmin(PortalModelAdmin):
    """What a visitor sent is read here and decided; nobody rewrites it."""

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
        return [Task(waiting, f"status__exact={EventTip.Status.RECEIVED}", WAITING)]

    def may_decide(self, request, tip):
        """A tip that is taken in becomes an event, so it takes the right to make one too."""
        return self.has_change_permission(request, tip) and request.user.has_perm("events.add_event")

    def change_view(self, request, object_id, form_url="", extra_context=None):
        tip = self.get_object(request, unquote(object_id))
        if request.method == "POST" and tip is not None:
            if not self.may_decide(request, tip):
                raise PermissionDenied
            return self.decide(request, tip)
        context = {
            "similar": tip_decisions.similar(tip) if tip else [],
            "may_decide": tip is not None and tip.status == EventTip.Status.RECEIVED and self.may_decide(request, tip),
            **(extra_context or {}),
        }
        return super().change_view(request, object_id, form_url, context)

    def decide(self, request, tip):
        """What the button says, once: a second click changes nothing and says so."""
        here = HttpResponseRedirect(reverse("admin:events_eventtip_change", args=[tip.pk]))
        reason = request.POST.get("answer", "").replace("\0", "").strip()[:2000]
        if "_approve" in request.POST:
            with transaction.atomic():
                event = tip_decisions.approve(tip.pk, request.user)
                if event:
                    self.log_change(request, tip, str(_("Tatt inn.")))
            if event:
                self.message_user(request, _("Kladden er laget. Fyll ut resten og publiser."), messages.SUCCESS)
                return HttpResponseRedirect(reverse("admin:events_event_change", args=[event.pk]))
            self.message_user(request, DECIDED, messages.WARNING)
        elif "_decline" in request.POST and not reason:
            self.message_user(
                request, _("Skriv hvorfor tipset ikke tas inn. Avsenderen får det på e-post."), messages.ERROR
            )
        elif "_decline" in request.POST:
            with transaction.atomic():
                declined = tip_decisions.decline(tip.pk, request.user, reason)
                if declined:
                    self.log_change(request, tip, str(_("Ikke tatt inn.")))
            said = _("Tipset er ikke tatt inn, og avsenderen får vite hvorfor.") if declined else DECIDED
            self.message_user(request, said, messages.SUCCESS if declined else messages.WARNING)
        return here
