"""Zones by the names that calendar programs give them; a winter's and a summer's nine o'clock tell which it is."""

import pytest

from events.calendar_import.entries import read
from tests.events.calendar_import.calendars import NOW, calendar, spans

OSLO, LONDON, HELSINKI, NEW_YORK, UTC = ("09", "09"), ("10", "10"), ("08", "08"), ("15", "15"), ("10", "11")
DEFINED = """BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16011028T030000
TZOFFSETFROM:{summer}
TZOFFSETTO:{winter}
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010325T020000
TZOFFSETFROM:{winter}
TZOFFSETTO:{summer}
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""
FAKE = """BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16010101T000000
TZOFFSETFROM:+0500
TZOFFSETTO:+0500
END:STANDARD
END:VTIMEZONE"""


def hours(name, zone=""):
    """At which hour in Oslo it is nine there, in winter and in summer; what is said where that is not known."""
    bodies = [f"DTSTART;TZID={name}:2027{month}15T090000" for month in ("01", "06")]
    return tuple(start if isinstance(start, str) else start[0][11:13] for start in spans(*bodies, zone=zone))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *(
            (name, OSLO)
            for name in ("Europe/Oslo", "europe/oslo", '"Europe/Oslo"', "Europe/Berlin", "Arctic/Longyearbyen")
        ),
        *((f"/{prefix}/Europe/Oslo", OSLO) for prefix in ("mozilla.org/20050126_1", "freeassociation.sourceforge.net")),
        ("/softwarestudio.org/Tzfile/Europe/London", LONDON),
        ("America/Argentina/Buenos_Aires", ("13", "14")),
        *((name, OSLO) for name in ("W. Europe Standard Time", "Romance Standard Time", "W. Europe Daylight Time")),
        ("Central Europe Standard Time", OSLO),
        ("Eastern Standard Time", NEW_YORK),
        ("GMT Standard Time", LONDON),
        ("FLE Standard Time", HELSINKI),
        *(
            (name, OSLO)
            for name in ("CET", "CEST", "Oslo", "Norge", "Vest-Europa (normaltid)", "Mitteleuropäische Zeit")
        ),
    ],
)
def test_names_of_zones_are_known(name, expected):
    assert hours(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", OSLO),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Oslo, Roma, Stockholm, Wien", OSLO),
        ("(GMT+01.00) Amsterdam / Berlin / Bern / Rome / Stockholm / Vienna", OSLO),
        ("(GMT+01:00) Brussels, Copenhagen, Madrid, Paris", OSLO),
        ("(UTC+01:00) Belgrade, Bratislava, Budapest, Ljubljana, Prague", OSLO),
        ("(UTC+01:00) København", OSLO),
        ("(UTC) Dublin, Edinburgh, Lisbon, London", LONDON),
        ("(UTC+00:00) Dublin, Edinburgh, Lisbon, London", LONDON),
        ("(UTC) Coordinated Universal Time", UTC),
        ("(UTC+02:00) Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius", HELSINKI),
        ("(UTC-05:00) Eastern Time (US & Canada)", NEW_YORK),
        ("(UTC-08:00) Pacific Time (US & Canada)", ("18", "18")),
        ("(UTC+03:00) Moscow, St. Petersburg", ("07", "08")),
        ("(UTC+08:00) Beijing, Chongqing, Hong Kong, Urumqi", ("02", "03")),
        ("(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi", ("04", "05")),
    ],
)
@pytest.mark.parametrize("quote", ['"', ""])
def test_names_that_windows_shows_are_known_with_and_without_quotes(name, expected, quote):
    assert hours(f"{quote}{name}{quote}") == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *(
            (name, ("09", "10"))
            for name in ("GMT+0100", "UTC+1", "UTC+01:00", "+01:00", "GMT+1", "(GMT+01:00)", "+0100")
        ),
        *((name, UTC) for name in ("UTC", "GMT", "Z", "Etc/UTC", "UTC+0", "Etc/GMT")),
        ("Etc/GMT-1", ("09", "10")),
        ("UTC-5", ("15", "16")),
        ("GMT+0530", ("04", "05")),
    ],
)
def test_names_that_are_an_offset_have_no_summer_time(name, expected):
    assert hours(name) == expected


def test_a_known_name_beats_what_the_file_says_of_it():
    names = ("W. Europe Standard Time", "Europe/Oslo", "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna")

    assert {name: hours(f'"{name}"', FAKE.format(name=name)) for name in names} == dict.fromkeys(names, OSLO)


@pytest.mark.parametrize("name", ["Vår egen", "Customized Time Zone", "GMT+0100", "tzone://Microsoft/Custom"])
def test_a_zone_that_the_file_defines_is_taken(name):
    assert hours(name, DEFINED.format(name=name, winter="+0200", summer="+0300")) == HELSINKI


def test_a_name_of_a_zone_is_the_same_in_small_letters():
    assert hours("vår EGEN", DEFINED.format(name="Vår egen", winter="+0200", summer="+0300")) == HELSINKI


def test_times_without_a_zone_are_in_the_calendars_own():
    body = "DTSTART:20270115T090000\nDTEND:20270115T100000"
    own = [
        "X-WR-TIMEZONE:Europe/London",
        "TIMEZONE-ID:Europe/London",
        "X-WR-TIMEZONE:GMT Standard Time",
        "X-WR-CALNAME:x",
    ]

    assert [spans(body, zone=line)[0][0][11:13] for line in own] == ["10", "10", "10", "09"]


def test_an_end_without_a_zone_follows_its_beginning():
    assert spans("DTSTART;TZID=Europe/London:20270115T090000\nDTEND:20270115T100000") == [
        ("2027-01-15 10:00 +0100", "2027-01-15 11:00 +0100")
    ]


@pytest.mark.parametrize("zone", ["", FAKE.format(name="Kontoret").replace("+0500", "fem")])
def test_of_other_zones_somebody_is_asked_and_the_answer_is_followed(zone):
    text = calendar("DTSTART;TZID=Kontoret:20270615T090000", "DTSTART:20270615T080000Z", zone=zone)

    asked, answered = read(text, NOW), read(text, NOW, are_norwegian=True)

    assert (asked.unknown_zones, answered.unknown_zones) == (("Kontoret",), ("Kontoret",))
    assert [entry.times and entry.times.starts_at.hour for entry in asked.entries if not entry.skipped] == [None, 10]
    assert [entry.times.starts_at.hour for entry in answered.entries if not entry.skipped] == [9, 10]
    assert [entry.skipped for entry in asked.entries if entry.skipped] == (
        ["Tidssonen som begynner på linje 4, kan ikke leses."] if zone else []
    )


def test_a_zone_of_the_whole_calendar_that_nobody_knows_is_asked_about_too():
    found = read(calendar("DTSTART:20270615T090000", "DTSTART;VALUE=DATE:20270615", zone="X-WR-TIMEZONE:Kontoret"), NOW)

    assert found.unknown_zones == ("Kontoret",)
    assert [(entry.error, entry.times is None) for entry in found.entries] == [
        ("Tidssonen «Kontoret» er ukjent (linje 4).", True),
        ("", False),
    ]
