"""Links that put an event, or a list that stays up to date, into the calendars that people use. Plain addresses."""

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote, urlencode

from django.conf import settings
from django.urls import reverse

from tech_port.writing.structured_data import absolute

from ..event import entries
from ..models import Event
from .listings import name_of

GOOGLE = "https://calendar.google.com/calendar"
OUTLOOK = "https://outlook.live.com/calendar/0"
OUTLOOK_AT_WORK = "https://outlook.office.com/calendar/0"


@dataclass(frozen=True)
class EventLinks:
    """Ways to put one event into a calendar."""

    file: str
    google: str
    outlook: str
    outlook_at_work: str


@dataclass(frozen=True)
class Subscription:
    """Ways to follow a list, and its files: `webcal` is what calendar programs open, `address` what people paste."""

    file: str
    csv: str
    json: str
    atom: str
    address: str
    webcal: str
    google: str
    outlook: str
    outlook_at_work: str


def of_event(event, state):
    """The links of one event, in the language of the moment; None for one of which only the month is known."""
    if event.precision == Event.Precision.MONTH:
        return None
    entry = entries.entry(event, state)
    compose = "/deeplink/compose?" + _query(
        path="/calendar/action/compose",
        rru="addevent",
        subject=entry.summary,
        startdt=_outlook_time(entry.starts),
        enddt=_outlook_time(entry.ends),
        allday="" if isinstance(entry.starts, datetime) else "true",
        location=entry.location,
        body=entry.description,
    )
    template = "/render?" + _query(
        action="TEMPLATE",
        text=entry.summary,
        dates=f"{_google_time(entry.starts)}/{_google_time(entry.ends)}",
        ctz=settings.TIME_ZONE,
        location=entry.location,
        details=entry.description,
    )
    return EventLinks(
        file=reverse("events:event_calendar", args=[event.slug]),
        google=GOOGLE + template,
        outlook=OUTLOOK + compose,
        outlook_at_work=OUTLOOK_AT_WORK + compose,
    )


def of_list(filter):
    """The links of the list under a filter, in the language of the moment."""
    page = reverse("events:event_list")
    files = {kind: page + filter.file_address(kind) for kind in ("ics", "csv", "json", "atom")}
    address = absolute(files["ics"])
    webcal = "webcal:" + address.partition(":")[2]
    add = "/addfromweb?" + _query(url=address, name=name_of(filter))
    return Subscription(
        file=files["ics"],
        csv=files["csv"],
        json=files["json"],
        atom=files["atom"],
        address=address,
        webcal=webcal,
        google=f"{GOOGLE}/r?" + _query(cid=webcal),
        outlook=OUTLOOK + add,
        outlook_at_work=OUTLOOK_AT_WORK + add,
    )


def _query(**values):
    """Encoded with %20, since some calendars show the + of forms as it is."""
    return urlencode({key: value for key, value in values.items() if value}, quote_via=quote, safe="")


def _google_time(value):
    return f"{value.astimezone(UTC):%Y%m%dT%H%M%SZ}" if isinstance(value, datetime) else f"{value:%Y%m%d}"


def _outlook_time(value):
    return f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if isinstance(value, datetime) else value.isoformat()
