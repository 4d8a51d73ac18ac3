"""Rules of series: the times they give, and how they are said."""

import re

import pytest
from django.utils.translation import override

from events.rule_words import in_words
from events.series import rules as series
from tests.events.series.clock import clock


def days(rule, *starts):
    return [f"{at:%Y-%m-%d %H:%M}" for at in series.times(series.read(rule), clock(*starts))]


@pytest.mark.parametrize(
    ("rule", "starts", "expected"),
    [
        ("FREQ=DAILY;INTERVAL=2;COUNT=3", (2027, 1, 4), ["2027-01-04", "2027-01-06", "2027-01-08"]),
        ("FREQ=WEEKLY;BYDAY=TU,TH;COUNT=3", (2027, 1, 7), ["2027-01-07", "2027-01-12", "2027-01-14"]),
        ("RRULE:freq=monthly;byday=1th;count=2;", (2027, 1, 7), ["2027-01-07", "2027-02-04"]),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=2", (2027, 1, 29), ["2027-01-29", "2027-02-26"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3", (2027, 1, 31), ["2027-01-31", "2027-03-31", "2027-05-31"]),
        ("FREQ=WEEKLY;UNTIL=20270118", (2027, 1, 4), ["2027-01-04", "2027-01-11", "2027-01-18"]),
        ("FREQ=WEEKLY;UNTIL=20270118T073000Z", (2027, 1, 4, 8, 30), ["2027-01-04", "2027-01-11", "2027-01-18"]),
        ("FREQ=WEEKLY;UNTIL=20270118T072900Z", (2027, 1, 4, 8, 30), ["2027-01-04", "2027-01-11"]),
        ("FREQ=WEEKLY;UNTIL=20270111T083000", (2027, 1, 4, 8, 30), ["2027-01-04", "2027-01-11"]),
        ("FREQ=YEARLY;COUNT=2", (2027, 6, 1), ["2027-06-01", "2028-06-01"]),
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=1", (2027, 1, 7), ["2027-01-12"]),  # the first day does not follow the rule
    ],
)
def test_a_rule_gives_its_days(rule, starts, expected):
    assert [at.split()[0] for at in days(rule, *starts)] == expected


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("", "«» i regelen kan ikke leses."),
        ("hver tirsdag", "«HVER TIRSDAG» i regelen kan ikke leses."),
        ("FREQ=SECONDLY;COUNT=2", "«FREQ=SECONDLY» i regelen kan ikke leses."),
        ("FREQ=DAILY;BYHOUR=1,2;COUNT=2", "«BYHOUR=1,2» i regelen kan ikke leses."),
        ("FREQ=DAILY;INTERVAL=0;COUNT=2", "«INTERVAL=0» i regelen kan ikke leses."),
        ("FREQ=DAILY;FREQ=DAILY;COUNT=2", "«FREQ=DAILY» i regelen kan ikke leses."),
        ("FREQ=DAILY;COUNT=2\nRDATE:20270101", "kan ikke leses."),
        ("BYDAY=TU;COUNT=2", "Regelen må si hvor ofte"),
        ("FREQ=DAILY", "Si når serien slutter"),
        ("FREQ=DAILY;COUNT=2;UNTIL=20270101", "Si når serien slutter"),
        ("FREQ=DAILY;UNTIL=20270231", "Siste dag, «20270231», finnes ikke."),
        ("FREQ=DAILY;INTERVAL=999;COUNT=2", "Så langt mellom gangene"),
        ("FREQ=DAILY;COUNT=61", "flere enn 60 datoer"),
        ("FREQ=DAILY;UNTIL=20271231", "flere enn 60 datoer"),
        ("FREQ=YEARLY;COUNT=10", "høyst fem år fram"),
        ("FREQ=YEARLY;UNTIL=20991231", "høyst fem år fram"),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=2", "Regelen gir ingen datoer."),
        ("FREQ=MONTHLY;BYDAY=0MO;COUNT=2", "kan ikke leses."),
        ("FREQ=WEEKLY;UNTIL=20260101", "Regelen gir ingen datoer."),
    ],
)
def test_a_rule_that_cannot_be_used_says_why(rule, sentence):
    with pytest.raises(series.ProposalError, match=re.escape(sentence)):
        days(rule, 2027, 1, 7, 8, 30)


@pytest.mark.parametrize(
    ("rule", "norwegian", "english"),
    [
        ("FREQ=WEEKLY;INTERVAL=1;BYDAY=TH;COUNT=1", "hver uke på torsdag, 1 gang", "every week on Thursday, 1 time"),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,WE,TH;COUNT=4",
            "annenhver uke på tirsdag, onsdag og torsdag, 4 ganger",
            "every other week on Tuesday, Wednesday and Thursday, 4 times",
        ),
        (
            "FREQ=DAILY;INTERVAL=3;UNTIL=20270109T235959",
            "hver 3. dag, til og med 9.\u00a0januar 2027",
            "every 3 days, until 9\u00a0January 2027",
        ),
        (
            "FREQ=MONTHLY;INTERVAL=1;BYDAY=-1FR;COUNT=3",
            "hver måned siste fredag i måneden, 3 ganger",
            "every month last Friday of the month, 3 times",
        ),
        ("FREQ=MONTHLY;BYMONTHDAY=7;COUNT=3", "hver måned den 7., 3 ganger", "every month on day 7, 3 times"),
        ("FREQ=YEARLY;COUNT=2", "hvert år, 2 ganger", "every year, 2 times"),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1;COUNT=2", "etter en egen regel, 2 ganger", "by a rule of its own, 2 times"),
    ],
)
def test_a_rule_is_said_in_words_and_never_in_those_of_the_machine(rule, norwegian, english):
    said = []
    for language in ("nb", "en"):
        with override(language):
            said.append(in_words(rule))

    assert said == [norwegian, english]
