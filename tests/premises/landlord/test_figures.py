"""How fresh a landlord's listings are, and how fast it answers: the counting, and who sees it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from premises.landlord import figures
from premises.landlord.figures import ANSWERED, ASKED, CLOSED, Figures
from premises.landlord.measured import of_everybody, of_one
from tests.factories import (
    make_building,
    make_interest,
    make_interest_message,
    make_interest_step,
    make_landlord_link,
    make_unit,
)
from tests.links import link_to
from tests.pages_read import flat

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def november(day, hour=10):
    return datetime(2026, 11, day, hour, tzinfo=UTC)


def test_nothing_to_count_gives_no_median():
    assert figures.of([], [], NOW, TODAY) == Figures(None, 0, 0, None, 0, 0)


def test_the_ages_of_an_even_number_have_the_older_of_the_two_in_the_middle():
    days = [TODAY - timedelta(days=age) for age in (1, 4, 10, 90)]

    found = figures.of([*days, None], [], NOW, TODAY)

    assert (found.median_age, found.units, found.never_confirmed) == (10, 5, 1)


def test_an_answer_counts_from_the_first_word_that_was_not_answered():
    thread = [
        (november(2), ASKED),
        (november(3), ASKED),
        (november(4), ANSWERED),
        (november(5), ANSWERED),
        (november(9), ASKED),
        (november(9, 13), ANSWERED),
        (november(19), ASKED),
    ]

    pairs, waits = figures.times(thread)
    found = figures.of([], [thread, [(november(10), ASKED), (november(16), ANSWERED)]], NOW, TODAY)

    assert (pairs, waits) == ([(november(2), november(4)), (november(9), november(9, 13))], True)
    assert (found.median_answer, found.answers, found.waiting) == (2, 3, 1)


def test_what_was_closed_without_an_answer_is_nobodys_delay():
    assert figures.times([(november(2), ASKED), (november(4), CLOSED)]) == ([], False)


def test_answers_of_more_than_90_days_ago_do_not_count():
    old = NOW - timedelta(days=90)

    found = figures.of([], [[(old - timedelta(days=1), ASKED), (old, ANSWERED)]], NOW, TODAY)

    assert (found.median_answer, found.answers) == (None, 0)


@pytest.mark.django_db
def test_a_landlord_is_measured_by_its_own_units_and_what_was_sent_to_it(django_assert_num_queries):
    now = timezone.localtime().replace(hour=12)  # what is answered within an hour is so on one day
    building, other = (make_building(contact_email=email) for email in ("utleie@gardeier.example", "andre@b.example"))
    unit = make_unit(building=building, confirmed_on=timezone.localdate(now) - timedelta(days=7))
    make_unit(building=building, is_offered=False)
    others = make_unit(building=other, confirmed_on=timezone.localdate(now))
    answered = make_interest(units=[unit, others], share_with_landlord=True, received_at=now - timedelta(days=20))
    make_interest_step(
        interest=answered, before="new", changed=["share_with_landlord"], at=now - timedelta(days=1, hours=1)
    )
    make_interest_message(interest=answered, sender="landlord", building=building, at=now - timedelta(days=1))
    make_interest(units=[unit], share_with_landlord=False)

    with django_assert_num_queries(5):
        found = of_one([building], now)
    everybody = {email: (buildings, one.units, one.waiting) for email, buildings, one in of_everybody(now)}

    assert (found.median_age, found.units, found.answers, found.waiting) == (7, 1, 1, 0)
    assert found.median_answer == 0
    assert everybody == {"andre@b.example": ([other], 1, 1), "utleie@gardeier.example": ([building], 1, 0)}


@pytest.mark.django_db
def test_the_landlord_sees_its_own_and_staff_see_all_and_nobody_else(client, admin_client):
    for email, days in (("utleie@gardeier.example", 7), ("andre@b.example", 9)):
        make_unit(
            building=make_building(contact_email=email),
            confirmed_on=timezone.localdate() - timedelta(days=days),
        )

    landlords = flat(client.get(link_to(make_landlord_link(email="utleie@gardeier.example"))))
    staffs = flat(admin_client.get("/admin/premises/landlordlink/utleiere/"))
    refused = client.get("/admin/premises/landlordlink/utleiere/")

    assert ["7 dager" in landlords, "9 dager" in landlords, "Alderen er dager siden" in landlords] == [
        True,
        False,
        True,
    ]
    assert [text in staffs for text in ("utleie@gardeier.example", "7 dager", "andre@b.example", "9 dager")] == [
        True
    ] * 4
    assert "Alderen er dager siden" in staffs
    assert refused.status_code == 302
