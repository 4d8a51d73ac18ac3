"""The promised day of answer: working days in Norway."""

from datetime import date

import pytest

from tech_port.norwegian.working_days import add_working_days


@pytest.mark.parametrize(
    ("received", "answered"),
    [
        (date(2026, 11, 23), date(2026, 11, 25)),  # Monday: Wednesday
        (date(2026, 11, 20), date(2026, 11, 24)),  # Friday: Tuesday
        (date(2026, 11, 21), date(2026, 11, 24)),  # Saturday: Tuesday
        (date(2026, 12, 23), date(2026, 12, 28)),  # Wednesday before Christmas: Thursday the 24th, then Monday the 28th
        (date(2027, 3, 24), date(2027, 3, 31)),  # Wednesday before Easter: all of Easter is between
        (date(2027, 5, 14), date(2027, 5, 19)),  # Friday; Monday is 17 May *and* Whit Monday
        (date(2026, 12, 31), date(2027, 1, 5)),  # New Year's Day is a Friday
    ],
)
def test_an_answer_is_promised_within_two_working_days(received, answered):
    assert add_working_days(received, 2) == answered
