"""The public median of answer times, in the working days of the promise."""

from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from premises.interest import answers
from premises.interest.answer_times import AnswerTimes, Wait, measure, median
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


def waits(*days, is_over=True):
    """Waits of so many working days from Monday 9 November 2026 at noon."""
    received = at("2026-11-09 12:00")
    return [Wait(received, received + timedelta(days=number), is_over) for number in days]


def test_four_answers_say_nothing_and_five_have_a_median():
    assert AnswerTimes.of(waits(0, 1, 1, 2)) is None
    assert AnswerTimes.of(waits(0, 1, 1, 2, 4)) == AnswerTimes(days=1, hours=4, forms=5)


def test_the_slower_of_the_two_in_the_middle_counts():
    assert AnswerTimes.of(waits(0, 0, 1, 2, 2, 3)).days == 2


@pytest.mark.parametrize(
    ("answered", "waiting", "days", "is_more"),
    [
        ((1, 1, 1, 2, 2), (), 1, False),
        ((1, 1, 1, 2, 2), (0, 0, 0), 1, False),  # those that just came say nothing yet
        ((1, 1, 1, 2, 2), (4, 4), 2, False),  # those that have waited longer make it longer
        ((1, 1, 1, 2, 2), (4, 4, 4, 4, 4, 4), 4, True),  # most wait: longer than any has waited
        ((), (3, 3, 3, 3, 4), 4, True),
        ((4, 4, 4, 4), (3,), 4, False),
        ((1, 1), (1, 1, 1, 1), 1, True),  # an answer on a day comes before what waits still on that day
    ],
)
def test_who_waits_is_counted_as_at_least_as_long_as_they_have_waited(answered, waiting, days, is_more):
    times = AnswerTimes.of([*waits(*answered), *waits(*waiting, is_over=False)])

    assert (times.days, times.is_more) == (days, is_more)
    assert (times.forms, times.waiting) == (len(answered) + len(waiting), len(waiting))


@pytest.mark.parametrize("seed", range(20))
def test_waiting_on_never_makes_the_median_shorter(seed):
    draw = Random(seed)
    ends = [(draw.randrange(5), draw.random() < 0.6) for _number in range(9)]
    measured = [((days, timedelta(0)), is_over) for days, is_over in ends]
    later = [((days + (not is_over) * draw.randrange(4), timedelta(0)), is_over) for days, is_over in ends]

    before, after = (median(one) or (99, timedelta(0)) for one in (measured, later))

    assert before <= after


LAST = "median av %s meldinger de siste 90 dagene."


@pytest.mark.parametrize(
    ("times", "words"),
    [
        (AnswerTimes(1, 8, 12), "Vanligvis svar på 1 virkedag: " + LAST % 12),
        (AnswerTimes(2, 8, 5), "Vanligvis svar på 2 virkedager: " + LAST % 5),
        (AnswerTimes(0, 1, 7), "Vanligvis svar på 1 time: " + LAST % 7),
        (
            AnswerTimes(0, 3, 7, waiting=1),
            "Vanligvis svar på 3 timer: " + LAST % 7 + " 1 av dem er ikke besvart, og regnes som minst så lenge som den"
            " har ventet.",
        ),
        (
            AnswerTimes(6, 3, 7, waiting=5, is_more=True),
            "Svar tar mer enn 6 virkedager: " + LAST % 7 + " 5 av dem er ikke besvart, og regnes som minst så lenge som"
            " de har ventet.",
        ),
        (
            AnswerTimes(0, 1, 5, waiting=5, is_more=True),
            "Svar tar mer enn 1 time: " + LAST % 5 + " 5 av dem er ikke besvart, og regnes som minst så lenge som de"
            " har ventet.",
        ),
    ],
)
def test_the_median_is_said_in_words_with_how_it_is_counted(times, words):
    assert times.in_words == words


def test_hours_are_rounded_up_and_never_none():
    received = at("2026-11-23 09:00")

    minutes = [AnswerTimes.of([Wait(received, received + timedelta(minutes=m))] * 5).hours for m in (0, 59, 60, 61)]

    assert minutes == [1, 1, 1, 2]


@pytest.mark.django_db
@time_machine.travel("2026-11-25 12:00 +0100", tick=False)
def test_what_came_in_the_last_90_days_counts_and_what_waits_however_old(django_assert_num_queries):
    now, hour = timezone.now(), timedelta(hours=1)
    for days in (1, 2, 89, 90, 91):
        came = now - timedelta(days=days)
        make_interest(status="contacted", received_at=came + hour, answered_at=came + 2 * hour)
    make_interest(received_at=now - timedelta(days=120))
    left, signed = (
        make_interest(status=status, received_at=now - timedelta(days=3), answered_at=None, closed_at=now - hour)
        for status in ("withdrawn", "signed")
    )
    declined = make_interest(
        status="declined", received_at=now - timedelta(days=4), answered_at=None, closed_at=now - timedelta(days=2)
    )

    with django_assert_num_queries(1):
        found = list(answers.waits(Interest.objects, now))

    unanswered = {wait.received: wait.until for wait in found if not wait.is_over}
    assert len(found) == 8
    assert unanswered == {
        now - timedelta(days=120): now,
        left.received_at: now - hour,
        signed.received_at: now - hour,
        declined.received_at: now,
    }


@pytest.mark.django_db
@time_machine.travel("2026-11-25 12:00 +0100", tick=False)
def test_the_form_the_unit_and_the_receipt_say_how_soon_an_answer_usually_comes(client, site):
    receipt = link_to(site.interest) + "?takk=1"
    addresses = ["/lokaler/interesse/", site.unit.get_absolute_url(), receipt]
    before = [client.get(address).content.decode() for address in addresses]
    for _number in range(5):
        make_interest(status="contacted", received_at=at("2026-11-23 12:00"), answered_at=at("2026-11-24 12:00"))

    after = [client.get(address).content.decode() for address in addresses]

    sentence = "Vanligvis svar på 1 virkedag: median av 5 meldinger de siste 90 dagene."
    assert [sentence in page for page in before] == [False, False, False]
    assert [sentence in page for page in after] == [True, True, True]
    assert sentence not in client.get(link_to(site.interest)).content.decode()
