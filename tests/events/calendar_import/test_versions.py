"""Series with dates left out, added, moved, called off or written more than once: the newest of each counts."""

import pytest

from events.calendar_import.entries import read
from tests.events.calendar_import.calendars import NOW, calendar

WEEKLY = "UID:a\nDTSTART;TZID=Europe/Oslo:20270601T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=4"
DAYS = "UID:a\nDTSTART;VALUE=DATE:20270601\nRRULE:FREQ=WEEKLY;COUNT=3"


def told(*bodies, zone=""):
    """Day, hour and minute of each date, with “x” where it is called off; what is said of others."""
    return [
        entry.error or entry.skipped or f"{entry.times.starts_at:%d.%m %H.%M}{' x' if entry.is_cancelled else ''}"
        for entry in read(calendar(*bodies, zone=zone), NOW).entries
    ]


def single(original, rest):
    return f"UID:a\nRECURRENCE-ID{original}\n{rest}"


@pytest.mark.parametrize(
    "original",
    [
        *(":20270608T070000Z", ";TZID=Europe/Oslo:20270608T090000", ";TZID=Europe/London:20270608T080000"),
        *(":20270608T090000", ";VALUE=DATE:20270608", ":20270608", ";TZID=Kontoret:20270608T090000"),
    ],
)
def test_a_moved_date_is_known_by_whichever_moment_or_day_it_names(original):
    moved = single(original, "DTSTART;TZID=Europe/Oslo:20270609T120000")

    assert told(WEEKLY, moved) == ["01.06 09.00", "09.06 12.00", "15.06 09.00", "22.06 09.00"]


@pytest.mark.parametrize("original", [";VALUE=DATE:20270608", ";TZID=Europe/Oslo:20270608T000000", ":20270607T220000Z"])
def test_a_moved_day_is_known_too(original):
    assert told(DAYS, single(original, "DTSTART;VALUE=DATE:20270609")) == ["01.06 00.00", "09.06 00.00", "15.06 00.00"]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        *((f"EXDATE{value}", ["01.06 09.00", "15.06 09.00", "22.06 09.00"]) for value in (
            ":20270608T070000Z", ":20270608T090000", ";VALUE=DATE:20270608", ";TZID=Europe/London:20270608T080000",
        )),
        ("EXDATE:20270601T070000Z,20270608T070000Z\nEXDATE:20270615T070000Z", ["22.06 09.00"]),
        ("EXRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=9", ["08.06 09.00", "22.06 09.00"]),
        ("EXRULE:FREQ=WEEKLY", ["Alle datoene er tatt ut i kilden."]),
    ],
)  # fmt: skip
def test_dates_are_left_out_however_they_are_named(line, left):
    assert told(f"{WEEKLY}\n{line}") == left


@pytest.mark.parametrize(
    "until",
    ["20270615", "20270615T070000Z", "20270615T090000", "20270615T235959Z", "20270622T065959Z", "20270615T215959Z"],
)
def test_a_series_goes_on_until_its_last_day_or_moment(until):
    assert told(WEEKLY.replace("COUNT=4", f"UNTIL={until}")) == ["01.06 09.00", "08.06 09.00", "15.06 09.00"]


@pytest.mark.parametrize("until", ["20270615", "20270614T220000Z", "20270615T000000Z", "20270615T235959Z"])
def test_a_series_of_days_goes_on_until_its_last_day(until):
    assert told(DAYS.replace("COUNT=3", f"UNTIL={until}")) == ["01.06 00.00", "08.06 00.00", "15.06 00.00"]


def test_what_is_changed_from_a_date_on_changes_until_the_next_such_change():
    first = single(";RANGE=THISANDFUTURE:20270608T070000Z", "DTSTART:20270608T090000Z\nDTEND:20270608T100000Z")
    second = single(";RANGE=THISANDFUTURE:20270622T070000Z", "STATUS:CANCELLED\nDTSTART:20270622T070000Z")

    assert told(WEEKLY.replace("4", "5"), second, first) == [
        *("01.06 09.00", "08.06 11.00", "15.06 11.00", "22.06 09.00 x", "29.06 09.00 x")
    ]


def test_of_several_versions_the_newest_counts_wherever_it_stands():
    new, old = "SEQUENCE:2\nDTSTAMP:20261101T080000Z", "SEQUENCE:1\nDTSTAMP:20261120T080000Z"
    later, sooner = "DTSTAMP:20261102T080000Z", "DTSTAMP:20261101T090000Z"
    masters = [f"UID:a\n{version}\nDTSTART:2027060{day}T070000Z" for day, version in enumerate((new, old), 1)]
    dates = [
        single(":20270608T070000Z", f"{version}\nDTSTART:2027060{day}T070000Z") for day, version in ((8, new), (9, old))
    ]

    assert (told(*masters), told(*masters[::-1])) == (["01.06 09.00"], ["01.06 09.00"])
    assert told(*(body.replace(new, later).replace(old, sooner) for body in masters)) == ["01.06 09.00"]
    assert (
        told(WEEKLY, *dates)
        == told(WEEKLY, *dates[::-1])
        == ["01.06 09.00", "08.06 09.00", "15.06 09.00", "22.06 09.00"]
    )


def test_a_cancelled_date_need_not_say_when_it_is():
    assert told(WEEKLY, single(":20270608T070000Z", "STATUS:CANCELLED"))[:3] == [
        "01.06 09.00",
        "08.06 09.00 x",
        "15.06 09.00",
    ]


def test_a_file_that_calls_off_calls_off_every_date():
    assert told(WEEKLY, zone="METHOD:CANCEL") == ["01.06 09.00 x", "08.06 09.00 x", "15.06 09.00 x", "22.06 09.00 x"]
    assert told(f"{WEEKLY}\nSTATUS:CANCELLED", single(":20270608T070000Z", "DTSTART:20270609T070000Z")) == [
        *("01.06 09.00 x", "09.06 09.00 x", "15.06 09.00 x", "22.06 09.00 x")
    ]


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        ("DTSTART:tull", "Linje 15 (DTSTART) kan ikke leses."),
        ("DTSTART;TZID=Kontoret:20270609T090000", "Tidssonen «Kontoret» er ukjent (linje 15)."),
        ("DTSTART:20270609T090000Z\nDTEND:20270609T080000Z", "Arrangementet slutter før det begynner."),
        ("CLASS:PRIVATE\nDTSTART:20270609T090000Z", "Arrangementet er merket som privat i kilden."),
    ],
)
def test_a_date_that_cannot_be_read_costs_that_date_alone(rest, said):
    assert told(WEEKLY, single(":20270608T070000Z", rest)) == [said, "01.06 09.00", "15.06 09.00", "22.06 09.00"]


def test_a_series_that_cannot_be_read_costs_no_date_that_stands_alone():
    assert told(WEEKLY.replace("COUNT=4", "BYDAY=XX"), single(":20270608T070000Z", "DTSTART:20270609T070000Z")) == [
        "Linje 9 (RRULE) kan ikke leses.",
        "09.06 09.00",
    ]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("DTSTART:20200601T090000Z\nRRULE:FREQ=WEEKLY;COUNT=4", "Det er over."),
        ("DTSTART:20200601T090000Z\nRRULE:FREQ=YEARLY;INTERVAL=4;BYMONTH=6", "Ingen dato det neste året."),
        ("DTSTART:20290601T090000Z\nRRULE:FREQ=WEEKLY", "Den første datoen er mer enn et år fram."),
        ("DTSTART:20270601T090000Z\nRRULE:FREQ=WEEKLY;UNTIL=20270101T000000Z", "Gjentakelsen gir ingen datoer."),
        ("CLASS:PRIVATE\nDTSTART:20270601T090000Z\nRRULE:FREQ=WEEKLY", "Arrangementet er merket som privat i kilden."),
        ("RRULE:FREQ=WEEKLY", "Tiden mangler (DTSTART)."),
    ],
)
def test_a_series_without_a_date_to_come_has_a_line_that_says_why(body, said):
    assert told(body) == [said]
