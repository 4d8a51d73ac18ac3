"""What everybody sees of an event that staff have saved, noted for the look before it is."""

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.typography import when
from tech_port.staff import leaving

from ...models import Event

State = Event.State
SHOWN = _("{title} blir synlig på {address}, i listene, i kalenderne som folk abonnerer på, og i søket.")
SHOWN_TO_SOME = _("{title} blir synlig på {address} for dem som har adressen.")
IN_SERIES = _("{title}, {when}: blir synlig på {address}, i listene, i kalenderne som folk abonnerer på, og i søket.")
GONE = _("{title} forsvinner fra nettstedet. Adressen {address} svarer at siden ikke finnes.")
CALLED_OFF = _("{title} står som avlyst på {address}, i listene og i kalenderne som folk abonnerer på.")
ON_AGAIN = _("{title} var avlyst, og står nå som holdt på {address}, i listene og i kalenderne: {when}.")
MOVED = _("{title} står med ny tid på {address}, i listene og i kalenderne som folk abonnerer på: {when}.")


def note(form, change):
    """Say what becomes public by a form that was saved: another state, or another time of what is public already."""
    event, before = form.instance, form.initial.get("state", State.DRAFT) if change else State.DRAFT
    if sentence := _sentence(event, before, is_moved=bool({"starts_at", "ends_at"} & set(form.changed_data))):
        _say(sentence, event)


def note_series(events):
    """Say the same of drafts that are published together, each with its time: they are called alike."""
    for event in events:
        _say(SHOWN_TO_SOME if event.is_hidden else IN_SERIES, event)


def _say(sentence, event):
    words = {"title": event.title, "address": settings.SITE_URL + event.get_absolute_url()}
    words["when"] = when(event.starts_at, event.ends_at, event.precision)
    leaving.publish(format_lazy(sentence, **words))


def _sentence(event, before, *, is_moved):
    if event.state == State.DRAFT:
        return None if before == State.DRAFT else GONE
    if before == State.DRAFT:
        return SHOWN_TO_SOME if event.is_hidden else SHOWN
    if event.state == State.CANCELLED:
        return None if before == State.CANCELLED else CALLED_OFF
    if before == State.CANCELLED:
        return ON_AGAIN
    return MOVED if is_moved else None
