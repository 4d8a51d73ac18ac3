"""The picture that an event is shared with."""

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tech_port.addresses.lookup import get_or_moved
from tech_port.drawing import cache as picture_cache
from tech_port.drawing.share_picture import EventPicture
from tech_port.norwegian import typography

from ..models import Event
from ..state import Key, state_of
from . import patterns

PICTURE_WIDTH = 1040


def picture_of(event, now):
    """What the picture says about an event; the date block is as exact as the date is known."""
    begins = timezone.localtime(event.starts_at)
    by_month = event.precision == Event.Precision.MONTH
    month = format_date(begins, "M").lower()
    state = state_of(event, now)
    street = patterns.street(event.type, event.slug, PICTURE_WIDTH)
    sample = _("Eksempel") if event.is_sample else ""
    return EventPicture(
        day=month if by_month else str(begins.day),
        month=str(begins.year) if by_month else f"{month} {begins.year}",
        title=event.title,
        when=typography.when(event.starts_at, event.ends_at, event.precision),
        place=event.venue.name if event.venue else "",
        street=tuple((house.outline, house.dark, house.lit) for house in street.houses),
        alarm=event.get_state_display().capitalize() if state.key == Key.CANCELLED or state.is_moved else sample,
    )


@require_safe
def event_picture(request, slug):
    event = get_or_moved(Event.objects.listed().select_related("venue"), slug)
    return picture_cache.answer(request, picture_of(event, timezone.now()))
