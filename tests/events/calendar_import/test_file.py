"""A member's calendar, read with suspicion: times and zones."""

import time
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from events.calendar_import.encodings import text_of
from events.calendar_import.entries import read
from tech_port.proposals.errors import ProposalError
from tests.events.calendar_import.calendars import NOW, calendar, spans

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
        ("DTSTART;TZID=Nordpolen:20261201T090000", "Tidssonen «Nordpolen» er ukjent (linje 7)."),
        ("DTSTART:i morgen", "Linje 7 (DTSTART) kan ikke leses."),
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
        "Arrangementet er lest uten linje 14, som ikke kan leses.",
        "Linje 7 (DTSTART) kan ikke leses.",
        ("2026-12-01 10:00 +0100", "2026-12-01 10:00 +0100"),
    ]


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
            b"\xff\xfe" + "BEGIN:VCALENDAR\r\n".encode("utf-16-le")[:-1],
            "Fila er ikke hel: bokstavene kan ikke leses. Eksporter kalenderen på nytt som .ics.",
        ),
        (b"x" * (1024 * 1024 + 1), "Fila er større enn 1 MB. Eksporter en kortere periode."),
        (
            calendar(*["DTSTART:20261201T090000Z"] * 2_001).encode(),
            "Kalenderen har mer enn 2 000 arrangementer. Eksporter en kortere periode.",
        ),
        (
            calendar("X-A:b\n" * 100_000).encode(),
            "Kalenderen har mer enn 30 000 linjer. Eksporter en kortere periode.",
        ),
        (calendar().encode(), "Kalenderen har ingen arrangementer."),
        (
            b"BEGIN:VCALENDAR\n" + b"BEGIN:VTIMEZONE\n" * 29_000 + b"END:VCALENDAR\n",
            "Kalenderen tar for lang tid å lese. Eksporter en kortere periode.",
        ),
        (
            b"BEGIN:VCALENDAR\r\n" + b"BEGIN:X\r\n" * 10_000 + b"END:VCALENDAR\r\n",
            "Kalenderen har ingen arrangementer.",
        ),
    ],
)
def test_a_hostile_file_is_refused_with_a_sentence_and_quickly(data, sentence):
    began = time.monotonic()

    with pytest.raises(ProposalError) as refusal:
        read(text_of(data), NOW)

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

    with suppress(ProposalError):
        found = read(text_of(text.encode("utf-8", "replace")), NOW).entries
        assert found
        assert all(entry.error or entry.skipped or entry.times.ends_at >= entry.times.starts_at for entry in found)


@hypothesis_settings(
    max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data):
    with pytest.raises(ProposalError):
        read(text_of(b"BEGIN:VCALENDAR\r\n" + data), NOW)
