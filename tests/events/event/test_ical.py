"""One event as a calendar file: what it says and whom it never mentions."""

from datetime import UTC, date, datetime, timedelta

import pytest
import vobject
from django.utils import timezone
from icalendar import Calendar

from events.event import entries, ical
from events.models import Event
from events.state import state_of
from tests.events.event.calendar_files import events_of, feed, lines
from tests.events.times import OSLO, oslo
from tests.factories import make_event, make_organisation, make_venue

pytestmark = pytest.mark.django_db


# One event


def a_breakfast_that_changed():
    """An event whose every fact is known, and whose end is another than it was."""
    venue = make_venue(name_nb="Glassgata", room_nb="Scenen", street="Vegen 1", latitude="63.4157", longitude="10.3998")
    event = make_event(
        slug="frokost",
        title_nb="Frokost; med, brød",
        lead_nb="Kom og spis.",
        starts_at=oslo(2027, 1, 14, 8),
        ends_at=oslo(2027, 1, 14, 9, 30),
        venue=venue,
        organisers=[make_organisation(name="NTNU: realfag", slug="ntnu")],
    )
    Event.objects.filter(pk=event.pk).update(ends_at=oslo(2027, 1, 14, 10))
    event.refresh_from_db()
    return event


def test_an_event_says_all_that_a_calendar_needs(client, settings):
    settings.CONTACT_EMAIL = "post@forening.example"
    event = a_breakfast_that_changed()

    response = client.get("/arrangementer/frokost/kalender.ics")

    changed = f"{event.changed_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    written = lines(response)
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'inline; filename="frokost.ics"'
    assert written[:5] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{ical.PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    assert sorted(written[written.index("BEGIN:VEVENT") + 1 : written.index("END:VEVENT")]) == sorted(
        [
            f"UID:{event.uid}",
            "SEQUENCE:1",
            f"DTSTAMP:{changed}",
            f"LAST-MODIFIED:{changed}",
            "DTSTART;TZID=Europe/Oslo:20270114T080000",
            "DTEND;TZID=Europe/Oslo:20270114T100000",
            "SUMMARY:Frokost\\; med\\, brød",
            f"DESCRIPTION:Kom og spis.\\n\\nArrangør: NTNU: realfag\\n\\n{settings.SITE_URL}/arrangementer/frokost/",
            "LOCATION:Glassgata\\, Scenen\\, Vegen 1",
            f"URL:{settings.SITE_URL}/arrangementer/frokost/",
            "CATEGORIES:frokostmøte",
            "STATUS:CONFIRMED",
            "TRANSP:OPAQUE",
            'ORGANIZER;CN="NTNU: realfag":mailto:post@forening.example',
        ]
    )


def test_the_english_file_speaks_english(client, settings):
    make_event(slug="frokost", title_en="Breakfast", lead_en="Come and eat.")

    [event] = events_of(client.get("/en/events/frokost/calendar.ics")).values()

    assert event.summary.value == "Breakfast"
    assert event.categories.value == ["breakfast meeting"]
    assert event.url.value == f"{settings.SITE_URL}/en/events/frokost/"


@pytest.mark.parametrize(("state", "status"), [("published", 200), ("moved", 200), ("cancelled", 200), ("draft", 404)])
def test_a_draft_has_no_file(client, state, status):
    make_event(slug="en", state=state)

    assert client.get("/arrangementer/en/kalender.ics").status_code == status


def test_who_has_the_address_of_a_hidden_event_gets_its_file(client):
    make_event(slug="skjult", is_hidden=True)

    assert client.get("/arrangementer/skjult/kalender.ics").status_code == 200


def test_an_event_that_has_only_a_month_has_no_file_and_no_invitation(client):
    event = make_event(slug="en", precision="month")

    assert client.get("/arrangementer/en/kalender.ics").status_code == 404
    assert entries.invitation(event, state_of(event, timezone.now()), timezone.now()) == ""


def test_the_address_of_the_transmission_stays_with_those_who_have_signed_up(client):
    make_event(slug="en", venue=None, attendance="online", online_url="https://hemmelig.example/sending")

    response = client.get("/arrangementer/en/kalender.ics")

    assert "hemmelig" not in response.content.decode()
    assert "LOCATION:På nett" in lines(response)


def test_an_invitation_is_the_same_file():
    event = make_event(title_nb="Frokost")

    now = timezone.now()
    [found] = Calendar.from_ical(entries.invitation(event, state_of(event, now), now)).walk("VEVENT")

    assert (found["SUMMARY"], found["UID"]) == ("Frokost", str(event.uid))


# Times


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "precision", "days"),
    [
        (oslo(2027, 6, 3, 9), oslo(2027, 6, 6, 16), "time", (date(2027, 6, 3), date(2027, 6, 7))),
        (oslo(2027, 6, 3, 9), oslo(2027, 6, 6, 0), "time", (date(2027, 6, 3), date(2027, 6, 6))),
        (oslo(2027, 6, 3, 0), oslo(2027, 6, 3, 23, 59), "day", (date(2027, 6, 3), date(2027, 6, 4))),
        (oslo(2027, 6, 3, 0), oslo(2027, 6, 3, 0), "day", (date(2027, 6, 3), date(2027, 6, 4))),
        (oslo(2027, 3, 27, 0), oslo(2027, 3, 29, 0), "day", (date(2027, 3, 27), date(2027, 3, 29))),
    ],
)
def test_an_event_of_days_ends_on_the_day_after_its_last(client, starts_at, ends_at, precision, days):
    make_event(slug="en", starts_at=starts_at, ends_at=ends_at, precision=precision)

    [event] = events_of(client.get("/arrangementer/en/kalender.ics")).values()

    assert (event.dtstart.value, event.dtend.value) == days
    assert event.transp.value == "TRANSPARENT"


def test_a_party_until_one_at_night_keeps_its_hours(client):
    make_event(slug="en", starts_at=oslo(2027, 6, 3, 20), ends_at=oslo(2027, 6, 4, 1))

    [event] = events_of(client.get("/arrangementer/en/kalender.ics")).values()

    assert (event.dtstart.value, event.dtend.value) == (oslo(2027, 6, 3, 20), oslo(2027, 6, 4, 1))


def test_a_weekly_meeting_keeps_its_time_on_the_wall_over_both_changes(client, first_of_december):
    for week in range(52):
        day = date(2027, 1, 7) + timedelta(weeks=week)
        make_event(title_nb=f"Møte {day}", starts_at=oslo(day.year, day.month, day.day, 8))

    found = events_of(feed(client)).values()

    assert {event.dtstart.value.astimezone(OSLO).strftime("%H:%M") for event in found} == {"08:00"}
    assert {event.dtstart.value.utcoffset() for event in found} == {timedelta(hours=1), timedelta(hours=2)}


def test_the_rule_of_the_time_zone_changes_when_oslo_does():
    """The file's own rule, read by another library, against the world's table of zones, hour by hour around changes."""
    zone = vobject.readOne(ical.written([]).decode()).vtimezone.tzinfo
    faults = []
    for year in range(1997, 2101):
        for month in (3, 10):
            last = date(year, month, 31)
            sunday = last - timedelta(days=(last.weekday() + 1) % 7)
            for hour in (0, 1, 3, 4, 12):
                wall = datetime(sunday.year, sunday.month, sunday.day, hour)  # noqa: DTZ001
                if wall.replace(tzinfo=zone).utcoffset() != wall.replace(tzinfo=OSLO).utcoffset():
                    faults.append(wall)

    assert faults == []
