"""What an organisation arranges and where its people speak, on the page of the organisation."""

from django.db.models import F

from members.organisations.sections import Section

from ..models import Event

MAX_EVENTS = 6
MAX_TALKS = 60  # that are looked at, one for each who speaks


def section(organisation, people):
    """The section for `members.organisations.sections.happenings`."""
    events = organisation.events.listed().select_related("venue")
    upcoming, past = (list(rows[: MAX_EVENTS + 1]) for rows in (events.upcoming(), events.past()))
    return Section(
        "events/organisations/_section.html",
        {
            "upcoming_events": upcoming[:MAX_EVENTS],
            "has_more_upcoming": len(upcoming) > MAX_EVENTS,
            "past_events": past[:MAX_EVENTS],
            "has_more_past": len(past) > MAX_EVENTS,
            "talks": talks_by(people),
        },
        has_content=bool(upcoming or past),
    )


def talks_by(people):
    """The public events at which somebody of some people speaks, latest first, each with their `names`; one query."""
    names = {person.pk: person.name for person in people}
    events = Event.objects.listed().filter(speakers__in=names).order_by("-starts_at", "pk", "speakers__sort_name")
    talks = {}
    for event in events.annotate(speaker=F("speakers")).select_related("venue")[:MAX_TALKS]:
        talks.setdefault(event, []).append(names[event.speaker])
    return list(talks.items())[:MAX_EVENTS]
