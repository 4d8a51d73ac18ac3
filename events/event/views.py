"""One event: its page and its calendar file."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from premises.map import scene
from tech_port.addresses.lookup import get_or_moved
from tech_port.door.declared import may_be_kept
from tech_port.versions.memo import remembered

from ..models import Event
from ..state import Key, state_of
from . import entries, patterns, programme, structured
from . import page as event_page
from .calendar_files import calendar_response


@may_be_kept()
@require_safe
def event_calendar(request, slug):
    """One event's calendar file, also of an event that only those who have its address may see."""
    event = get_or_moved(Event.objects.published().select_related("venue"), slug)
    if event.precision == Event.Precision.MONTH:
        raise Http404
    return calendar_response(request, [entries.entry(event, state_of(event, timezone.now()))], event.slug)


@may_be_kept()
@require_safe
def event_detail(request, slug):
    return render(request, "events/event/event_detail.html", _known_of(slug, timezone.localdate()))


@remembered()
def _known_of(slug, today):
    """What the page of the event at an address tells, as it stands now; Http404 without one."""
    now = timezone.now()
    event = get_or_moved(event_page.published(), slug)
    event_page.add_speakers(event)
    state = state_of(event, now)
    others = event_page.others(event, now, any_will_do=state.key == Key.CANCELLED)
    return {
        "event": event,
        "subject": event,
        "state": state,
        "today": today,
        "street": patterns.street(event.type, event.slug),
        "programme": programme.of(event),
        "speakers": programme.speakers_apart(event),
        "map": scene.where(event.venue, today),
        "leads_there": event.venue is not None and state.key not in (Key.PAST, Key.CANCELLED),
        "others": others,
        "others_heading": event_page.heading(others),
        "structured": structured.event_data(event, state) or "",
        "sources": list(filter(None, [event.source])),
    }
