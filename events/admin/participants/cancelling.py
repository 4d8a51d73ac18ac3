"""Taking people off: they are told, and what comes free is offered on. Their rows go when their days are over."""

from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tech_port.staff.list_pages import act

from ...models import Registration
from ...signup import capacity

MAX_AT_ONCE = 100
HERE = gettext_lazy("%(name)s har møtt og kan ikke meldes av.")
OFF = gettext_lazy("%(name)s er meldt av og får e-post.")


def cancel_here(model_admin, request, registration):
    """Sign one off on its page."""
    was_active, found = registration.is_active, capacity.cancel(registration)
    if was_active and not found.is_active:
        log(model_admin, request, found)
    text, level = (HERE, messages.ERROR) if found.is_active else (OFF, messages.SUCCESS)
    model_admin.message_user(request, text % {"name": found.name}, level)
    return model_admin.to_record(registration)


@act(
    gettext_lazy("Meld av valgte"),
    gettext_lazy("Hver av dem får e-post, og plassene tilbys dem som venter."),
    permissions=["change"],
)
def cancel_chosen(model_admin, request, queryset):
    """Those who wait first, so that nobody is offered a seat who is taken off too."""
    rows = list(queryset.active().order_by("event")[: MAX_AT_ONCE + 1])
    if len(rows) > MAX_AT_ONCE:
        text = _("Meld av høyst %(most)d om gangen. Skal alle bort, avlyser du arrangementet.")
        model_admin.message_user(request, text % {"most": MAX_AT_ONCE}, messages.ERROR)
        return
    rows.sort(key=lambda row: (row.event_id, row.status != Registration.Status.WAITING))
    off = [done for row in rows if not (done := capacity.cancel(row)).is_active]
    for registration in off:
        log(model_admin, request, registration)
    text = ngettext("%(number)d er meldt av og får e-post.", "%(number)d er meldt av og får e-post.", len(off)) % {
        "number": len(off)
    }
    model_admin.message_user(request, text, messages.SUCCESS if off else messages.WARNING)


def log(model_admin, request, registration):
    model_admin.log_change(request, registration, gettext_lazy("Meldt av av staben."))
    model_admin.log_change(request, registration.event, gettext_lazy("Meldte av en deltaker."))
