"""Days and times as people write them, in fields of both languages."""

from datetime import date, time

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import translation

from tech_port.norwegian.days import read_day
from tech_port.norwegian.fields import DayField, TimeField
from tech_port.norwegian.times import read_time

TODAY = date(2026, 11, 26)
FIRST = date(2027, 10, 1)
# What is typed in either language, its last day, and what kind of stretch it is, or the code of a refusal.
DAYS = [
    *((text, FIRST, "day") for text in ("2027-10-01", "01.10.2027", "1.10.2027", "1.10.27", "1. 10. 2027")),
    *((text, FIRST, "day") for text in ("1/10/2027", "01-10-2027", "2027/10/01", "1. oktober 2027", "1.oktober 2027")),
    *((text, FIRST, "day") for text in ("1 okt. 27", "1.\u00a0oktober\u00a02027", "fredag 1. oktober 2027")),
    *((text, FIRST, "day") for text in ("1 October 2027", "October 1, 2027", "1st of October 2027", "FRE 1. OKT 2027")),
    *((text, FIRST, "day") for text in ("innen 1. oktober 2027", "ca. 1.10.2027", "by 1 October 2027")),
    *((text, date(2027, 10, 31), "month") for text in ("oktober 2027", "Okt. 2027", "October 2027", "10.2027")),
    ("2027-10", date(2027, 10, 31), "month"),
    ("februar 2028", date(2028, 2, 29), "month"),
    ("medio oktober 2027", date(2027, 10, 20), "third"),
    ("slutten av oktober 2027", date(2027, 10, 31), "third"),
    *(
        (text, date(2027, 11, 30), "season")
        for text in ("høsten 2027", "høst 2027", "autumn 2027", "i løpet av høsten 2027")
    ),
    ("våren 2027", date(2027, 5, 31), "season"),
    ("sommeren 2027", date(2027, 8, 31), "season"),
    ("vinteren 2027/28", date(2028, 2, 29), "season"),
    *(
        (text, date(2027, 12, 31), "quarter")
        for text in ("Q4 2027", "4. kvartal 2027", "4q27", "fourth quarter of 2027")
    ),
    ("første kvartal 2027", date(2027, 3, 31), "quarter"),
    *((text, date(2027, 6, 30), "half") for text in ("1. halvår 2027", "H1 2027", "first half of 2027")),
    ("2027", date(2027, 12, 31), "year"),
    ("innen utgangen av 2027", date(2027, 12, 31), "year"),
    ("uke 40 2027", date(2027, 10, 10), "week"),
    *(
        (text, TODAY, "at_once")
        for text in ("nå", "Snarest", "snarest mulig", "straks", "omgående", "så snart som mulig")
    ),
    *((text, TODAY, "at_once") for text in ("umiddelbart", "med en gang", "now", "as soon as possible", "immediately")),
    ("i morgen", None, "day"),
    *((text, None, "by_agreement") for text in ("etter avtale", "by agreement", "Etter nærmere avtale")),
    *((text, None, "either") for text in ("vinteren 2027", "winter 2027")),
    *((text, None, "year") for text in ("oktober", "1. oktober", "1.10.", "høsten", "Q4", "oktober 27")),
    *(
        (text, None, "calendar")
        for text in ("31.02.2027", "2026-02-30", "29. februar 2027", "0000-00-00", "uke 54 2027")
    ),
    *((text, None, "order") for text in ("10/31/2027", "1.13.2027", "10/13/2027", "2027-13-01", "13.13.2027")),
    *((text, date(2027, 6, 30), "months") for text in ("mai–juni 2027", "May/June 2027", "mai eller juni 2027")),
    ("juni–mai 2027", None, "calendar"),
    *((text, date(2027, 12, 31), "year") for text in ("neste år", "next year")),
    ("neste måned", date(2026, 12, 31), "month"),
    *((text, date(2027, 11, 30), "season") for text in ("neste høst", "next autumn", "fra neste høst")),
    *((text, date(2027, 2, 26), "relative") for text in ("om 3 måneder", "in three months", "in 3 months' time")),
    *((text, date(2027, 5, 26), "relative") for text in ("within 6 months", "innen seks måneder")),
    *((text, date(2027, 10, 2), "day") for text in ("etter 1.10.2027", "after 1 October 2027")),
    ("før 1.10.2027", date(2027, 9, 30), "day"),
    *((text, None, "calendar") for text in ("etter 31.12.9999", "før 1.1.0001", "uke 52 9999")),
    ("3 måneder", None, "day"),
    ("15. jul 2027", date(2027, 7, 15), "day"),
    ("mandag 1. oktober 2027", None, "weekday"),
    *((text, None, "day") for text in ("bla", "1e3", "१.१.२०२७", "2027-10-01T13:00", "ja", "9" * 400, "no")),
]


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize(("text", "last", "precision"), DAYS)
def test_a_day_is_read_as_meant_or_refused(language, text, last, precision):
    with translation.override(language):
        try:
            day = read_day(text, TODAY)
            read = (day.last, day.precision)
        except ValidationError as refusal:
            read = (None, refusal.code)

    assert read == (last, precision)


TIMES = [
    *((text, time(13)) for text in ("13.00", "kl. 13", "13:00", "kl 13.00", "13", "1300", "klokka 13", "13:00:00")),
    *((text, time(13)) for text in ("1 pm", "1.00 p.m.", "Kl. 13.00")),
    ("9.30", time(9, 30)),
    ("0", time(0)),
    ("12 am", time(0)),
    ("noon", time(12)),
    *((text, "time") for text in ("25", "13.60", "13.5", "snart", "930", "13 pm", "१३", "9" * 100, "-1")),
    ("24.00", "midnight"),
]


@pytest.mark.parametrize(("text", "meant"), TIMES)
def test_a_time_is_read_as_meant_or_refused(text, meant):
    try:
        read = read_time(text)
    except ValidationError as refusal:
        read = refusal.code

    assert read == meant


def said(field, text, language="nb"):
    """What a field answers: its value and its note, or why not; hard spaces as spaces."""
    with translation.override(language), time_machine.travel("2026-11-26 12:00"):
        try:
            answer = [field.clean(text), field.note]
        except ValidationError as refusal:
            answer = refusal.messages
    return [part.replace("\u00a0", " ") if isinstance(part, str) else part for part in answer]


@pytest.mark.parametrize(
    ("field", "text", "norwegian", "english"),
    [
        (
            DayField(stretch="last"),
            "høsten 2027",
            [date(2027, 11, 30), "Vi leser «høsten 2027» som 30. november 2027, den siste dagen."],
            [date(2027, 11, 30), "We read “høsten 2027” as 30 November 2027, its last day."],
        ),
        (
            DayField(stretch="first"),
            "oktober 2027",
            [FIRST, "Vi leser «oktober 2027» som 1. oktober 2027, den første dagen."],
            [FIRST, "We read “oktober 2027” as 1 October 2027, its first day."],
        ),
        (
            DayField(),
            "oktober 2027",
            ["«oktober 2027» er flere dager. Skriv hvilken, for eksempel 31. oktober 2027."],
            ["“oktober 2027” is several days. Write which one, for example 31 October 2027."],
        ),
        (
            DayField(),
            "snarest",
            [TODAY, "Vi leser «snarest» som i dag, 26. november 2026."],
            [TODAY, "We read “snarest” as today, 26 November 2026."],
        ),
        (
            DayField(required=False, may_agree=True),
            "etter avtale",
            [None, "Vi leser «etter avtale» som ingen bestemt dag."],
            [None, "We read “etter avtale” as no particular day."],
        ),
        (
            DayField(),
            "etter avtale",
            ["«etter avtale» er ikke en bestemt dag. Skriv hvilken dag det gjelder."],
            ["“etter avtale” is no particular day. Write which day it is about."],
        ),
        (
            DayField(),
            "1/10/2027",
            [FIRST, "Vi leser «1/10/2027» som 1. oktober 2027."],
            [FIRST, "We read “1/10/2027” as 1 October 2027."],
        ),
        (DayField(), "1. oktober 2027", [FIRST, ""], [FIRST, ""]),
        *(
            (
                DayField(),
                text,
                [FIRST, f"Vi leser «{text}» som 1. oktober 2027."],
                [FIRST, f"We read “{text}” as 1 October 2027."],
            )
            for text in ("innen 1. oktober 2027", "senest 1. oktober 2027", "fra 1. oktober 2027")
        ),
        (
            DayField(stretch="last"),
            "from autumn 2027",
            [date(2027, 9, 1), "Vi leser «from autumn 2027» som 1. september 2027, den første dagen."],
            [date(2027, 9, 1), "We read “from autumn 2027” as 1 September 2027, its first day."],
        ),
        (
            DayField(stretch="last"),
            "jul 2027",
            ["«jul 2027» kan være juli 2027 eller desember 2027. Skriv måneden."],
            [date(2027, 7, 31), "We read “jul 2027” as 31 July 2027, its last day."],
        ),
        (
            DayField(stretch="last"),
            "neste vår",
            [date(2027, 5, 31), "Vi leser «neste vår» som 31. mai 2027, den siste dagen."],
            [date(2027, 5, 31), "We read “neste vår” as 31 May 2027, its last day."],
        ),
        (
            DayField(stretch="last"),
            "om 3 måneder",
            [date(2027, 2, 26), "Vi leser «om 3 måneder» som 26. februar 2027."],
            [date(2027, 2, 26), "We read “om 3 måneder” as 26 February 2027."],
        ),
        (
            DayField(),
            "1.13.2027",
            [
                "«1.13.2027» har måned nummer 13, men det er bare tolv. Skriv dagen før måneden, for eksempel "
                "31. oktober 2027."
            ],
            [
                "“1.13.2027” has month number 13, but there are only twelve. Write the day before the month, for "
                "example 31 October 2027."
            ],
        ),
        (
            DayField(suggests="first", precision="Nøyaktighet"),
            "2027",
            ["«2027» er flere dager. Skriv 1. januar 2027, og velg i «Nøyaktighet» hva som er kjent."],
            ["“2027” is several days. Write 1 January 2027, and choose in “Nøyaktighet” what is known."],
        ),
        (
            DayField(),
            "",
            ["Skriv en dag, for eksempel 1. oktober 2027."],
            ["Write a day, for example 1 October 2027."],
        ),
        (
            DayField(first=date(2000, 1, 1), last=date(2035, 12, 31)),
            "1.1.2050",
            ["Velg en dag fra 2000 til 2035."],
            ["Choose a day from 2000 to 2035."],
        ),
    ],
)
def test_a_field_says_what_it_took_or_why_not(field, text, norwegian, english):
    assert said(field, text) == norwegian
    assert said(field, text, "en") == english


def test_the_next_season_is_refused_while_this_years_is_yet_to_come():
    with pytest.raises(ValidationError) as refused:
        read_day("neste høst", date(2027, 3, 1))

    assert refused.value.messages == ["«neste høst» kan være i 2027 eller 2028. Skriv året."]


@pytest.mark.parametrize(("language", "shown"), [("nb", "1.\u00a0oktober 2027"), ("en", "1\u00a0October 2027")])
def test_a_field_shows_a_day_as_pages_write_it_and_reads_it_back(language, shown):
    field = DayField()
    with translation.override(language):
        assert [field.widget.format_value(value) for value in (FIRST, "2027-10-01", "2027-13-01", "høsten 2027")] == [
            shown,
            shown,
            "2027-13-01",
            "høsten 2027",
        ]
        assert field.clean(shown) == FIRST


@pytest.mark.parametrize(("language", "shown"), [("nb", "13.00"), ("en", "13:00")])
def test_a_field_shows_a_time_as_pages_write_it_and_reads_it_back(language, shown):
    field = TimeField()
    with translation.override(language):
        assert (field.widget.format_value(time(13)), field.clean(shown)) == (shown, time(13))
        assert field.clean(field.widget.format_value(time(13, 0, 30))) == time(13, 0, 30)
