"""What has happened lies on no day to come."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError

from tech_port.norwegian.happened import validate_happened


@pytest.mark.parametrize(
    ("value", "precision"),
    [
        (date(2026, 11, 27), "day"),
        (date(2026, 12, 1), "month"),
        (date(2027, 3, 31), "quarter"),
        (date(2027, 12, 31), "year"),
        (datetime(2026, 11, 26, 23, 30, tzinfo=UTC), "day"),
    ],
)
@time_machine.travel("2026-11-26 12:00Z", tick=False)
def test_what_is_still_to_come_has_not_happened(value, precision):
    with pytest.raises(ValidationError) as refused:
        validate_happened(value, precision)

    assert refused.value.messages[0].endswith("er ikke kommet ennå. Skriv når det skjedde, senest i dag.")


@pytest.mark.parametrize(
    ("value", "precision"),
    [
        (date(2026, 11, 26), "day"),
        (date(2026, 11, 30), "month"),
        (date(2026, 12, 31), "quarter"),
        (date(2026, 12, 31), "year"),
        (datetime(2026, 11, 26, 12, tzinfo=UTC), "day"),
    ],
)
@time_machine.travel("2026-11-26 12:00Z", tick=False)
def test_what_has_begun_may_have_happened(value, precision):
    assert validate_happened(value, precision) is None
