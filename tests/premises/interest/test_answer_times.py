"""The public median of answer times, in the working days of the promise."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from premises.interest.answer_times import AnswerTimes, measure
from premises.models import Interest
from tests.factories import make_interest
from tests.links import link_to

OSLO = ZoneInfo("Europe/Oslo")


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=OSLO)


@pytest.mark.parametrize(
    ("received", "answered", "days", "minutes"),
    [
        ("2026-11-23 10:00", "2026-11-23 11:30", 0, 90),  # Monday, the same day
        ("2026-11-23 06:00", "2026-11-23 08:30", 0, 30),  # before the day begins
        ("2026-11-23 18:00", "2026-11-23 19:00", 0, 0),  # after it is over
        ("2026-11-23 15:00", "2026-11-24 08:10", 1, 60),
        ("2026-11-20 15:00", "2026-11-23 09:00", 1, 60),  # Friday to Monday
        ("2026-11-21 12:00", "2026-11-23 09:00", 1, 0),  # Saturday to Monday
        ("2026-11-21 12:00", "2026-11-22 09:00", 0, 0),  # within a weekend
        ("2026-12-23 12:00", "2026-12-28 09:00", 2, 240),  # Christmas between: the 24th and the 28th
        ("2026-11-23 22:30", "2026-11-25 09:00", 2, 0),
    ],
)
def test_time_is_measured_in_working_days_and_in_hours_the_same_day(received, answered, days, minutes):
    assert measure(at(received), at(answered)) == (days, timedelta(minutes=minutes))


def answers(*days):
    """Answers that came so many working days after Monday 9 November 2026 at noon."""
    received = at("2026-11-09 12:00")
    return [(received, received + timedelta(days=number)) for number in days]


def test_four_answers_say_nothing_and_five_have_a_median():
    assert AnswerTimes.of(answers(0, 1, 1, 2)) is None
    assert AnswerTimes.of(answers(0, 1, 1, 2, 4)) == AnswerTimes(days=1, hours=4, answers=5)


def test_the_slower_of_the_two_in_the_middle_counts():
    assert AnswerTimes.of(answers(0, 0, 1, 2, 2, 3)).days == 2


@pytest.mark.parametrize(
    ("times", "words"),
    [
        (AnswerTimes(1, 8, 12), "Vanligvis svar på 1 virkedag: median av 12 svar de siste 90 dagene."),
        (AnswerTimes(2, 8, 5), "Vanligvis svar på 2 virkedager: median av 5 svar de siste 90 dagene."),
        (AnswerTimes(0, 1, 7), "Vanligvis svar på 1 time: median av 7 svar de siste 90 dagene."),
        (AnswerTimes(0, 3, 7), "Vanligvis svar på 3 timer: median av 7 svar de siste 90 dagene."),
    ],
)
def test_the_median_is_said_in_words(times, words):
    assert times.in_words == words


def test_hours_are_rounded_up_and_never_none():
    received = at("2026-11-23 09:00")

    minutes = [AnswerTimes.of([(received, received + timedelta(minutes=m))] * 5).hours for m in (0, 59, 60, 61)]

    assert minutes == [1, 1, 1, 2]


@pytest.mark.django_db
@time_machine.travel("2026-11-25 12:00 +0100", tick=False)
def test_only_the_answers_of_the_last_90_days_count_in_one_query(django_assert_num_queries):
    now = timezone.now()
    for days in (1, 2, 89, 89, 90, 91):
        answered = now - timedelta(days=days) + timedelta(minutes=1)
        make_interest(status="contacted", received_at=answered - timedelta(hours=1), answered_at=answered)
    make_interest()

    with django_assert_num_queries(1):
        times = Interest.objects.answer_times(now)

    assert times.answers == 5


@pytest.mark.django_db
@time_machine.travel("2026-11-25 12:00 +0100", tick=False)
def test_the_form_the_unit_and_the_receipt_say_how_soon_an_answer_usually_comes(client, site):
    receipt = link_to(site.interest) + "?takk=1"
    addresses = ["/lokaler/interesse/", site.unit.get_absolute_url(), receipt]
    before = [client.get(address).content.decode() for address in addresses]
    for _number in range(5):
        make_interest(status="contacted", received_at=at("2026-11-23 12:00"), answered_at=at("2026-11-24 12:00"))

    after = [client.get(address).content.decode() for address in addresses]

    sentence = "Vanligvis svar på 1 virkedag: median av 5 svar de siste 90 dagene."
    assert [sentence in page for page in before] == [False, False, False]
    assert [sentence in page for page in after] == [True, True, True]
    assert sentence not in client.get(link_to(site.interest)).content.decode()
