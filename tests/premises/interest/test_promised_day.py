"""The day that the form promises an answer by: working days from the day it came in Oslo."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from premises.models import Interest
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
