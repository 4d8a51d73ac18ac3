"""What somebody wrote ends after a known number of steps, with a sentence, however little comes of it."""

import gc
from datetime import UTC, datetime
from time import process_time

import pytest

from events import rrules
from events.calendar_import.entries import read
from events.series import rules
from tech_port.proposals.errors import ProposalError

START = datetime(2026, 3, 2, 9)  # noqa: DTZ001 - on the clock on the wall
SECONDS = 0.5  # of the processor
NOW = datetime(2026, 11, 22, tzinfo=UTC)
NEVER = [
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;INTERVAL=7;BYDAY=SA",
    "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31",
    "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31",
]
OFTEN = "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"


@pytest.fixture(autouse=True)
def no_garbage_of_others():
    """What tests before these left is not collected while these count the processor's time."""
    gc.disable()
    yield
    gc.enable()


def calendar(*lines):
    event = ["BEGIN:VEVENT", "UID:1", "DTSTART;TZID=Odd/Zone:20270101T100000", "SUMMARY:x", "END:VEVENT"]
    return "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", *lines, *event, "END:VCALENDAR", ""])


def zone(rule, times=1):
    part = ["BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", f"RRULE:{rule}"]
    return ["BEGIN:VTIMEZONE", "TZID:Odd/Zone", *[*part, "END:STANDARD"] * times, "END:VTIMEZONE"]


@pytest.mark.parametrize("end", ["COUNT=5", "UNTIL=20301231"])
@pytest.mark.parametrize("rule", NEVER)
def test_a_rule_that_never_comes_true_is_soon_followed_to_its_end(rule, end):
    begun = process_time()

    with pytest.raises(ProposalError, match="Regelen gir ingen datoer"):
        rules.times(rules.read(f"{rule};{end}"), START)

    assert process_time() - begun < SECONDS


def test_a_rule_gives_its_own_times_though_it_is_followed_in_other_years():
    leap_day = datetime(2028, 2, 29, 9)  # noqa: DTZ001

    days = rrules.follow("FREQ=WEEKLY;BYDAY=MO,TH", START, START.replace(day=12), 60)
    leap = rrules.follow("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29", START, START.replace(year=2031), 60)

    assert [f"{at:%a %d.%m.%Y %H}" for at in days] == [
        "Mon 02.03.2026 09",
        "Thu 05.03.2026 09",
        "Mon 09.03.2026 09",
        "Thu 12.03.2026 09",
    ]
    assert leap == [leap_day]


@pytest.mark.parametrize(
    "lines",
    [
        ["BEGIN:VTIMEZONE"] * 9_000,
        zone("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", times=150),
        zone("FREQ=YEARLY;BYMONTH=2;BYDAY=5SU", times=150),
        zone("FREQ=DAILY"),
        zone(OFTEN, times=4000),
    ],
    ids=["zones without an end", "a day that is not there", "a rare day", "each day", "rules by the thousand"],
)
def test_time_zones_that_would_be_followed_for_long_are_not_followed(lines):
    text, begun = calendar(*lines), process_time()

    found = read(text, NOW)

    assert found.unknown_zones == ("Odd/Zone",)

    assert process_time() - begun < SECONDS


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "FREQ=YEARLY;BYDAY=1SU;BYMONTH=4;UNTIL=20060402T080000Z",
        "FREQ=YEARLY;WKST=MO;INTERVAL=1;BYMONTH=11;BYDAY=+1SU",
        "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=8,9,10,11,12,13,14;BYDAY=SU",
    ],
)
def test_the_time_zones_that_calendars_write_are_read(rule):
    found = read(calendar(*zone(rule)), NOW)

    assert (len(found.entries), found.unknown_zones) == (1, ())
