"""Until which day an interest is kept: a year after it came, three months after it was closed, whichever is first."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from premises.models import Interest, InterestMessage
from premises.privacy import erase_interest
from tests.factories import make_interest, make_user
from tests.premises.interest.sent import send_the_form

A_MINUTE = timedelta(minutes=1)
CAME = datetime(2026, 1, 15, 11, tzinfo=UTC)
A_YEAR_LATER = date(2027, 1, 15)


def noon(year, month, day):
    return datetime(year, month, day, 11, tzinfo=UTC)


def came(**values):
    return make_interest(received_at=CAME, delete_on=A_YEAR_LATER, **values)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("now", "delete_on"),
    [
        (noon(2026, 11, 20), date(2027, 11, 20)),
        (noon(2028, 2, 29), date(2029, 2, 28)),
        (datetime(2026, 12, 31, 22, 30, tzinfo=UTC), date(2027, 12, 31)),  # half past eleven in Oslo
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), date(2028, 1, 1)),  # half past midnight in Oslo
    ],
)
def test_what_comes_is_kept_for_a_year_from_the_day_it_came_in_oslo(client, now, delete_on):
    with time_machine.travel(now, tick=False):
        send_the_form(client)

    assert Interest.objects.get().delete_on == delete_on


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("closed", "delete_on"),
    [
        (noon(2026, 2, 10), date(2026, 5, 10)),
        (noon(2026, 3, 31), date(2026, 6, 30)),
        (datetime(2026, 7, 31, 22, 30, tzinfo=UTC), date(2026, 11, 1)),  # 1 August in Oslo
        (noon(2026, 10, 14), date(2027, 1, 14)),
        (noon(2026, 10, 15), A_YEAR_LATER),
        (noon(2026, 10, 16), A_YEAR_LATER),
        (noon(2026, 12, 31), A_YEAR_LATER),
        (noon(2027, 1, 15), A_YEAR_LATER),
    ],
)
@pytest.mark.parametrize("status", Interest.CLOSED)
def test_what_is_closed_is_kept_for_three_months_and_never_for_more_than_a_year_in_all(closed, delete_on, status):
    interest = came(lost_reason="Valgte et annet sted.")

    interest.move_to(status, at=closed)

    interest.refresh_from_db()
    assert (interest.closed_at, interest.delete_on) == (closed, delete_on)


@pytest.mark.django_db
def test_what_the_tenant_takes_back_is_kept_for_three_months():
    interest = came()

    with time_machine.travel(noon(2026, 2, 10), tick=False):
        interest.withdraw()

    interest.refresh_from_db()
    assert interest.delete_on == date(2026, 5, 10)


@pytest.mark.django_db
def test_another_reason_for_closing_keeps_it_no_longer():
    interest = came(lost_reason="Valgte et annet sted.")

    interest.move_to(Interest.Status.WITHDRAWN, at=noon(2026, 2, 10))
    interest.move_to(Interest.Status.LOST, at=noon(2026, 4, 1))

    interest.refresh_from_db()
    assert (interest.closed_at, interest.delete_on) == (noon(2026, 2, 10), date(2026, 5, 10))


@pytest.mark.django_db
def test_an_answer_and_a_step_on_the_way_keep_it_neither_longer_nor_shorter():
    interest = came()

    with time_machine.travel(noon(2026, 12, 1), tick=False):
        InterestMessage.objects.from_staff(interest, "Svar", "Hei!", uuid.uuid4(), by=make_user())
        InterestMessage.objects.from_tenant(interest, "Takk!", uuid.uuid4())
        interest.refresh_from_db()
        interest.move_to(Interest.Status.NEGOTIATING)

    interest.refresh_from_db()
    assert (interest.status, interest.delete_on) == ("negotiating", A_YEAR_LATER)


@pytest.mark.django_db
def test_what_is_opened_again_is_kept_as_what_was_never_closed():
    interest = came(lost_reason="Valgte et annet sted.")

    interest.move_to(Interest.Status.LOST, at=noon(2026, 2, 10))
    interest.move_to(Interest.Status.NEGOTIATING, at=noon(2026, 2, 11))
    deleted = erase_interest(noon(2026, 5, 10))

    interest.refresh_from_db()
    assert (deleted, interest.closed_at, interest.delete_on) == (0, None, A_YEAR_LATER)


@pytest.mark.django_db
def test_it_is_deleted_in_the_night_of_its_day_in_oslo_and_not_before():
    came()

    before = erase_interest(datetime(2027, 1, 14, 22, 59, tzinfo=UTC))
    on_the_day = erase_interest(datetime(2027, 1, 14, 23, 0, tzinfo=UTC))

    assert (before, on_the_day, Interest.objects.count()) == (0, 1, 0)
