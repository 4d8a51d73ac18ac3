"""Rules of a calendar, followed on the wall clock."""

import time

import pytest

from tests.events.calendar_import.calendars import spans


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


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "FREQ=HOURLY;COUNT=5", "FREQ=MINUTELY", "FREQ=DAILY;SKIP=OMIT"])
def test_a_rule_that_no_event_needs_is_not_followed(rule):
    assert days(f"DTSTART:20261201T090000Z\nRRULE:{rule}") == [
        "Gjentakelsen følges ikke: bare daglig, ukentlig, månedlig og årlig kan leses."
    ]


def test_no_more_than_a_hundred_of_a_series_are_taken_and_that_is_said():
    found = days("DTSTART:20261201T090000Z\nRRULE:FREQ=DAILY")

    assert (found[0], len(found[1:])) == (
        "Serien har flere datoer enn de 100 neste. De kommer når kalenderen leses igjen.",
        100,
    )


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
