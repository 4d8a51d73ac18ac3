"""Numbers, money and dates as the two languages write them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from tech_port.norwegian import typography


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "47 000 | 1 234,5 | −3 | 47 000 m² | 2 450 kr/m²/år | 2 345,50 kr/m²/år | 440 kr | 4 305 000 kr"),
        (
            "en",
            "47,000 | 1,234.5 | −3 | 47,000 m² | NOK 2,450/m²/year | NOK 2,345.50/m²/year | NOK 440 | NOK 4,305,000",
        ),
    ],
)
def test_numbers_and_money(language, text):
    with translation.override(language):
        written = [
            typography.number(47000),
            typography.number("1234.5"),
            typography.number(-3),
            typography.square_metres("47000.0"),
            typography.rate(2450),
            typography.rate(Decimal("2345.5")),
            typography.price(Decimal("440.00")),
            typography.kroner("4305000.00"),
        ]

    assert " | ".join(written).replace("\u00a0", " ") == text
    assert not any(" " in part for part in written)


@pytest.mark.parametrize(
    ("low", "high", "text"), [(75, 100, "75–100"), (8, 8, "8"), (None, 12, "12"), (None, None, "")]
)
def test_spans(low, high, text):
    assert typography.span(low, high) == text


@pytest.mark.parametrize(
    ("low", "high", "norwegian", "english"),
    [
        (500, 1500, "500–1 500 m²", "500–1,500 m²"),
        (800, None, "fra 800 m²", "from 800 m²"),
        (None, 300, "inntil 300 m²", "up to 300 m²"),
        (None, None, "", ""),
    ],
)
def test_an_area_asked_for_says_which_end_is_open(low, high, norwegian, english):
    for language, text in (("nb", norwegian), ("en", english)):
        with translation.override(language):
            assert typography.area(low, high).replace("\u00a0", " ") == text


@pytest.mark.parametrize(
    ("precision", "norwegian", "english"),
    [
        ("day", "5. mars 2027", "5 March 2027"),
        ("month", "mars 2027", "March 2027"),
        ("quarter", "1. kvartal 2027", "Q1 2027"),
        ("year", "2027", "2027"),
    ],
)
def test_dates_are_as_exact_as_they_are_known(precision, norwegian, english):
    for language, text in (("nb", norwegian), ("en", english)):
        with translation.override(language):
            assert typography.day(date(2027, 3, 5), precision).replace("\u00a0", " ") == text


@pytest.mark.parametrize(
    ("day", "norwegian", "english"),
    [
        (date(2026, 12, 1), "1. des.", "1 Dec"),
        (date(2027, 1, 1), "1. jan. 2027", "1 Jan 2027"),
        (date(2027, 7, 1), "1. juli 2027", "1 Jul 2027"),
        (date(2026, 3, 1), "1. mars 2026", "1 Mar 2026"),
    ],
)
def test_a_day_to_come_is_brief_and_has_its_year_where_it_is_not_this(day, norwegian, english):
    today = date(2026, 11, 26)

    with translation.override("en"):
        assert typography.brief_day(day, today).replace("\u00a0", " ") == english
    assert typography.brief_day(day, today).replace("\u00a0", " ") == norwegian


@pytest.mark.parametrize(
    ("precision", "days", "text"),
    [
        ("time", 0, "torsdag 14. jan. 2027 kl. 13.00–15.00"),
        ("time", 1, "torsdag 14. jan. 2027 kl. 13.00 – fredag 15. jan. 2027 kl. 15.00"),
        ("day", 0, "torsdag 14. jan. 2027"),
        ("day", 1, "14.–15. januar 2027"),
        ("month", 0, "januar 2027"),
    ],
)
def test_a_row_of_a_list_says_a_time_briefly(precision, days, text):
    starts, ends = datetime(2027, 1, 14, 12, tzinfo=UTC), datetime(2027, 1, 14 + days, 14, tzinfo=UTC)

    assert typography.brief_when(starts, ends, precision, date(2026, 11, 26)).replace("\u00a0", " ") == text


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2027, 6, 3), date(2027, 6, 3), "3. juni 2027"),
        (date(2027, 6, 3), date(2027, 6, 6), "3.–6. juni 2027"),
        (date(2027, 6, 30), date(2027, 7, 2), "30. juni–2. juli 2027"),
        (date(2026, 12, 31), date(2027, 1, 1), "31. desember 2026–1. januar 2027"),
    ],
)
def test_spans_of_days_say_nothing_twice(first, last, text):
    assert typography.days(first, last).replace("\u00a0", " ") == text


@pytest.mark.parametrize(
    ("starts_at", "norwegian"),
    [
        (datetime(2027, 1, 14, 12, tzinfo=UTC), "14. januar 2027 kl. 13.00–15.00"),
        (datetime(2027, 7, 14, 12, tzinfo=UTC), "14. juli 2027 kl. 14.00–16.00"),
    ],
)
def test_times_are_oslo_times_in_winter_and_summer(starts_at, norwegian):
    ends_at = starts_at.replace(hour=14)

    assert typography.when(starts_at, ends_at).replace("\u00a0", " ") == norwegian


@pytest.mark.parametrize(
    ("ends_at", "precision", "norwegian", "english"),
    [
        (
            datetime(2026, 12, 4, 14, tzinfo=UTC),
            "time",
            "fredag 4. desember 2026 kl. 13.00–15.00",
            "Friday 4 December 2026, 13:00–15:00",
        ),
        (
            datetime(2026, 12, 5, 14, tzinfo=UTC),
            "time",
            "fredag 4. desember 2026 kl. 13.00 – lørdag 5. desember 2026 kl. 15.00",
            "Friday 4 December 2026, 13:00 – Saturday 5 December 2026, 15:00",
        ),
        (datetime(2026, 12, 4, 14, tzinfo=UTC), "day", "fredag 4. desember 2026", "Friday 4 December 2026"),
        (
            datetime(2026, 12, 6, 14, tzinfo=UTC),
            "day",
            "fredag 4.–søndag 6. desember 2026",
            "Friday 4–Sunday 6 December 2026",
        ),
        (
            datetime(2027, 1, 1, 14, tzinfo=UTC),
            "day",
            "fredag 4. desember 2026–fredag 1. januar 2027",
            "Friday 4 December 2026–Friday 1 January 2027",
        ),
        (datetime(2026, 12, 31, 14, tzinfo=UTC), "month", "desember 2026", "December 2026"),
    ],
)
def test_times_can_be_told_with_the_day_of_the_week(ends_at, precision, norwegian, english):
    starts_at = datetime(2026, 12, 4, 12, tzinfo=UTC)

    for language, text in (("nb", norwegian), ("en", english)):
        with translation.override(language):
            told = typography.when(starts_at, ends_at, precision, weekday=True)
        assert told.replace("\u00a0", " ") == text


def test_organisation_and_phone_numbers():
    written = [
        typography.orgnr("123456785"),
        typography.phone("+4773559000"),
        typography.phone("91862151"),
        typography.phone("+46 8 123 456 78"),
        typography.phone("spør i resepsjonen"),
    ]

    assert [text.replace("\u00a0", " ") for text in written] == [
        "123 456 785",
        "73 55 90 00",
        "918 62 151",
        "+46 8 123 456 78",
        "spør i resepsjonen",
    ]


@pytest.mark.parametrize(
    ("precision", "last"),
    [
        ("day", date(2027, 2, 5)),
        ("month", date(2027, 2, 28)),
        ("quarter", date(2027, 3, 31)),
        ("year", date(2027, 12, 31)),
    ],
)
def test_the_last_day_of_a_span(precision, last):
    assert typography.last_day_of(date(2027, 2, 5), precision) == last
    assert typography.last_day_of(date(2026, 12, 1), "month") == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("Kort nok", 8, "Kort nok"),
        ("Ett ord for mye", 14, "Ett ord for…"),
        ("Ett ord for mye", 11, "Ett ord…"),
        ("Slutter her, og så mer", 14, "Slutter her…"),
        ("Menneskerettighetsorganisasjon", 10, "Menneskere"[:9] + "…"),
        ("", 5, ""),
    ],
)
def test_a_text_is_cut_at_a_word_and_never_longer_than_its_room(text, length, short):
    assert typography.shortened(text, length) == short
    assert len(short) <= length
