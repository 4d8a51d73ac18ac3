"""Rows of `events`."""

from datetime import timedelta

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from events.models import (
    CalendarImport,
    Event,
    EventDocument,
    EventSeries,
    EventTip,
    KeyPoint,
    MailBatch,
    ProgrammeItem,
    Registration,
    Venue,
)
from tests.factories.accounts import make_user
from tests.factories.members import make_organisation
from tests.factories.rows import create, create_with_link, numbers


def make_venue(**values):
    number = next(numbers)
    return create(
        Venue,
        values,
        name_nb=f"Sted {number}",
        name_en=f"Venue {number}",
        slug=f"sted-{number}",
        street="Holtermannsveien 1",
    )


def make_event(**values):
    """A published event of two hours in two weeks' time, or from the given `starts_at`."""
    number = next(numbers)
    starts_at = values.setdefault("starts_at", (timezone.now() + timedelta(days=14)).replace(microsecond=0))
    return create(
        Event,
        values,
        slug=f"arrangement-{number}",
        title_nb=f"Arrangement {number}",
        title_en=f"Event {number}",
        lead_nb="Kom og hør.",
        lead_en="Come and listen.",
        type=Event.Type.BREAKFAST,
        state=Event.State.PUBLISHED,
        ends_at=starts_at + timedelta(hours=2),
        venue=make_venue,
    )


def make_key_point(**values):
    return create(KeyPoint, values, event=make_event, text_nb="Del det dere kan.", text_en="Share what you know.")


def make_programme_item(**values):
    return create(ProgrammeItem, values, event=make_event, title_nb="Kaffe", title_en="Coffee")


def make_registration(**values):
    """One confirmed person; an offered seat brings the end of its offer, one who came the time of it."""
    number = next(numbers)
    status = values.get("status")
    return create_with_link(
        Registration,
        values,
        event=make_event,
        name=f"Deltaker {number}",
        email=f"deltaker{number}@deltaker.example",
        status=Registration.Status.CONFIRMED,
        offer_expires_at=(lambda: timezone.now() + timedelta(hours=24)) if status == "offered" else None,
        offered_at=timezone.now if status == "offered" else None,
        checked_in_at=timezone.now if status == "attended" else None,
    )


def make_registrations(event, number, status=Registration.Status.CONFIRMED):
    """Many people of one event at once, by name from 00000 on, who all have a seat or all wait.

    The database's triggers run for the last alone: they look, each time, through all who were before.
    """
    rows = [
        Registration(event=event, name=f"Deltaker {index:05}", email=f"{index:05}@deltaker.example", status=status)
        for index in range(number)
    ]
    counter = {"confirmed": "seats_taken", "waiting": "people_waiting"}[status]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        Registration.objects.bulk_create(rows[:-1])
        Event.objects.filter(pk=event.pk).update(**{counter: F(counter) + number - 1})
        cursor.execute("SET LOCAL session_replication_role = origin")
        Registration.objects.bulk_create(rows[-1:])


def make_mail_batch(**values):
    """What staff have written, which goes in five minutes."""
    letter = {"group": "active", "words": {"subject_nb": "Nytt rom", "body_nb": "Vi flytter til rom 2."}}
    later = timezone.now() + timedelta(minutes=5)
    return create(MailBatch, values, event=make_event, kind=MailBatch.Kind.LETTER, letter=letter, due_at=later)


def make_event_document(**values):
    return create(
        EventDocument,
        values,
        event=make_event,
        title_nb="Lysbilder",
        title_en="Slides",
        url="https://lysbilder.example/1",
    )


def make_event_series(**values):
    return create(EventSeries, values, rule="FREQ=WEEKLY;COUNT=4")


def make_event_tip(**values):
    """A tip that waits; a decided one brings its time and, where declined, its reason."""
    number = next(numbers)
    status = values.get("status", EventTip.Status.RECEIVED)
    return create(
        EventTip,
        values,
        title=f"Tips {number}",
        starts_at=lambda: timezone.now() + timedelta(days=30),
        organiser="Studentene",
        contact_name="Tina Tipser",
        email=f"tips{number}@tipser.example",
        decided_at=None if status == EventTip.Status.RECEIVED else timezone.now,
        answer="Det er ikke i distriktet." if status == EventTip.Status.DECLINED else "",
    )


def make_calendar_import(**values):
    return create(
        CalendarImport,
        values,
        organisation=make_organisation,
        file_name="kalender.ics",
        content="BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//NO\r\nEND:VCALENDAR\r\n",
        uploaded_by=make_user,
    )
