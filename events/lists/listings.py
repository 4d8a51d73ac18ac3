"""The event list's answer for other programs: calendar, Atom, CSV and JSON."""

from functools import partial

from django.db.models import F
from django.template.defaultfilters import capfirst
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tech_port.history.moments import with_moments
from tech_port.lists import exports
from tech_port.lists.feeds import MAX_ENTRIES, Entry, atom_response, moments_of
from tech_port.norwegian import typography
from tech_port.norwegian.clock import last_moment
from tech_port.writing.structured_data import absolute

from ..event.calendar_files import calendar_response
from ..event.entries import entry, titled
from ..state import Key, state_of

KEYS = ["title", "url", "starts_at", "ends_at", "venue", "status", "places_left", "language", "is_sample"]
WITH_PLACES = {Key.OPEN, Key.FEW_LEFT, Key.WAITING_LIST, Key.FULL}


def as_record(event, now):
    """An event under the published keys.

    Times are Oslo's with their offset, days and months where no more is known; what ends at 24.00 ends in the last
    second of its day, so that nobody reads the next one out of it. `places_left` is None unless seats are
    limited and given away now.
    """
    state = state_of(event, now)
    return {
        "title": event.title,
        "url": absolute(event.get_absolute_url()),
        "starts_at": _moment(event.starts_at, event.precision),
        "ends_at": _moment(last_moment(event.starts_at, event.ends_at), event.precision),
        "venue": event.venue.name if event.venue else None,
        "status": str(state.key),
        "places_left": event.places_left if state.key in WITH_PLACES else None,
        "language": event.language,
        "is_sample": event.is_sample,
    }


def _moment(value, precision):
    return typography.iso(value)[: {"month": 7, "day": 10}.get(precision)]


def _entry(event, now):
    """An event in a feed; a change of time, place or state makes a new entry."""
    when = typography.when(event.starts_at, event.ends_at, event.precision, weekday=True)
    where = f", {event.venue.name}" if event.venue else ""
    is_cancelled = state_of(event, now).key == Key.CANCELLED
    return Entry(
        title=titled(event, is_cancelled),
        url=event.get_absolute_url(),
        summary=f"{capfirst(when)}{where}. {event.lead}",
        key=str(event.sequence or ""),
        record=event,
        categories=(event.get_type_display(), *(area.name for area in event.business_areas.all())),
        **moments_of(event, event.changed_at),
    )


def as_atom(request, filter):
    """What changed last comes first."""
    now = timezone.now()
    events = with_moments(filter.qs).select_related("venue").prefetch_related("business_areas")
    newest = events.order_by(F("last_changed_at").desc(nulls_last=True), "-changed_at", "pk")
    past, coming = _("Tidligere arrangementer i Trondheim Tech Port"), _("Arrangementer i Trondheim Tech Port")
    title = past if filter.is_past else coming
    return atom_response(
        request,
        title=filter.titled(title),
        description=_("Arrangementene som passer til søket ditt.") if filter.is_asked else title,
        asked=filter.canonical,
        entries=[_entry(event, now) for event in newest[:MAX_ENTRIES]],
    )


def as_calendar(request, filter):
    now = timezone.now()
    events = filter.for_calendars[: exports.MAX_ROWS]
    entries = [entry(event, state_of(event, now), subscribed=True) for event in events]
    page = absolute(reverse("events:event_list"))
    return calendar_response(request, entries, _("arrangementer"), name_of(filter), page)


def name_of(filter):
    """What the list is called where it is read elsewhere, with what narrows it."""
    words = ", ".join(chip.text for chip in filter.chips)
    return f"Trondheim Tech Port: {words}" if words else _("Arrangementer i Trondheim Tech Port")


def export(request, filter, **others):
    """The events of a filter as a file, or None for the page; `others` as `followed` gives them."""
    return exports.export(
        request,
        filter.qs.select_related("venue"),
        as_record=partial(as_record, now=timezone.now()),
        keys=KEYS,
        file_name=_("arrangementer"),
        form=filter.form,
        **others,
    )


def followed(request, filter):
    """The formats in which a list is followed as it changes."""
    return {"atom": partial(as_atom, request, filter), "ics": partial(as_calendar, request, filter)}
