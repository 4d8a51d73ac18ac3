"""What the page of one event needs, in a number of queries that does not grow."""

from django.db.models import Case, Exists, IntegerField, OuterRef, Prefetch, Value, When, prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import BoardSeat, Person, StaffRole
from tech_port.lists.few import few_of_each

from ..models import Event, EventDocument, KeyPoint, ProgrammeItem

MAX_OTHERS = 3
MAX_PARTS = 60  # of the programme, points and documents that one event has


def published():
    """Events with all that their page says, but for the speakers' places that day."""
    points, items, documents = (
        few_of_each(model.objects.all(), "event", MAX_PARTS, list(model._meta.ordering))
        for model in (KeyPoint, ProgrammeItem, EventDocument)
    )
    events = Event.objects.published().select_related("venue__building__property", "venue__area", "source", "picture")
    return events.prefetch_related(
        "organisers",
        Prefetch("documents", documents),
        Prefetch("key_points", points.select_related("speaker")),
        Prefetch("programme_items", items.prefetch_related("speakers", "organisations")),
    )


def add_speakers(event):
    """Fetch the speakers, each with where they worked or sat on the day of the event, as far as it is known."""
    day = timezone.localdate(event.starts_at)
    roles = StaffRole.objects.on(day).shown().select_related("organisation")
    seats = BoardSeat.objects.on(day).shown().select_related("organisation")
    people = Person.objects.prefetch_related(
        Prefetch("staff_roles", roles, to_attr="roles_then"), Prefetch("board_seats", seats, to_attr="seats_then")
    )
    prefetch_related_objects([event], Prefetch("speakers", people))
    for person in event.speakers.all():
        person.from_then = place_then(person)


def place_then(person):
    """The organisation a person came from that day: where they worked, or else who they sat on the board for."""
    known = [record.organisation for record in (*person.roles_then, *person.seats_then) if record.organisation]
    return known[0] if known else None


def others(event, now, *, any_will_do):
    """At most three events to come: in the same building, then of the same organisers, then, if asked for, any."""
    building = event.venue and event.venue.building_id
    organisers = [organiser.pk for organiser in event.organisers.all()]
    links = Event.organisers.through.objects.filter(event=OuterRef("pk"), organisation__in=organisers)
    cases = [When(venue__building=building, then=Value(0))] if building else []
    if organisers:
        cases.append(When(Exists(links), then=Value(1)))
    nearness = Case(*cases, default=Value(2), output_field=IntegerField())
    events = Event.objects.listed().exclude(state=Event.State.CANCELLED).exclude(pk=event.pk)
    events = events.upcoming(now).select_related("venue").annotate(nearness=nearness)
    if not any_will_do:
        events = events.filter(nearness__lt=2)
    return list(events.order_by("nearness", "starts_at", "pk")[:MAX_OTHERS])


def heading(events):
    """What the other events have to do with this one."""
    kinds = {event.nearness for event in events}
    if kinds == {0}:
        return _("Skjer i samme bygg")
    if kinds == {1}:
        return _("Mer fra samme arrangør")
    return _("I samme bygg eller fra samme arrangør")


def first_points():
    """A prefetch for lists: each event's first key point as `first_points`, of none or one."""
    points = KeyPoint.objects.order_by("event_id", "order", "pk").distinct("event_id")
    return Prefetch("key_points", points, to_attr="first_points")
