"""Mails to many, for staff: what is held and when it goes, stopping it, and what became of it."""

from functools import partial

from django.contrib import admin, messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from tech_port.norwegian.typography import clock
from tech_port.staff import leaving
from tech_port.staff.editing import PortalModelAdmin, ReadOnly
from tech_port.staff.log_lines import filled
from tech_port.staff.todo import Task, Urgency

from ..batches import changes
from ..batches.recipients import number_of
from ..models import MailBatch
from ..signup import capacity
from ..signup import coming as coming_offers


def told_about(event):
    """What an event's pages show of its mails to many: what is coming, and how many were left out by a stop."""
    return {"batches": coming(event), "untold": changes.untold(event, timezone.now()).count()}


def coming(event):
    """[(batch, how many still get it)] of an event; a change that was undone is told to nobody."""
    batches = event.mail_batches.coming().exclude(due_at=None).select_related("created_by").order_by("due_at", "pk")
    return [(batch, number) for batch in batches if (number := number_of(batch, event))]


def after_save(model_admin, request, event):
    """Say when those who signed up are told of what was saved, and how many of those who wait get an offer."""
    batch = changes.hold(event.pk, request.user)
    if batch and event.state != event.State.DRAFT:
        event.refresh_from_db(fields=["sequence"])
        tell(model_admin, request, batch, number_of(batch, event))
    if offers := len(capacity.to_be_offered(event)):
        leaving.send(partial(coming_offers.sending, event))
        text = ngettext(
            "%(number)d påmelding på ventelisten får tilbud om plass i løpet av et minutt.",
            "%(number)d påmeldinger på ventelisten får tilbud om plass i løpet av et minutt.",
            offers,
        )
        model_admin.message_user(request, text % {"number": offers}, messages.SUCCESS)


def tell(model_admin, request, batch, number):
    """Say what is held, and where it can be stopped: after saving one mostly stands on the list of events."""
    if number == 0:
        text = _("Endringen er tatt tilbake. Ingen får e-post om den.")
    else:
        said = ngettext(
            "%(number)d påmeldt får e-post kl. %(clock)s. Fram til da kan du stanse den på",
            "%(number)d påmeldte får e-post kl. %(clock)s. Fram til da kan du stanse den på",
            number,
        ) % {"number": number, "clock": clock(batch.due_at)}
        page = reverse("admin:events_event_change", args=[batch.event_id])
        text = format_html('{} <a href="{}">{}</a>.', said, page, _("siden til arrangementet"))
    model_admin.message_user(request, text, messages.SUCCESS)


def stop(model_admin, request, event, batch):
    """Stop a batch before it goes, or the rest of one that is going."""
    found = get_object_or_404(event.mail_batches, pk=batch)
    if not found.stop(timezone.now()):
        return model_admin.too_late(request, event, _("E-posten er alt sendt eller stanset."))
    found.refresh_from_db()
    text = ngettext_lazy(
        "E-posten er stanset. %(number)d var alt skrevet.",
        "E-posten er stanset. %(number)d var alt skrevet.",
        "number",
    )
    return model_admin.done(request, event, filled(text, {"number": found.written}))


def resume(model_admin, request, event):
    """Send what was stopped after all, to those who do not know of the change."""
    batch = changes.tell_after_all(event.pk, request.user, timezone.now())
    if batch is None:
        return model_admin.too_late(request, event, _("Alle vet om endringen, eller får e-post om den."))
    number = number_of(batch, event)
    text = ngettext_lazy(
        "%(number)d påmeldt får e-post kl. %(clock)s likevel.",
        "%(number)d påmeldte får e-post kl. %(clock)s likevel.",
        "number",
    )
    return model_admin.done(request, event, filled(text, {"number": number, "clock": clock(batch.due_at)}))


@admin.register(MailBatch)
class MailBatchAdmin(ReadOnly, PortalModelAdmin):
    list_display = ["event", "kind", "state", "created_at", "created_by", "due_at", "finished_at", "written", "failed"]
    list_display_links = ["event"]
    list_filter = ["state", "kind"]
    list_select_related = ["event", "created_by"]
    search_fields = ["event__title_nb", "event__title_en"]
    date_hierarchy = "created_at"
    fields = list_display

    def tasks(self):
        sentence = ngettext_lazy(
            "%(number)d utsending har e-poster som ikke kunne skrives",
            "%(number)d utsendinger har e-poster som ikke kunne skrives",
            "number",
        )
        waiting = ngettext_lazy(
            "%(number)d utsending går ut om litt, og kan stanses på siden til arrangementet",
            "%(number)d utsendinger går ut om litt, og kan stanses på sidene til arrangementene",
            "number",
        )
        coming_ones = MailBatch.objects.coming().filter(due_at__isnull=False)
        known = {"since": "created_at", "mine": "created_by"}
        return [
            Task(MailBatch.objects.filter(failed__gt=0), "failed__gt=0", sentence, **known),
            Task(coming_ones, "state__in=held,writing&due_at__isnull=False", waiting, Urgency.NOW, **known),
        ]
