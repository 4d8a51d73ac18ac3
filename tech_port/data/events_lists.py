"""What has happened and what is to come, and what was worth taking home."""

from django.utils.translation import gettext_lazy as _

from events.models import Event, KeyPoint, Venue

from .columns import ID, URL, columns_of
from .datasets import Dataset
from .members_lists import only_known


def events():
    return Event.objects.listed().prefetch_related(only_known("organisers"), "speakers", "business_areas")


def is_counted(event):
    return event.attendees is not None


EVENTS = (
    Dataset(
        "venues",
        _("Steder for arrangementer"),
        _("Stedene der arrangementene holdes, med adresse og hvordan du kommer inn."),
        (
            ID,
            *columns_of(Venue, "name", "street", "room", "building", "area", building="buildings", area="areas"),
            *columns_of(Venue, "access", "is_step_free", "has_hearing_loop", "latitude", "longitude", "is_sample"),
        ),
        lambda: Venue.objects.filter(pk__in=Event.objects.listed().order_by().values("venue")),
        Venue,
    ),
    Dataset(
        "events",
        _("Arrangementer"),
        _("Alle arrangementer, også de som er over og de som er avlyst. Hvem som er påmeldt, er ikke med."),
        (
            ID,
            *columns_of(Event, "uid", "title", "lead", "type", "language"),
            *(column.among(set(Event.State) - {Event.State.DRAFT}) for column in columns_of(Event, "state")),
            *columns_of(Event, "starts_at", "ends_at"),
            *columns_of(
                Event, "precision", "attendance", "venue", "organisers", venue="venues", organisers="organisations"
            ),
            *columns_of(Event, "speakers", "business_areas", speakers="people", business_areas="business-areas"),
            *columns_of(Event, "price_nok", "signup", "signup_url", "attendees"),
            *(column.only_if(is_counted) for column in columns_of(Event, "attendees_qualifier")),
            *columns_of(Event, "cancelled_at"),
            *columns_of(Event, "moved_from", "source", "is_sample", source="sources"),
            URL,
        ),
        events,
        Event,
    ),
    Dataset(
        "key-points",
        _("Poenger fra arrangementer"),
        _("De få poengene som er verd å ta med hjem, og hvem som sa dem."),
        (
            ID,
            *columns_of(KeyPoint, "event", "order", "text", "speaker", event="events", speaker="people"),
        ),
        lambda: KeyPoint.objects.filter(event__in=Event.objects.listed()),
        KeyPoint,
    ),
)
