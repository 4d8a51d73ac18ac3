"""How often a mail is tried, how long it waits between, and that one sent again gets all its tries anew."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tech_port.outbox import worker
from tests.factories import make_mail
from tests.mail import send_by

WAITS = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440)]


@pytest.fixture(autouse=True)
def mail_server_is_away(settings):
    send_by(settings, "tests.tech_port.outbox.test_outbox.Refusing")


def tries_until_given_up(mail, clock):
    """[(minutes until the next try, state)] of each try, each made when it is due."""
    tried = []
    while mail.state == "queued":
        clock.move_to(mail.next_try_at)
        worker.send_one()
        mail.refresh_from_db()
        tried.append((mail.next_try_at - timezone.now(), mail.state))
    return tried


@pytest.mark.django_db
def test_a_mail_is_tried_eight_times_at_growing_distance_and_then_given_up_and_the_same_again_when_sent_again():
    with time_machine.travel("2026-03-02T11:00Z", tick=False) as clock:
        mail = make_mail()

        first_time = tries_until_given_up(mail, clock)
        mail.resend()
        second_time = tries_until_given_up(mail, clock)

    assert first_time == [*((wait, "queued") for wait in WAITS), (timedelta(), "failed")]
    assert second_time == first_time


@pytest.mark.django_db
def test_what_is_not_due_yet_is_not_tried():
    with time_machine.travel("2026-03-02T11:00Z", tick=False) as clock:
        mail = make_mail()
        worker.send_one()
        clock.shift(WAITS[0] - timedelta(seconds=1))

        before = worker.send_one()
        clock.shift(timedelta(seconds=1))

        assert (before, worker.send_one()) == (None, mail)
