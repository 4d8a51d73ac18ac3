"""The feed of all events, and whether another program shows the same times."""

import os
import re
import shutil
import subprocess
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from events.event import ical
from events.models import Event
from tests.events.event.calendar_files import events_of, feed, lines, titles
from tests.events.times import OSLO, oslo
from tests.factories import make_event, make_organisation

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 12, 1, 9, tzinfo=OSLO)


# The feed


def test_the_feed_says_what_it_is_and_when_to_ask_again(client, settings):
    make_event(type="workshop")

    written = lines(feed(client, "&type=workshop"))

    head = written[: written.index("BEGIN:VTIMEZONE")]
    assert sorted(head) == [
        "BEGIN:VCALENDAR",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "NAME:Trondheim Tech Port: Arbeidsverksted",
        f"PRODID:{ical.PRODUCT}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        f"URL:{settings.SITE_URL}/arrangementer/",
        "VERSION:2.0",
        "X-PUBLISHED-TTL:PT6H",
        "X-WR-CALNAME:Trondheim Tech Port: Arbeidsverksted",
        "X-WR-TIMEZONE:Europe/Oslo",
    ]


def test_the_feed_is_narrowed_as_the_list_is(client):
    make_event(title_nb="Frokost om data", type="breakfast", language="en")
    make_event(title_nb="Frokost om lys", type="breakfast")
    make_event(title_nb="Verksted om data", type="workshop", organisers=[make_organisation(slug="ntnu")])

    assert titles(feed(client, "&type=breakfast&q=data")) == ["Frokost om data"]
    assert titles(feed(client, "&sprak=en")) == ["Frokost om data"]
    assert titles(feed(client, "&arrangor=ntnu")) == ["Verksted om data"]
    assert titles(feed(client, "&fra=2020-01-01&til=2020-01-31")) == []


@pytest.mark.parametrize("kind", ["format=ics", "format=atom", "format=csv", "format=json", ""])
@pytest.mark.parametrize("query", ["", "&tidligere=1", "&q=Hemmelig"])
def test_no_list_and_no_feed_holds_a_draft_or_a_hidden_event(client, kind, query):
    for days in (-2, 2):
        starts_at = timezone.now() + timedelta(days=days)
        make_event(title_nb="Hemmelig kladd", slug=f"kladd-{days}", state="draft", starts_at=starts_at)
        make_event(title_nb="Hemmelig skjult", slug=f"skjult-{days}", is_hidden=True, starts_at=starts_at)
        make_event(title_nb="Åpen", slug=f"apen-{days}", starts_at=starts_at)

    text = client.get(f"/arrangementer/?{kind}{query}").content.decode()

    assert not re.search("Hemmelig (kladd|skjult)|kladd-|skjult-", text)
    assert ("Åpen" in text) == ("q=" not in query)


def test_calendars_remember_what_was_over_the_last_thirty_days(client, first_of_december):
    make_event(title_nb="For 29 dager siden", starts_at=NOW - timedelta(days=29))
    make_event(title_nb="For 31 dager siden", starts_at=NOW - timedelta(days=31))
    make_event(title_nb="Kommer", starts_at=NOW + timedelta(days=400))

    assert titles(feed(client)) == ["For 29 dager siden", "Kommer"]
    assert titles(feed(client, "&tidligere=1")) == ["For 31 dager siden", "For 29 dager siden"]


def test_a_cancelled_event_is_told_for_thirty_days_and_until_it_would_have_been_over(client, first_of_december):
    def cancelled(title, *, begins, cancelled):
        times = {"starts_at": NOW + timedelta(days=begins), "cancelled_at": NOW - timedelta(days=cancelled)}
        make_event(title_nb=title, state="cancelled", **times)

    cancelled("Nylig over", begins=-3, cancelled=29)
    cancelled("Gammelt", begins=-3, cancelled=31)
    cancelled("Lenge siden avlyst", begins=5, cancelled=90)
    make_event(title_nb="Går som det skal", starts_at=NOW + timedelta(days=6))

    found = {title: (event.status.value, event.transp.value) for title, event in events_of(feed(client)).items()}

    assert found == {
        "Avlyst: Nylig over": ("CANCELLED", "TRANSPARENT"),
        "Avlyst: Lenge siden avlyst": ("CANCELLED", "TRANSPARENT"),
        "Går som det skal": ("CONFIRMED", "TRANSPARENT"),
    }


def test_a_moved_event_keeps_its_name_and_counts_its_changes(client):
    event = make_event(title_nb="Flyttes", starts_at=timezone.now() + timedelta(days=5))
    before = events_of(feed(client))["Flyttes"]

    event.state, event.starts_at, event.ends_at = (
        "moved",
        event.starts_at + timedelta(days=1),
        event.ends_at + timedelta(days=1),
    )
    event.save()
    after = events_of(feed(client))["Flyttes"]

    assert (after.uid.value, after.status.value) == (before.uid.value, "CONFIRMED")
    assert (before.sequence.value, after.sequence.value) == ("0", "1")


def test_an_event_that_has_only_a_month_is_not_in_the_feed(client):
    make_event(title_nb="En gang i juni", precision="month")
    make_event(title_nb="Med dag")

    assert titles(feed(client)) == ["Med dag"]


def test_lines_are_folded_at_75_octets_and_end_as_they_should(client):
    make_event(title_nb="Ærlig talt! " * 12 + "Æ", lead_nb="Å øve på æ, ø og å. " * 15)

    content = feed(client).content

    assert {len(line) <= 75 for line in content.split(b"\r\n")} == {True}
    assert content.replace(b"\r\n", b"").count(b"\n") == 0
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert titles(feed(client)) == ["Ærlig talt! " * 12 + "Æ"]


@pytest.mark.parametrize("address", ["/arrangementer/?format=ics", "/arrangementer/en/kalender.ics"])
def test_a_file_that_is_had_already_is_not_sent_again(client, address):
    event = make_event(slug="en")
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    Event.objects.filter(pk=event.pk).update(title_nb="Nytt navn")

    changed = client.get(address, headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Cache-Control"] == "public, max-age=600"
    assert (again.status_code, again.content) == (304, b"")
    assert (changed.status_code, titles(changed)) == (200, ["Nytt navn"])


@pytest.mark.parametrize("address", ["/arrangementer/?format=ics", "/arrangementer/en/kalender.ics"])
def test_a_file_can_be_asked_about_without_being_fetched(client, address):
    make_event(slug="en")

    response = client.head(address)

    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_feed_costs_two_queries_however_long(client, django_assert_num_queries, rows):
    for _number in range(rows):
        make_event(organisers=[make_organisation()])

    with django_assert_num_queries(2):
        feed(client)


# Another program


@pytest.mark.skipif(not shutil.which("khal"), reason="khal is not installed; vobject reads the same")
def test_khal_shows_the_filtered_feed_at_the_times_of_the_wall_in_winter_and_summer(
    client, tmp_path, first_of_december
):
    make_event(title_nb="Vinterfrokost", type="breakfast", starts_at=oslo(2027, 1, 14, 8), ends_at=oslo(2027, 1, 14, 9))
    make_event(title_nb="Sommerfrokost", type="breakfast", starts_at=oslo(2027, 7, 15, 8), ends_at=oslo(2027, 7, 15, 9))
    make_event(title_nb="Helgefrokost", type="breakfast", starts_at=oslo(2027, 6, 4, 8), ends_at=oslo(2027, 6, 6, 15))
    make_event(title_nb="Verksted", type="workshop", starts_at=oslo(2027, 1, 14, 8))
    file = tmp_path / "feed.ics"
    file.write_bytes(feed(client, "&type=breakfast").content)

    shown = khal(tmp_path, file)

    assert shown == [
        "14.01.2027 08:00-09:00 Vinterfrokost",
        *["04.06.2027 - Helgefrokost"] * 3,  # once for each of its days
        "15.07.2027 08:00-09:00 Sommerfrokost",
    ]


def khal(folder, file):
    """The lines that khal prints about the calendar file, imported into a calendar of its own in Oslo."""
    (folder / "calendar").mkdir()
    config = folder / "config"
    config.write_text(
        f"[calendars]\n[[portal]]\npath = {folder / 'calendar'}\n[sqlite]\npath = {folder / 'khal.db'}\n[locale]\n"
        "local_timezone = Europe/Oslo\ndefault_timezone = Europe/Oslo\ntimeformat = %H:%M\ndateformat = %d.%m.\n"
        "longdateformat = %d.%m.%Y\ndatetimeformat = %d.%m. %H:%M\nlongdatetimeformat = %d.%m.%Y %H:%M\n"
        "[default]\ndefault_calendar = portal\n"
    )
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    shared = {"env": environment, "check": True, "capture_output": True, "text": True}
    subprocess.run(["khal", "-c", config, "import", "--batch", file], **shared)
    form = "{start-date-long} {start-time}-{end-time} {title}"
    command = ["khal", "-c", config, "list", "--day-format", "", "--format", form, "01.01.2027", "365d"]
    text = subprocess.run(command, **shared).stdout
    return [line for line in text.splitlines() if line.strip()]
