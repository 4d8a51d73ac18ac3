"""The event list for other programs, and the links that put events into calendars."""

import csv
import io
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from events.lists.calendar_links import of_event
from events.state import state_of
from tech_port.lists.spreadsheets import safe_cell
from tests.events.lists.answers import get
from tests.events.times import oslo
from tests.factories import make_event, make_registration, make_venue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_of_december")]

ATOM = "{http://www.w3.org/2005/Atom}"
KEYS = ["title", "url", "starts_at", "ends_at", "venue", "status", "places_left", "language", "is_sample"]


# Formats


def test_files_say_no_more_of_a_time_than_is_known_and_no_seats_that_cannot_be_had(client):
    first, last = oslo(2027, 3, 17), oslo(2027, 3, 18, 23)
    make_event(title_nb="Dager", precision="day", starts_at=first, ends_at=last, is_sample=True)
    make_event(title_nb="Måned", precision="month", starts_at=oslo(2027, 6, 1), ends_at=oslo(2027, 6, 30, 23))
    own = {"signup": "own", "capacity": 9}
    make_event(title_nb="Stengt", starts_at=oslo(2027, 7, 1), signup_closes_at=oslo(2020, 1, 1), **own)
    make_event(title_nb="Avlyst", starts_at=oslo(2027, 7, 2), state="cancelled", **own)

    rows = get(client, "format=json").json()["results"]

    assert [(row["starts_at"], row["ends_at"], row["places_left"], row["is_sample"]) for row in rows] == [
        ("2027-03-17", "2027-03-18", None, True),
        ("2027-06", "2027-06", None, False),
        ("2027-07-01T00:00:00+02:00", "2027-07-01T02:00:00+02:00", None, False),
        ("2027-07-02T00:00:00+02:00", "2027-07-02T02:00:00+02:00", None, False),
    ]


def make_two_events():
    """One that takes sign-ups, and one that is called off and is nowhere."""
    event = make_event(
        title_nb="Frokost",
        slug="frokost",
        venue=make_venue(name_nb="Glassgata"),
        starts_at=oslo(2027, 7, 15, 8),
        ends_at=oslo(2027, 7, 15, 9),
        signup="own",
        capacity=10,
    )
    make_registration(event=event, people=3)
    make_event(title_nb="Avlyst", slug="avlyst", venue=None, state="cancelled", starts_at=oslo(2027, 7, 16, 8))


def test_json_and_csv_tell_the_same_under_the_published_keys(client, settings):
    make_two_events()

    answer = get(client, "format=json").json()
    table = get(client, "format=csv")

    assert answer == {
        "count": 2,
        "results": [
            {
                "title": "Frokost",
                "url": f"{settings.SITE_URL}/arrangementer/frokost/",
                "starts_at": "2027-07-15T08:00:00+02:00",
                "ends_at": "2027-07-15T09:00:00+02:00",
                "venue": "Glassgata",
                "status": "open",
                "places_left": 7,
                "language": "nb",
                "is_sample": False,
            },
            {
                "title": "Avlyst",
                "url": f"{settings.SITE_URL}/arrangementer/avlyst/",
                "starts_at": "2027-07-16T08:00:00+02:00",
                "ends_at": "2027-07-16T10:00:00+02:00",
                "venue": None,
                "status": "cancelled",
                "places_left": None,
                "language": "nb",
                "is_sample": False,
            },
        ],
    }
    rows = list(csv.reader(io.StringIO(table.content.decode("utf-8-sig")), delimiter=";"))
    cells = [[safe_cell(row[key]) for key in KEYS] for row in answer["results"]]
    assert rows == [KEYS, *cells]
    assert table.headers["Content-Disposition"] == 'attachment; filename="arrangementer.csv"'


def test_the_feed_has_what_changed_last_on_top_and_says_what_is_cancelled(client):
    first = make_event(title_en="First", slug="first", lead_en="Come.", starts_at=oslo(2026, 12, 4, 13), venue=None)
    second = make_event(title_en="Second", slug="second", changed_at=timezone.now() + timedelta(hours=1))
    second.state = "cancelled"
    second.save()

    root = ElementTree.fromstring(get(client, "format=atom", "/en/events/").content)  # noqa: S314 - our own

    entries = [[entry.findtext(f"{ATOM}{name}") for name in ("title", "id")] for entry in root.findall(f"{ATOM}entry")]
    assert sorted(entries) == [
        ["Cancelled: Second", f"tag:127.0.0.1,2026:en/events.event/{second.pk}#1"],
        ["First", f"tag:127.0.0.1,2026:en/events.event/{first.pk}"],
    ]
    assert "<p>Friday 4\u00a0December 2026, 13:00–15:00. Come.</p>" in [e.text for e in root.iter(f"{ATOM}summary")]


def test_a_format_that_there_is_not_is_said_with_those_that_there_are(client):
    make_event(title_nb="Frokost")

    response = client.get("/arrangementer/?format=xlsx")

    assert (response.status_code, response["Content-Type"]) == (406, "text/plain; charset=utf-8")
    assert response.content.decode() == (
        "Lista finnes ikke som «xlsx». Velg ett av disse formatene: csv, json, atom, ics."
    )


# Links


def test_the_list_can_be_subscribed_to_with_its_filter(client, settings):
    settings.SITE_URL = "https://portal.example"

    html = get(client, "type=breakfast&fra=x&side=2").content.decode()

    feed = "portal.example/arrangementer/?type=breakfast&format=ics"
    assert f'href="webcal://{feed}"'.replace("&", "&amp;") in html
    assert f"<code>https://{feed}</code>".replace("&", "&amp;") in html
    assert '<a href="/arrangementer/?type=breakfast&amp;format=ics" download>' in html
    links = {urlsplit(link).hostname: parse_qs(urlsplit(link).query) for link in external(html)}
    outlook = {"url": [f"https://{feed}"], "name": ["Trondheim Tech Port: Frokostmøte"]}
    assert links == {
        "calendar.google.com": {"cid": [f"webcal://{feed}"]},
        "outlook.office.com": outlook,
        "outlook.live.com": outlook,
    }


def external(html):
    parts = html.split('rel="external"')[:-1]
    return [part.rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&") for part in parts]


def test_the_page_names_its_calendar_and_its_feed_for_programs(client):
    html = get(client, "type=breakfast").content.decode()

    link = '<link rel="alternate" type="{}" title="{}" href="?type=breakfast&amp;format={}">'
    assert link.format("text/calendar", "Arrangementer som kalender", "ics") in html
    assert link.format("application/atom+xml", "Arrangementer", "atom") in html


def test_one_event_goes_into_googles_and_outlooks_calendars_with_its_texts(settings):
    event = make_event(
        slug="frokost",
        title_nb="Frokost & prat: 100 %",
        lead_nb="Kom + spis.",
        starts_at=oslo(2027, 7, 15, 8),
        ends_at=oslo(2027, 7, 15, 9, 30),
        venue=make_venue(name_nb="Glassgata", street="Vegen 1"),
    )

    links = of_event(event, state_of(event, timezone.now()))

    text = f"Kom + spis.\n\n{settings.SITE_URL}/arrangementer/frokost/"
    assert links.file == "/arrangementer/frokost/kalender.ics"
    assert links.google.startswith("https://calendar.google.com/calendar/render?action=TEMPLATE&")
    assert parse_qs(urlsplit(links.google).query) == {
        "action": ["TEMPLATE"],
        "text": ["Frokost & prat: 100 %"],
        "dates": ["20270715T060000Z/20270715T073000Z"],
        "ctz": ["Europe/Oslo"],
        "location": ["Glassgata, Vegen 1"],
        "details": [text],
    }
    assert links.outlook.startswith("https://outlook.live.com/calendar/0/deeplink/compose?")
    assert links.outlook_at_work.startswith("https://outlook.office.com/calendar/0/deeplink/compose?")
    assert parse_qs(urlsplit(links.outlook).query) == {
        "path": ["/calendar/action/compose"],
        "rru": ["addevent"],
        "subject": ["Frokost & prat: 100 %"],
        "startdt": ["2027-07-15T06:00:00Z"],
        "enddt": ["2027-07-15T07:30:00Z"],
        "location": ["Glassgata, Vegen 1"],
        "body": [text],
    }
    assert "+" not in links.google + links.outlook


def test_an_event_of_days_goes_into_calendars_as_days():
    event = make_event(starts_at=datetime(2027, 6, 3, 7, tzinfo=UTC), ends_at=datetime(2027, 6, 6, 14, tzinfo=UTC))

    links = of_event(event, state_of(event, timezone.now()))

    assert "&dates=20270603%2F20270607&" in links.google
    assert "&startdt=2027-06-03&enddt=2027-06-07&allday=true&" in links.outlook


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ({}, True),
        ({"state": "moved"}, True),
        ({"state": "cancelled"}, False),
        ({"precision": "month"}, False),
        ({"starts_at": oslo(2026, 11, 1, 9)}, False),
    ],
)
def test_the_links_stand_where_there_is_something_to_put_in_a_calendar(values, shown):
    html = render_to_string("events/lists/_calendar_links.html", {"event": make_event(slug="en", **values)})

    assert ('href="/arrangementer/en/kalender.ics"' in html) == shown
    assert ("Legg til i kalenderen" in html) == shown
