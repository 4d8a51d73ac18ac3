"""Who arranges something in a house, as a reason to know one's neighbours."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premises.buildings.neighbours import Reason
from tech_port.norwegian import typography

from ..models import Event


def arranging_on(property):
    """{organisation: reason} of those who arrange what is to happen on a property, the soonest first."""
    events = Event.objects.listed().upcoming().exclude(state=Event.State.CANCELLED)
    arranged = {}
    for event in events.filter(venue__building__property=property).prefetch_related("organisers"):
        for organiser in event.organisers.all():
            arranged.setdefault(organiser, []).append(event)
    return {organiser: reason(own) for organiser, own in arranged.items()}


def reason(events):
    """The first of the events that one arranges in the house, and how many more there are."""
    first, more = events[0], len(events) - 1
    day = typography.short_day(timezone.localdate(first.starts_at))
    text = _("arrangerer «%(title)s» her %(day)s") % {"title": first.title, "day": day}
    if more:
        text += ngettext(" og %(number)d til", " og %(number)d til", more) % {"number": more}
    return Reason(text, first.get_absolute_url(), first.is_sample)
