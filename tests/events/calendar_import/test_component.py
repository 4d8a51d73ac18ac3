"""One event, however programs write it: whole days, called off, private, and its words."""

import pytest

from events.calendar_import.entries import read
from tests.events.calendar_import.calendars import NOW, calendar, spans

START = "DTSTART;TZID=Europe/Oslo:20270615T000000"
ONE_DAY = ("2027-06-15 00:00 +0200", "2027-06-15 23:59 +0200")
TWO_DAYS = ("2027-06-15 00:00 +0200", "2027-06-16 23:59 +0200")


def one(body):
    (entry,) = read(calendar(f"{body}\nDTSTART:20270615T090000Z"), NOW).entries
    return entry


@pytest.mark.parametrize(
    ("body", "span"),
    [
        ("DTSTART;VALUE=DATE:20270615\nDTEND;VALUE=DATE:20270616", ONE_DAY),
        ("DTSTART;VALUE=DATE:20270615\nDTEND;VALUE=DATE:20270615", ONE_DAY),
        ("DTSTART;VALUE=DATE:20270615\nDTEND;VALUE=DATE:20270617", TWO_DAYS),
        ("DTSTART;VALUE=DATE;TZID=Europe/Oslo:20270615", ONE_DAY),
        ("DTSTART;VALUE=DATE:20270615T000000\nDTEND;VALUE=DATE:20270616T000000", ONE_DAY),
        ("DTSTART;VALUE=DATE-TIME:20270615", ONE_DAY),
        ("DTSTART:20270615\nDTEND:20270617", TWO_DAYS),
        (f"{START}\nDTEND;TZID=Europe/Oslo:20270616T000000", ONE_DAY),
        (f"{START}\nDTEND;TZID=Europe/Oslo:20270616T235900", TWO_DAYS),
        (f"{START}\nDURATION:P1D", ONE_DAY),
        (f"{START}\nDURATION:PT48H", TWO_DAYS),
        (f"{START}\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE", ONE_DAY),
        (f"{START}\nX-FUNAMBOL-ALLDAY:1", ONE_DAY),
        ("DTSTART:20270615T000000\nDTEND:20270616T000000", ONE_DAY),
        ("DTSTART:20270614T220000Z\nDTEND:20270616T220000Z\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE", TWO_DAYS),
        ("DTSTART:20270614T220000Z\nDTEND:20270615T220000Z", ONE_DAY),
        ("DTSTART:20270615T000000Z\nDTEND:20270616T000000Z", ONE_DAY),
        (
            "DTSTART;TZID=America/New_York:20270615T000000\nDTEND;TZID=America/New_York:20270617T000000\n"
            "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT:TRUE",
            TWO_DAYS,
        ),
    ],
)
def test_whole_days_are_whole_however_they_are_written(body, span):
    assert spans(body) == [span]


@pytest.mark.parametrize(
    ("body", "ends"),
    [
        ("DTEND;TZID=Europe/Oslo:20270616T000000\nX-MICROSOFT-CDO-ALLDAYEVENT:FALSE", "2027-06-16 00:00 +0200"),
        ("DTEND;TZID=Europe/Oslo:20270615T180000", "2027-06-15 18:00 +0200"),
        ("DURATION:PT20H", "2027-06-15 20:00 +0200"),
        ("DTEND:", "2027-06-15 00:00 +0200"),
    ],
)
def test_what_begins_at_midnight_is_not_always_a_whole_day(body, ends):
    assert spans(f"{START}\n{body}") == [("2027-06-15 00:00 +0200", ends)]


def test_a_series_of_whole_days_written_as_midnights_leaves_out_and_moves_whole_days():
    master = (
        "UID:a\nDTSTART:20270614T220000Z\nDTEND:20270615T220000Z\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE\n"
        "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20270705T220000Z\nEXDATE:20270621T220000Z"
    )
    moved = "UID:a\nRECURRENCE-ID:20270628T220000Z\nDTSTART;VALUE=DATE:20270630"

    assert [start[:10] + end[10:16] for start, end in spans(master, moved)] == [
        *("2027-06-15 23:59", "2027-06-30 23:59", "2027-07-06 23:59"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        *("STATUS:CANCELLED", "STATUS:CANCELED", "status:cancelled", "X-MICROSOFT-CDO-CANCELLED:TRUE"),
        *(
            "X-EVENT-STATUS:CANCELLED",
            "SUMMARY:Avlyst: Fest",
            "SUMMARY:Canceled: Fest",
            "SUMMARY:Cancelled event: Fest",
        ),
        *("SUMMARY:AVLYST Fest", "SUMMARY:[Avlyst] Fest", "SUMMARY:Fest (avlyst)", "SUMMARY:Fest – AVLYST"),
        *("SUMMARY:Kansellert - Fest", "SUMMARY:Avlysning: Fest", "SUMMARY:Inställt: Fest", "SUMMARY:Abgesagt: Fest"),
    ],
)
def test_called_off_is_called_off_however_it_is_said(body):
    assert one(body).is_cancelled


@pytest.mark.parametrize(
    "body",
    [
        *("STATUS:CONFIRMED", "STATUS:TENTATIVE", "X-MICROSOFT-CDO-CANCELLED:FALSE", "SUMMARY:Cancel culture i dag"),
        *("SUMMARY:Avlyste konserter og andre historier: en kveld", "SUMMARY:Kansellert? En debatt"),
    ],
)
def test_what_only_sounds_like_it_is_not_called_off(body):
    assert not one(body).is_cancelled


@pytest.mark.parametrize(
    ("line", "is_private"),
    [
        *((line, True) for line in ("CLASS:PRIVATE", "CLASS:CONFIDENTIAL", "CLASS:X-PERSONAL", "class:private")),
        *((line, False) for line in ("CLASS:PUBLIC", "CLASS:public", "CLASS:", "TRANSP:OPAQUE")),
        ("X-CALENDARSERVER-ACCESS:RESTRICTED", True),
    ],
)
def test_of_a_private_event_nothing_is_shown_but_its_line(line, is_private):
    entry = one(f"SUMMARY:Legetime\nLOCATION:St. Olav\n{line}")

    shown = (entry.details.title, entry.details.place, entry.skipped)
    assert shown == (
        ("Privat arrangement", "", "Arrangementet er merket som privat i kilden.")
        if is_private
        else ("Legetime", "St. Olav", "")
    )


@pytest.mark.parametrize(
    ("body", "field", "said"),
    [
        (r"SUMMARY:C:\\nytt\, og\; \nmer", "title", r"C:\nytt, og; mer"),
        ("SUMMARY:R&D <b>nå</b> &amp; a < b", "title", "R&D nå & a < b"),
        ("SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:P=C3=A5=\nmelding", "title", "Påmelding"),
        ('SUMMARY;LANGUAGE=nb;X-A="a:b;c":Hei', "title", "Hei"),
        ("SUMMARY:A\x01B", "title", "A B"),
        ("SUMMARY:Bla\u030abær 👩\u200d🔬\u200b", "title", "Blåbær 👩\u200d🔬"),
        ("LOCATION:Rom <A2>", "place", "Rom <A2>"),
        (
            'DESCRIPTION:<p>Hei</p><a href="https://x.no/?a=1&amp;b=2">Meld deg på</a>',
            "about",
            "Hei\nMeld deg på <https://x.no/?a=1&b=2>",
        ),
        ("X-ALT-DESC;FMTTYPE=text/html:<html><body>Hei<br>du</body></html>", "about", "Hei\ndu"),
        ("URL;VALUE=URI:https://x.no/a", "url", "https://x.no/a"),
        ("URL:WWW.x.no", "url", "https://WWW.x.no"),
        ("URL:javascript:alert(1)", "url", ""),
    ],
)
def test_words_are_plain_text_as_they_were_meant(body, field, said):
    assert getattr(one(body).details, field) == said
