"""Two mail workers beside each other: one that is held up by a slow mail server holds up no other."""

import threading
from datetime import timedelta

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection
from django.utils import timezone

from tech_port.outbox import worker
from tech_port.outbox.models import Mail
from tests.factories import make_mail
from tests.mail import send_by

PATIENCE = 20  # seconds; what is not held up takes milliseconds


class SlowForTheFirst(BaseEmailBackend):
    """A mail server that holds the mail with the subject "første" until it is let go."""

    held, let_go = threading.Event(), threading.Event()

    def send_messages(self, messages):
        if messages[0].subject == "første":
            self.held.set()
            self.let_go.wait(PATIENCE)
        return len(messages)


class Worker(threading.Thread):
    """Sends one mail, with a database connection of its own."""

    sent = "has not answered"

    def run(self):
        try:
            mail = worker.send_one()
            self.sent = mail and mail.subject
        finally:
            connection.close()


@pytest.fixture
def slow(settings):
    send_by(settings, f"{__name__}.SlowForTheFirst")
    SlowForTheFirst.held.clear()
    SlowForTheFirst.let_go.clear()
    yield SlowForTheFirst
    SlowForTheFirst.let_go.set()


def begin():
    thread = Worker(daemon=True)
    thread.start()
    return thread


@pytest.mark.django_db(transaction=True)
def test_a_second_worker_is_not_held_up_by_a_mail_that_is_being_sent_and_mails_the_next(slow):
    now = timezone.now()
    make_mail(subject="første", next_try_at=now - timedelta(minutes=2))
    make_mail(subject="andre", next_try_at=now - timedelta(minutes=1))

    first = begin()
    was_held = slow.held.wait(PATIENCE)
    second, third = begin(), begin()
    second.join(PATIENCE / 2)
    third.join(PATIENCE / 2)
    sent_meanwhile = (first.sent, {second.sent, third.sent})
    slow.let_go.set()
    first.join(PATIENCE)

    assert was_held
    assert sent_meanwhile == ("has not answered", {"andre", None})
    assert first.sent == "første"
    assert list(Mail.objects.order_by("next_try_at").values_list("subject", "state", "tries")) == [
        ("første", "sent", 1),
        ("andre", "sent", 1),
    ]
