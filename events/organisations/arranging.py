"""Who arranges something in a house, as a reason to know one's neighbours."""

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from members.models import Organisation
from premises.buildings.reasons import Group, NeighbourStatement, reason
from tech_port.norwegian import typography

from ..models import Event

MAX_EVENTS, MAX_ORGANISERS = 24, 12  # that are looked at in a house, and of each
ARRANGES = NeighbourStatement(
    "neighbour-arranges",
    _("arrangerer «%(title)s» her %(day)s%(more)s"),
    ("events.Event.organisers", "events.Event.venue", "events.Event.starts_at", "events.Event.state"),
    Group.ARRANGING,
)


def arranging_on(property):
    """{organisation: reason} of those who arrange what is to happen on a property, the soonest first."""
    events = Event.objects.listed().upcoming().exclude(state=Event.State.CANCELLED)
    organisers, arranged = Prefetch("organisers", Organisation.objects.all()[:MAX_ORGANISERS], "first_organisers"), {}
    for event in events.filter(venue__building__property=property).prefetch_related(organisers)[:MAX_EVENTS]:
        for organiser in event.first_organisers:
            arranged.setdefault(organiser, []).append(event)
    return {organiser: first_of(own) for organiser, own in arranged.items()}


def first_of(events):
    """The first of the events that one arranges in the house, and how many more there are."""
    first, more = events[0], len(events) - 1
    words = {
        "title": first.title,
        "day": typography.short_day(timezone.localdate(first.starts_at)),
        "more": ngettext(" og %(number)d til", " og %(number)d til", more) % {"number": more} if more else "",
    }
    return reason(ARRANGES, url=first.get_absolute_url(), is_sample=first.is_sample, **words)
