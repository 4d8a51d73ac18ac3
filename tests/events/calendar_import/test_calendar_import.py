"""A member's calendar: read with suspicion, tried, and then made into drafts."""

import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from events.calendar_import.difference import Kind, apply, difference, entries
from events.calendar_import.file import Refused, text_of
from events.models import CalendarImport, Event
from tech_port.writing import markup
from tests.factories import make_calendar_import, make_event, make_organisation, make_user, make_venue
from tests.threads import in_threads

NOW = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)
OWN_ZONE = """BEGIN:VTIMEZONE
TZID:Vår egen
BEGIN:STANDARD
DTSTART:19701025T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
END:VTIMEZONE"""


def calendar(*bodies, zone=""):
    """A calendar of events, each given as its lines; those without a UID get one, and a title."""
    events = []
    for number, body in enumerate(bodies, start=1):
        more = [] if "UID:" in body else [f"UID:nr-{number}"]
        more += [] if "SUMMARY" in body else [f"SUMMARY:Nummer {number}"]
        events += ["BEGIN:VEVENT", *more, *body.strip().splitlines(), "END:VEVENT"]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//x//NO", *zone.splitlines(), *events, "END:VCALENDAR"]
    return "\r\n".join(lines) + "\r\n"


def spans(*bodies, zone=""):
    """[(beginning, end)] on Oslo's clock, the error where there is one."""
    return [
        entry.error
        or tuple(f"{timezone.localtime(at):%Y-%m-%d %H:%M %z}" for at in (entry.times.starts_at, entry.times.ends_at))
        for entry in entries(calendar(*bodies, zone=zone), NOW)
    ]


# Times


@pytest.mark.parametrize(
    ("body", "span"),
    [
        ("DTSTART:20261201T080000Z\nDTEND:20261201T100000Z", ("2026-12-01 09:00 +0100", "2026-12-01 11:00 +0100")),
        (
            "DTSTART;TZID=Europe/Oslo:20270701T090000\nDTEND;TZID=Europe/Oslo:20270701T100000",
            ("2027-07-01 09:00 +0200", "2027-07-01 10:00 +0200"),
        ),
        (
            "DTSTART;TZID=America/New_York:20261201T090000\nDURATION:PT90M",
            ("2026-12-01 15:00 +0100", "2026-12-01 16:30 +0100"),
        ),
        (
            "DTSTART;TZID=W. Europe Standard Time:20261201T090000\nDURATION:PT1H",
            ("2026-12-01 09:00 +0100", "2026-12-01 10:00 +0100"),
        ),
        ("DTSTART:20261201T090000\nDTEND:20261201T100000", ("2026-12-01 09:00 +0100", "2026-12-01 10:00 +0100")),
        ("DTSTART:20261201T090000", ("2026-12-01 09:00 +0100", "2026-12-01 09:00 +0100")),
        ("DTSTART;VALUE=DATE:20261201", ("2026-12-01 00:00 +0100", "2026-12-01 23:59 +0100")),
        (
            "DTSTART;VALUE=DATE:20261201\nDTEND;VALUE=DATE:20261204",
            ("2026-12-01 00:00 +0100", "2026-12-03 23:59 +0100"),
        ),
        ("DTSTART;VALUE=DATE:20261201\nDURATION:P2D", ("2026-12-01 00:00 +0100", "2026-12-02 23:59 +0100")),
        ("DTSTART:20270328T023000\nDURATION:PT1H", ("2027-03-28 03:30 +0200", "2027-03-28 04:30 +0200")),
        ("DTSTART;TZID=Nordpolen:20261201T090000", "Tidssonen «Nordpolen» er ukjent."),
        ("DTSTART:i morgen", "Linja DTSTART kan ikke leses."),
        ("DTSTART:00010101T000000Z", "Året 1 er ikke til å tro."),
        ("DTSTART:99991231T235959Z", "Året 9999 er ikke til å tro."),
        ("DTSTART:20261201T090000Z\nDTEND:20261201T080000Z", "Arrangementet slutter før det begynner."),
        ("DTSTART:20261201T090000Z\nDURATION:P4000W", "Arrangementet varer i mer enn 60 dager."),
        ("DTSTART:20261201T090000Z\nDTEND:20271201T080000Z", "Arrangementet varer i mer enn 60 dager."),
        ("SUMMARY:Uten tid", "Tiden mangler (DTSTART)."),
        ("CLASS:PRIVATE\nDTSTART:20261201T090000Z", "Arrangementet er merket som privat i kilden."),
    ],
)
def test_times_are_read_in_their_zone_and_a_bad_one_is_told_at_its_event(body, span):
    assert spans(body) == [span]


def test_a_zone_that_the_file_describes_itself_is_followed():
    body = "DTSTART;TZID=Vår egen:{}T090000\nDURATION:PT1H"

    assert spans(body.format("20261201"), body.format("20270701"), zone=OWN_ZONE) == [
        ("2026-12-01 09:00 +0100", "2026-12-01 10:00 +0100"),
        ("2027-07-01 09:00 +0200", "2027-07-01 10:00 +0200"),
    ]


def test_one_bad_event_does_not_stop_the_others():
    assert spans("DTSTART:x", "DTSTART:20261201T090000Z\nDTSTAMP:x\nBAD LINE") == [
        "Linja DTSTART kan ikke leses.",
        ("2026-12-01 10:00 +0100", "2026-12-01 10:00 +0100"),
    ]


# Recurrence


def days(body, *more):
    return [start if isinstance(start, str) else start[0][:16] for start in spans(body, *more)]


def test_a_rule_is_followed_on_the_wall_clock_through_the_change_of_clocks():
    body = "DTSTART;TZID=Europe/Oslo:20270315T083000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=3"

    assert spans(body) == [
        ("2027-03-15 08:30 +0100", "2027-03-15 09:30 +0100"),
        ("2027-03-22 08:30 +0100", "2027-03-22 09:30 +0100"),
        ("2027-03-29 08:30 +0200", "2027-03-29 09:30 +0200"),
    ]


def test_of_a_long_series_what_is_to_come_is_taken_a_year_ahead():
    found = days("DTSTART;TZID=Europe/Oslo:20190103T080000\nRRULE:FREQ=MONTHLY;BYDAY=1TH")

    assert found == [
        *("2026-12-03 08:00", "2027-01-07 08:00", "2027-02-04 08:00", "2027-03-04 08:00", "2027-04-01 08:00"),
        *("2027-05-06 08:00", "2027-06-03 08:00", "2027-07-01 08:00", "2027-08-05 08:00", "2027-09-02 08:00"),
        *("2027-10-07 08:00", "2027-11-04 08:00"),
    ]


def test_what_is_left_out_moved_and_added_is_followed():
    master = """UID:a
DTSTART;TZID=Europe/Oslo:20261201T080000
DURATION:PT1H
RRULE:FREQ=DAILY;UNTIL=20261205T070000Z
EXDATE;TZID=Europe/Oslo:20261202T080000
EXDATE;VALUE=DATE:20261204
RDATE;TZID=Europe/Oslo:20261210T080000"""
    moved = """UID:a
RECURRENCE-ID;TZID=Europe/Oslo:20261203T080000
DTSTART;TZID=Europe/Oslo:20261203T120000"""

    assert days(master, moved) == ["2026-12-01 08:00", "2026-12-03 12:00", "2026-12-05 08:00", "2026-12-10 08:00"]


@pytest.mark.parametrize(
    "rule", ["FREQ=SECONDLY", "FREQ=HOURLY;COUNT=5", "FREQ=DAILY;BYHOUR=1,2,3", "FREQ=YEARLY;BYYEARDAY=200"]
)
def test_a_rule_that_no_event_needs_is_not_followed(rule):
    assert days(f"DTSTART:20261201T090000Z\nRRULE:{rule}") == [
        "Gjentakelsen følges ikke: bare daglig, ukentlig, månedlig og årlig kan leses."
    ]


def test_no_more_than_a_hundred_of_a_series_are_taken():
    assert len(days("DTSTART:20261201T090000Z\nRRULE:FREQ=DAILY")) == 100


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;INTERVAL=12;BYMONTH=2",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=50",
    ],
)
def test_a_rule_that_never_comes_true_is_soon_given_up(rule):
    began = time.monotonic()

    found = days(*[f"DTSTART:20261201T090000Z\nRRULE:{rule}"] * 3)

    assert [day for day in found if day > "2026-12-02"] == []
    assert time.monotonic() - began < 2


# Hostile files


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Dette er ikke en hel kalenderfil. Den skal begynne med BEGIN:VCALENDAR."),
        (b"<html>Logg inn</html>", "Dette er ikke en hel kalenderfil. Den skal begynne med BEGIN:VCALENDAR."),
        (
            b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n",
            "Dette er ikke en hel kalenderfil. Den skal begynne med BEGIN:VCALENDAR.",
        ),
        (
            b"BEGIN:VCALENDAR\r\n\0END:VCALENDAR",
            "Fila har tegn som ikke hører til i en kalender. Eksporter den på nytt som .ics.",
        ),
        (
            "BEGIN:VCALENDAR æøå".encode("cp1252"),
            "Fila er ikke skrevet i UTF-8. Eksporter kalenderen på nytt som .ics.",
        ),
        (b"x" * (1024 * 1024 + 1), "Fila er større enn 1 MB. Eksporter en kortere periode."),
        (
            calendar(*["DTSTART:20261201T090000Z"] * 10_000).encode(),
            "Kalenderen har mer enn 2 000 arrangementer. Eksporter en kortere periode.",
        ),
        (
            calendar("X-A:b\n" * 100_000).encode(),
            "Kalenderen har mer enn 2 000 arrangementer. Eksporter en kortere periode.",
        ),
        (
            calendar("DTSTART;TZID=Vår egen:20261201T090000", zone=OWN_ZONE.replace("YEARLY", "SECONDLY")).encode(),
            "Kalenderen har en tidssone som ikke kan leses. Bruk Europe/Oslo.",
        ),
        (calendar().encode(), "Kalenderen har ingen arrangementer."),
        (
            b"BEGIN:VCALENDAR\r\n" + b"BEGIN:X\r\n" * 10_000 + b"END:VCALENDAR\r\n",
            "Kalenderen har ingen arrangementer.",
        ),
    ],
)
def test_a_hostile_file_is_refused_with_a_sentence_and_quickly(data, sentence):
    began = time.monotonic()

    with pytest.raises(Refused) as refusal:
        entries(text_of(data), NOW)

    assert (str(refusal.value), time.monotonic() - began < 3) == (sentence, True)


LINES = st.sampled_from(
    [
        *("BEGIN:VEVENT", "END:VEVENT", "BEGIN:VTIMEZONE", "END:VTIMEZONE", "UID:1", "UID:", "SUMMARY:Hei", "STATUS:X"),
        *("DTSTART:20261201T090000Z", "DTSTART;VALUE=DATE:20261201", "DTSTART;TZID=Europe/Oslo:20270328T023000"),
        *("DTSTART;VALUE=PERIOD:20261201T090000Z/PT1H", "DTSTART;VALUE=TIME:090000", "DTEND:99991231T235959Z"),
        *("DTEND;VALUE=DATE:20261202", "DURATION:-P1D", "DURATION:P9999999W", "DURATION:x", "DTSTART:24000229T000000"),
        *("RRULE:FREQ=DAILY", "RRULE:FREQ=DAILY;INTERVAL=0", "RRULE:FREQ=WEEKLY;BYDAY=99MO", "RRULE:COUNT=1", "RRULE:"),
        *(
            "RRULE:FREQ=MONTHLY;UNTIL=99999999",
            "RRULE:FREQ=DAILY;COUNT=-1;UNTIL=20270101",
            "RRULE:FREQ=YEARLY;BYMONTH=0",
        ),
        *("EXDATE:x", "EXDATE:20261201T090000Z", "RDATE;VALUE=PERIOD:20261201T090000Z/PT1H", "RECURRENCE-ID:x"),
        *(
            "RECURRENCE-ID;RANGE=THISANDFUTURE:20261201T090000Z",
            "RECURRENCE-ID;VALUE=DATE:20261201",
            "URL:javascript:x",
        ),
    ]
) | st.text(max_size=30)


@hypothesis_settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(lines=st.lists(LINES, max_size=14))
def test_any_lines_are_read_or_refused(lines):
    text = "\r\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR"])

    with suppress(Refused):
        found = entries(text_of(text.encode("utf-8", "replace")), NOW)
        assert all(entry.error or entry.times.ends_at >= entry.times.starts_at for entry in found)


@hypothesis_settings(
    max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data):
    with pytest.raises(Refused):
        entries(text_of(b"BEGIN:VCALENDAR\r\n" + data), NOW)


# What it means for our events


def tried(*bodies, organisation=None, **values):
    return make_calendar_import(content=calendar(*bodies), organisation=organisation or make_organisation(), **values)


def kinds(found):
    return [(str(line.kind), str(line.title), str(line.reason)) for line in found.lines]


@pytest.mark.django_db
def test_each_event_is_new_changed_unchanged_gone_skipped_or_unreadable():
    organisation = make_organisation()
    ours = {"imported_from": organisation, "state": "published"}
    at = datetime(2026, 12, 1, 9, tzinfo=UTC)
    make_event(**ours, imported_uid="same", title_nb="Uendret", starts_at=at, ends_at=at)
    make_event(**ours, imported_uid="later", title_nb="Vårt navn", starts_at=at, ends_at=at)
    make_event(**ours, imported_uid="off", title_nb="Avlyst hos dem", starts_at=at)
    make_event(**ours, imported_uid="gone", title_nb="Borte hos dem", starts_at=at)
    make_event(**{**ours, "state": "draft"}, imported_uid="gone 2", title_nb="Kladd", starts_at=at)
    make_event(imported_from=make_organisation(), imported_uid="new", title_nb="En annens")
    found = difference(
        tried(
            "UID:new\nSUMMARY:Nytt\nDTSTART:20261201T090000Z",
            "UID:same\nSUMMARY:Annen tekst\nDTSTART:20261201T090000Z",
            "UID:later\nSUMMARY:Deres navn\nDTSTART:20261202T090000Z",
            "UID:off\nSUMMARY:Av\nSTATUS:CANCELLED\nDTSTART:20261201T090000Z",
            "UID:unknown\nSUMMARY:Ukjent og avlyst\nSTATUS:CANCELLED\nDTSTART:20261201T090000Z",
            "UID:old\nSUMMARY:Gammelt\nDTSTART:20200101T090000Z",
            "UID:bad\nSUMMARY:Ødelagt\nDTSTART:tull",
            organisation=organisation,
        ),
        NOW,
    )

    assert kinds(found) == [
        ("error", "Ødelagt", "Linja DTSTART kan ikke leses."),
        ("skipped", "Gammelt", "Det er over."),
        ("new", "Nytt", ""),
        ("unchanged", "Annen tekst", ""),
        ("gone", "Avlyst hos dem", ""),
        ("skipped", "Ukjent og avlyst", "Det er avlyst hos dem."),
        ("changed", "Deres navn", ""),
        ("gone", "Borte hos dem", ""),
        ("gone", "Kladd", "Det er en kladd her. Slett den selv hvis den ikke skal brukes."),
    ]
    assert [(line.uid, line.is_chosen) for line in found.lines if line.can_be_taken] == [
        ("new", True),
        ("off", False),
        ("later", True),
        ("gone", False),
    ]


@pytest.mark.django_db
def test_a_change_is_told_field_by_field():
    organisation, venue = make_organisation(), make_venue(name="Glassgata")
    at = datetime(2026, 12, 1, 9, tzinfo=UTC)
    make_event(imported_from=organisation, imported_uid="a", starts_at=at, ends_at=at, venue=make_venue(name="Aulaen"))

    found = difference(tried("UID:a\nLOCATION:glassgata\nDTSTART;VALUE=DATE:20261203", organisation=organisation), NOW)

    assert [(change.label, change.before, change.after) for change in found.lines[0].changes] == [
        ("Tid", "1.\u00a0desember 2026 kl.\u00a010.00", "3.\u00a0desember 2026"),
        ("Sted", "Aulaen", str(venue)),
    ]


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_what_was_chosen_becomes_drafts_of_plain_text_and_only_that():
    organisation, venue = make_organisation(), make_venue(name="Glassgata")
    run = tried(
        "UID:a\nSUMMARY:Åpen <b>lab</b>\nLOCATION:Glassgata\nURL:https://lab.example/\nDTSTART:20261201T090000Z\n"
        "DESCRIPTION:<p>Kom inn</p><script>alert(1)</script>\\n\\nTa med [alle](javascript:x)",
        "UID:b\nSUMMARY:Ikke valgt\nDTSTART:20261202T090000Z",
        organisation=organisation,
    )

    done = apply(run.pk, {"a", "finnes ikke"})

    event = Event.objects.get()
    assert [(kind, made) for kind, made in done] == [(Kind.NEW, event)]
    assert (event.state, event.title_nb, event.venue, event.slug) == ("draft", "Åpen lab", venue, "apen-lab")
    assert (event.imported_from, event.imported_uid, list(event.organisers.all())) == (
        organisation,
        "a",
        [organisation],
    )
    assert event.lead_nb == "Kom inn"
    assert event.body_nb == "Ta med [alle](javascript:x)\n\nNettside: https://lab.example/"
    assert "javascript" not in str(markup.render(event.body_nb))


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_what_staff_have_written_stays_and_a_moved_event_says_so():
    organisation, mine = make_organisation(), make_venue(name="Vårt rom")
    at = datetime(2026, 12, 1, 9, tzinfo=UTC)
    ours = {"imported_from": organisation, "starts_at": at, "ends_at": at + timedelta(hours=1), "venue": mine}
    moved = make_event(**ours, imported_uid="a", title_nb="Vår tittel", lead_nb="Vår ingress")
    called_off = make_event(**ours, imported_uid="b")
    run = tried(
        "UID:a\nSUMMARY:Deres\nDESCRIPTION:Deres\nLOCATION:Ukjent\nDTSTART:20261203T090000Z\nDURATION:PT1H",
        "UID:b\nSTATUS:CANCELLED\nDTSTART:20261201T090000Z",
        organisation=organisation,
    )

    apply(run.pk, {"a", "b"})

    moved.refresh_from_db()
    called_off.refresh_from_db()
    assert (moved.title_nb, moved.lead_nb, moved.venue, moved.state) == ("Vår tittel", "Vår ingress", mine, "moved")
    assert (moved.starts_at, moved.moved_from) == (datetime(2026, 12, 3, 9, tzinfo=UTC), at)
    assert called_off.state == "cancelled"


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_the_same_calendar_again_changes_nothing_and_a_second_click_does_nothing():
    organisation = make_organisation()
    body = "UID:a\nDTSTART;TZID=Europe/Oslo:20261201T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=3"
    run = tried(body, organisation=organisation)
    uids = {line.uid for line in difference(run).lines}
    apply(run.pk, uids)

    again = difference(tried(body, organisation=organisation))

    run.refresh_from_db()
    assert [str(line.kind) for line in again.lines] == ["unchanged"] * 3
    assert run.content == ""
    assert (apply(run.pk, uids), Event.objects.count()) == (None, 3)


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_an_event_that_poses_as_anothers_occurrence_is_taken_once():
    series = "UID:a\nDTSTART:20261201T090000Z\nRRULE:FREQ=DAILY;COUNT=1"
    run = tried(series, "UID:a#20261201T090000Z\nDTSTART:20261202T090000Z")

    done = apply(run.pk, {"a#20261201T090000Z"})

    assert len(done) == Event.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_apply_at_once_make_each_event_once():
    at = f"{timezone.now() + timedelta(days=9):%Y%m%dT%H%M%SZ}"
    run = tried(f"UID:a\nDTSTART:{at}", f"UID:b\nDTSTART:{at}")

    found = in_threads(4, lambda: apply(run.pk, {"a", "b"}))

    assert sorted(0 if done is None else len(done) for done in found) == [0, 0, 0, 2]
    assert Event.objects.count() == 2


@pytest.mark.django_db
def test_more_than_five_hundred_to_come_are_refused():
    with pytest.raises(Refused, match="mer enn 500 kommende"):
        difference(tried(*["DTSTART:20261201T090000Z\nRRULE:FREQ=DAILY"] * 6), NOW)


# The staff's pages

ADD = "/admin/events/calendarimport/add/"


def page(run):
    return f"/admin/events/calendarimport/{run.pk}/change/"


@pytest.fixture
def staff(client):
    user = make_user(is_staff=True, is_superuser=True)
    client.force_login(user)
    return user


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_staff_upload_look_over_and_take(client, staff):
    organisation = make_organisation()
    text = calendar(
        "UID:a\nSUMMARY:Seminar\nATTENDEE;CN=Kari:mailto:kari@\n deltaker.example\nDTSTART:20261201T090000Z"
    )
    file = SimpleUploadedFile("ntnu.ics", text.encode(), "text/calendar")

    sent = client.post(ADD, {"organisation": organisation.pk, "file": file})
    run = CalendarImport.objects.get()
    shown = client.get(page(run)).content.decode()
    taken = client.post(page(run), {"take": ["a"]}, follow=True).content.decode()

    assert (sent["Location"], run.uploaded_by, run.file_name) == (page(run), staff, "ntnu.ics")
    assert ("Kari" in run.content, "deltaker.example" in run.content) == (False, False)
    assert "Lag kladd av «Seminar»" in shown
    assert "1 ny kladd, 0 endret." in taken
    assert [event.title_nb for event in Event.objects.all()] == ["Seminar"]
    assert "Ta inn det som er valgt" not in taken


@pytest.mark.django_db
def test_a_calendar_may_be_pasted(client, staff):
    client.post(ADD, {"organisation": make_organisation().pk, "pasted": calendar("DTSTART:20261201T090000Z")})

    assert CalendarImport.objects.get().file_name == "limt inn"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({}, "__all__", "Velg en fil eller lim inn en kalender, en av delene."),
        ({"pasted": "hei"}, "pasted", "Dette er ikke en hel kalenderfil. Den skal begynne med BEGIN:VCALENDAR."),
        ({"pasted": calendar()}, "pasted", "Kalenderen har ingen arrangementer."),
    ],
)
def test_what_cannot_be_read_is_not_stored_and_told_at_its_field(client, staff, values, field, sentence):
    response = client.post(ADD, {"organisation": make_organisation().pk, **values})

    assert dict(response.context["adminform"].form.errors) == {field: [sentence]}
    assert CalendarImport.objects.count() == 0


@pytest.mark.django_db
def test_what_can_no_longer_be_chosen_is_not_done(client, staff):
    run = tried("UID:a\nDTSTART:20200101T090000Z")

    response = client.post(page(run), {"take": ["a"]}, follow=True)

    assert "Noe er endret siden du så over. Se over en gang til." in response.content.decode()
    assert Event.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rights", "shown", "sent"),
    [
        ([], 403, 403),
        (["view_calendarimport"], 200, 403),
        (["change_calendarimport"], 200, 403),
        (["change_calendarimport", "add_event", "change_event"], 200, 302),
    ],
)
def test_only_those_who_may_make_and_change_events_take_a_calendar_in(client, rights, shown, sent):
    user = make_user(is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(user)
    run = tried(f"UID:a\nDTSTART:{timezone.now() + timedelta(days=9):%Y%m%dT%H%M%SZ}")

    statuses = client.get(page(run)).status_code, client.post(page(run), {"take": ["a"]}).status_code

    assert (statuses, Event.objects.count()) == ((shown, sent), int(sent == 302))
