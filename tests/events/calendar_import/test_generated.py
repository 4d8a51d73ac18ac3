"""Series by the hundred, whose dates are worked out beside the reader: rules by dateutil, the rest by sets of times."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from events.calendar_import.entries import read
from tests.events.calendar_import.calendars import NOW, calendar

ZONES = {
    "Europe/Oslo": "Europe/Oslo",
    "W. Europe Standard Time": "Europe/Oslo",
    '"(UTC+00:00) Dublin, Edinburgh, Lisbon, London"': "Europe/London",
    "America/New_York": "America/New_York",
    "": "Europe/Oslo",
}
SHAPES = [
    "",
    ";BYDAY=TU,TH",
    ";BYMONTHDAY=1,15",
    ";BYDAY=2WE",
    ";BYDAY=-1FR",
    ";BYMONTH=1,6;BYMONTHDAY=10",
    ";BYDAY=MO;BYSETPOS=-1",
]
FITS = {
    "DAILY": [*SHAPES[:2], ";BYHOUR=9,10"],
    "WEEKLY": SHAPES[:2],
    "MONTHLY": [*SHAPES[:1], *SHAPES[2:5], SHAPES[6]],
    "YEARLY": [SHAPES[0], SHAPES[5]],
}
SETTINGS = {"deadline": None, "derandomize": True, "database": None}


@st.composite
def rules(draw):
    frequency = draw(st.sampled_from(list(FITS)))
    end = draw(st.sampled_from(["", ";COUNT=7", ";COUNT=30", ";UNTIL=20270601", ";UNTIL=20270415T120000Z"]))
    shape = draw(st.sampled_from(FITS[frequency]))
    return f"FREQ={frequency};INTERVAL={draw(st.integers(1, 3))}{shape}", end


def written(moment, zone):
    """A moment of the wall's clock as a file writes it: in its zone, in another one, or in UTC."""
    return [
        f";TZID={zone}:{moment:%Y%m%dT%H%M%S}" if zone else f":{moment:%Y%m%dT%H%M%S}",
        f":{moment.replace(tzinfo=ZoneInfo(ZONES[zone])).astimezone(UTC):%Y%m%dT%H%M%SZ}",
    ]


def by_dateutil(rule, end, starts, zone):
    """The rule's times on the wall's clock: the first is the event's own, and counts."""
    last = NOW.replace(tzinfo=None) + timedelta(days=367)
    until = datetime(2027, 6, 1, 23, 59) if end == ";UNTIL=20270601" else None  # noqa: DTZ001
    if end.endswith("Z"):
        until = datetime(2027, 4, 15, 12, tzinfo=UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    ahead = rrulestr(rule, dtstart=starts).between(starts, min(until or last, last), inc=True)
    if until and until < starts:
        return []  # a series that ends before it begins has been taken away
    found = sorted({starts, *ahead})
    return found[: int(end[7:])] if end.startswith(";COUNT") else found


def in_oslo(moment, zone):
    return moment.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC).astimezone(ZoneInfo("Europe/Oslo"))


def to_come(times, length):
    """What the reader should tell of them: those not over, at most a year ahead, the next hundred."""
    found = sorted(at for at in times if at + length > NOW and at < NOW + timedelta(days=366))
    return [f"{at:%Y-%m-%d %H:%M}" for at in found[:100]]


def told(*bodies):
    return [
        f"{entry.times.starts_at:%Y-%m-%d %H:%M}"
        for entry in read(calendar(*bodies), NOW).entries
        if entry.times and not entry.is_cancelled
    ]


@hypothesis_settings(max_examples=120, **SETTINGS)
@given(
    rule=rules(),
    zone=st.sampled_from(list(ZONES)),
    day=st.integers(-400, 300),
    hour=st.integers(4, 23),
    out=st.lists(st.integers(0, 12), max_size=3),
    moved=st.dictionaries(st.integers(0, 12), st.integers(-3, 3).filter(bool), max_size=3),
    added=st.lists(st.integers(1, 200), max_size=2),
    later=st.none() | st.tuples(st.integers(0, 9), st.integers(-30, 30).filter(bool)),
    way=st.integers(0, 1),
)
def test_a_series_gives_the_dates_that_are_worked_out_beside_it(rule, zone, day, hour, out, moved, added, later, way):
    starts, length = datetime(2026, 12, 1, hour, 30) + timedelta(days=day), timedelta(minutes=50)  # noqa: DTZ001
    dates = by_dateutil(*rule, starts, ZONES[zone])
    more = [starts + timedelta(days=days, hours=-1) for days in added]
    left_out = {dates[number] for number in out if number < len(dates)}
    apart = {dates[at]: dates[at] + timedelta(days=by, hours=1) for at, by in moved.items() if at < len(dates)}
    apart = {at: to for at, to in apart.items() if at not in left_out}
    master = [f"DTSTART{written(starts, zone)[0]}", "DURATION:PT50M", f"RRULE:{rule[0]}{rule[1]}"]
    master += [f"EXDATE{written(at, zone)[way]}" for at in sorted(left_out)]
    master += [f"RDATE{written(at, zone)[way]}" for at in more]
    changed = [
        f"UID:a\nRECURRENCE-ID{written(at, zone)[way]}\nDTSTART{written(to, zone)[0]}" for at, to in apart.items()
    ]

    stay, shift = {*dates, *more} - left_out - set(apart), {}
    if later and later[0] < len(dates) and dates[later[0]] in stay:
        begins = dates[later[0]]
        shift = {at: timedelta(hours=later[1]) for at in stay if at >= begins}
        original, to = written(begins, zone)[way], written(begins + shift[begins], zone)[0]
        changed.append(f"UID:a\nRECURRENCE-ID;RANGE=THISANDFUTURE{original}\nDTSTART{to}\nDURATION:PT50M")

    found = told("UID:a\n" + "\n".join(master), *changed)

    expected = [*(at + shift.get(at, timedelta()) for at in stay), *apart.values()]
    assert found == to_come([in_oslo(at, ZONES[zone]) for at in expected], length)


@hypothesis_settings(max_examples=40, **SETTINGS)
@given(rule=rules(), day=st.integers(-200, 300), out=st.lists(st.integers(0, 9), max_size=3), way=st.integers(0, 2))
def test_a_series_of_whole_days_gives_its_days_however_they_are_written(rule, day, out, way):
    starts = datetime(2026, 12, 1) + timedelta(days=day)  # noqa: DTZ001
    text, end = rule[0], rule[1].replace("20270415T120000Z", "20270415")
    dates = by_dateutil(text.replace(";BYHOUR=9,10", ""), end, starts, "Europe/Oslo")
    if end.endswith("0415"):
        last = datetime(2027, 4, 15)  # noqa: DTZ001
        dates = [at for at in dates if starts <= last and at <= last]
    left_out = {dates[number] for number in out if number < len(dates)}
    forms = [
        lambda at: f";VALUE=DATE:{at:%Y%m%d}",
        lambda at: f";TZID=Europe/Oslo:{at:%Y%m%d}T000000",
        lambda at: f":{at.replace(tzinfo=ZoneInfo('Europe/Oslo')).astimezone(UTC):%Y%m%dT%H%M%SZ}",
    ]
    lines = [f"DTSTART{forms[way](starts)}", f"DTEND{forms[way](starts + timedelta(days=1))}", f"RRULE:{text}{end}"]
    lines += [f"EXDATE{forms[way](at)}" for at in sorted(left_out)]

    entries = read(calendar("UID:a\n" + "\n".join(lines)), NOW).entries

    oslo = [datetime.combine(at, time.min, ZoneInfo("Europe/Oslo")) for at in dates if at not in left_out]
    days = [f"{at:%Y-%m-%d}" for at in oslo if at + timedelta(days=1) > NOW and at < NOW + timedelta(days=366)]
    found = [entry for entry in entries if entry.times]
    assert [f"{entry.times.starts_at:%Y-%m-%d}" for entry in found] == days[:100]
    assert all(entry.times.is_whole_days for entry in found)
    assert entries
