"""Drafts made of what others tell us about an event; staff write the rest and publish."""

from django.db.models import Q
from django.utils.translation import gettext as _

from members.models import Organisation
from tech_port.norwegian.slugs import make_slug, slugs_from, unique_slug

from . import slugs
from .models import Event, Venue

MAX_LEAD_LENGTH = 400


def make(*, title, starts_at, ends_at, about="", place="", url="", organisers=(), organiser="", **values):
    """Save a draft. Who and where that we know become relations, what we do not know stands in its text."""
    venue = Venue.objects.filter(Q(name_nb__iexact=place) | Q(name_en__iexact=place)).first() if place else None
    known = [*organisers, *(Organisation.objects.filter(name__iexact=organiser)[:1] if organiser else ())]
    unplaced = [
        (_("Sted"), "" if venue else place),
        (_("Arrangør"), "" if known else organiser),
        (_("Nettside"), url),
    ]
    lead, rest = split(about)
    lines = [f"{label}: {said}" for label, said in unplaced if said]
    event = Event.objects.create(
        slug=free_slug(title),
        title_nb=title,
        lead_nb=lead,
        body_nb="\n\n".join(filter(None, [rest, *lines])),
        type=Event.Type.MEETING,
        state=Event.State.DRAFT,
        starts_at=starts_at,
        ends_at=ends_at,
        venue=venue,
        **values,
    )
    event.organisers.set(known)
    return event


def split(about):
    """A text as a lead and the rest: the first paragraph is the lead, where it is short enough."""
    lead, _break, rest = about.strip().partition("\n\n")
    return (" ".join(lead.split()), rest.strip()) if len(lead) <= MAX_LEAD_LENGTH else ("", about.strip())


def free_slug(title):
    """An address of the title that no other event or page has."""
    base = make_slug(title, default="arrangement")
    return unique_slug(base, slugs_from(Event.objects, base), slugs.is_free)
