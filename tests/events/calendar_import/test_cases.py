"""Files as calendar programs write them, and what each gives; `cases/` holds them as they were made."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.utils import timezone

from events.calendar_import.encodings import text_of
from events.calendar_import.entries import read

FOLDER = Path(__file__).parent / "cases"
NOW = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)
EVERY = {
    "outlook-display-name-zone.ics": ["Frokost | 2027-06-15 08:30–10:00"],
    "cdo-all-day-as-midnights.ics": ["Fagdag | 2027-06-15 hele dagen"],
    "recurrence-id-date-on-timed.ics": [
        "Kaffe | 2027-06-01 09:00–10:00",
        "Kaffe (flyttet) | 2027-06-09 09:00–10:00",
        "Kaffe | 2027-06-15 09:00–10:00",
    ],
    "range-thisandfuture.ics": [
        "Kaffe | 2027-06-01 09:00–10:00",
        "Kaffe | 2027-06-08 09:00–10:00",
        "Kaffe, ny tid | 2027-06-15 13:00–14:00",
        "Kaffe, ny tid | 2027-06-22 13:00–14:00",
    ],
    "older-sequence-last.ics": ["Nytt klokkeslett | 2027-06-01 13:00–14:00"],
    "rdate-period.ics": ["Kurs | 2027-06-01 09:00–10:00", "Kurs | 2027-06-03 09:00–12:00"],
    "two-rrules.ics": [
        "Kurs | 2027-06-01 09:00–10:00",
        "Kurs | 2027-06-03 09:00–10:00",
        "Kurs | 2027-06-08 09:00–10:00",
        "Kurs | 2027-06-10 09:00–10:00",
    ],
    "method-cancel.ics": ["Sommerfest | 2027-06-01 09:00–10:00 | avlyst"],
    "angle-bracket-links.ics": [
        "Kurs <avansert> | 2027-06-01 09:00–10:00 | Rom <A2> | Bli med her<https://teams.example.com/l/meetup/abc>\n"
        "Spørsmål: Kari <kari@example.no>\nPris < 100 kr og alder > 18"
    ],
    "stray-line-in-alarm.ics": [
        "Møte | Varselet er lest uten linje 13, som ikke kan leses.",
        "Møte | 2027-06-01 09:00–10:00",
        "Annet | 2027-06-02 09:00–10:00",
    ],
    "duration-time-weeks.ics": [
        "Uke | 2027-06-01–2027-06-07 hele dagen",
        "Uke PT1W | 2027-06-01–2027-06-07 hele dagen",
        "PT0S | 2027-06-01 09:00–09:00",
        "tom DTEND | 2027-06-01 09:00–09:00",
    ],
    "override-without-summary.ics": [
        "Kaffe | 2027-06-01 09:00–10:00 | Kafeen",
        "Kaffe | 2027-06-09 09:00–10:00 | Kafeen",
        "Kaffe | 2027-06-15 09:00–10:00 | Kafeen",
    ],
    "bad-override-loses-series.ics": [
        "Kaffe | 2027-06-01 09:00–10:00",
        "Kaffe | 2027-06-09 09:00–10:00",
        "Kaffe | 2027-06-15 09:00–10:00",
        "Ukjent/Sone?",
    ],
    "one-byhour.ics": [
        "Kaffe | 2027-06-01 09:00–10:00",
        "Kaffe | 2027-06-08 09:00–10:00",
        "Uke 23 | 2027-06-08 09:00–10:00",
        "Kaffe | 2027-06-15 09:00–10:00",
    ],
    "class-x-and-transp.ics": ["Privat arrangement | Arrangementet er merket som privat i kilden."],
    "x-wr-timezone-floating.ics": ["London floating | 2027-06-01 10:00–11:00"],
    "uppercase-lower-begin.ics": ["Påmelding | 2027-06-01 09:00–10:00"],
    "url-with-uri-param-and-www.ics": [
        "URL | 2027-06-01 09:00–09:00 | https://example.no/a",
        "URL2 | 2027-06-01 09:00–09:00 | https://www.example.no/a",
        "URL3 | 2027-06-01 09:00–09:00 | https://example.no/å",
    ],
    "start-not-in-rule.ics": [
        "Fetetirsdag | 2027-02-09 hele dagen",
        "Kurs, onsdag først | 2027-06-02 09:00–10:00",
        "Kurs, onsdag først | 2027-06-08 09:00–10:00",
        "Kurs, onsdag først | 2027-06-15 09:00–10:00",
    ],
    "blank-tzid.ics": ["Møte | 2027-08-26 09:00–10:00"],
    "fake-dst-zone.ics": ["Juni | 2027-06-15 09:00–10:00"],
    "latin1.ics": [
        "Påmelding Linje to, med komma; og semikolon | 2027-06-01 09:00–10:00 | Realfagbygget, rom R1 Høgskoleringen 5"
    ],
    "google-export.ical.zip": [
        "Påmelding Linje to, med komma; og semikolon | 2027-06-01 09:00–10:00 | Realfagbygget, rom R1 Høgskoleringen 5"
    ],
}


def when(times):
    first, last = timezone.localtime(times.starts_at), timezone.localtime(times.ends_at)
    if times.is_whole_days:
        days = dict.fromkeys((f"{first:%Y-%m-%d}", f"{last:%Y-%m-%d}"))
        return f"{'–'.join(days)} hele dagen"
    return f"{first:%Y-%m-%d %H:%M}–{last:%H:%M}"


def told(entry):
    said = entry.error or entry.skipped or when(entry.times)
    off = "avlyst" if entry.is_cancelled else ""
    about = entry.details
    return " | ".join(filter(None, [about.title, said, off, about.place, about.url, about.about]))


def test_every_file_stands_in_the_table():
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(EVERY)


@pytest.mark.parametrize("name", EVERY)
def test_what_a_file_gives(name):
    found = read(text_of((FOLDER / name).read_bytes()), NOW)

    assert [*map(told, found.entries), *(f"{zone}?" for zone in found.unknown_zones)] == EVERY[name]


def test_a_long_history_is_read_though_most_of_it_is_over():
    over = "BEGIN:VEVENT\nUID:{0}\nSUMMARY:Nr. {0}\nDTSTART:20190101T080000Z\nEND:VEVENT\n"
    ahead = over.replace("2019", "2027").format("siste")
    text = "BEGIN:VCALENDAR\n" + "".join(map(over.format, range(2001))) + ahead + "END:VCALENDAR\n"

    found = read(text, NOW)

    assert (len(found.entries), told(found.entries[-1])) == (2002, "Nr. siste | 2027-01-01 09:00–09:00")
