"""The day that the form promises an answer by: working days from the day it came in Oslo."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from premises.models import Interest
from tech_port.norwegian.typography import short_day
from tests.factories import make_interest, make_unit
from tests.links import link_to
from tests.pages_read import flat, get
from tests.premises.interest.sent import send_the_form


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("now", "answer_due_on"),
    [
        (datetime(2026, 12, 23, 11, tzinfo=UTC), date(2026, 12, 28)),  # Christmas is between
        (datetime(2027, 3, 24, 11, tzinfo=UTC), date(2027, 3, 31)),  # Easter is
        (datetime(2027, 5, 14, 11, tzinfo=UTC), date(2027, 5, 19)),  # 17 May is
        (datetime(2027, 5, 5, 11, tzinfo=UTC), date(2027, 5, 10)),  # Ascension Day is
        (datetime(2026, 11, 23, 22, 30, tzinfo=UTC), date(2026, 11, 25)),  # Monday, half past eleven in Oslo
        (datetime(2026, 11, 23, 23, 30, tzinfo=UTC), date(2026, 11, 26)),  # Tuesday, half past midnight in Oslo
        (datetime(2027, 5, 17, 21, 59, tzinfo=UTC), date(2027, 5, 19)),  # the last minute of a holiday
        (datetime(2027, 5, 17, 22, 0, tzinfo=UTC), date(2027, 5, 20)),  # the first after it
    ],
)
def test_two_working_days_are_counted_from_the_day_in_oslo_and_over_holidays(client, now, answer_due_on):
    with time_machine.travel(now, tick=False):
        page = send_the_form(client)["Location"]
        html = client.get(page).content.decode().replace("\u00a0", " ")

    assert Interest.objects.get().answer_due_on == answer_due_on
    assert f"{answer_due_on.day}. " in html


@pytest.mark.django_db
@pytest.mark.parametrize("now", [datetime(2026, 12, 23, 11, tzinfo=UTC), datetime(2026, 11, 23, 23, 30, tzinfo=UTC)])
def test_a_units_page_promises_the_day_that_the_form_then_promises(client, now):
    with time_machine.travel(now, tick=False):
        page = flat(get(client, make_unit().get_absolute_url()))
        send_the_form(client)

        day = short_day(Interest.objects.get().answer_due_on).replace("\u00a0", " ")

    assert [words in page for words in (f"Vi svarer senest {day}", f" svarer senest {day}")] == [True, True]


DUE, LATE, DONE = "Du får svar senest", "Vi er sene.", "Vi har svart deg."


@pytest.mark.django_db
@pytest.mark.parametrize("status", Interest.Status.values)
@pytest.mark.parametrize(
    ("days", "is_answered", "sentence", "label"),
    [
        (2, False, DUE, "<dt>Svar senest</dt>"),
        (0, False, DUE, "<dt>Svar senest</dt>"),
        (-1, False, LATE, "<dt>Skulle vært besvart</dt>"),
        (2, True, DONE, "<dt>Besvart</dt>"),
        (-1, True, DONE, "<dt>Besvart</dt>"),
    ],
)
def test_an_answer_is_promised_as_long_as_it_is_owed(client, status, days, is_answered, sentence, label):
    interest = make_interest(
        status=status,
        answer_due_on=timezone.localdate() + timedelta(days=days),
        answered_at=timezone.now() if is_answered else None,
    )

    receipt, page = flat(get(client, link_to(interest) + "?takk=1")), flat(get(client, link_to(interest)))

    labels = ("<dt>Svar senest</dt>", "<dt>Skulle vært besvart</dt>", "<dt>Besvart</dt>")
    is_said = interest.is_open or is_answered
    assert [one for one in (DUE, LATE, DONE) if one in receipt] == ([sentence] if interest.is_open else [])
    assert [one for one in labels if one in page] == ([label] if is_said else [])
