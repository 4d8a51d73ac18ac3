"""Mail: stored with its cause, sent once by the worker, tried again when the mail server is away."""

import email
import email.policy
from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from tech_port.outbox import worker
from tech_port.outbox.models import RETRY_AFTER, Mail
from tests.factories import make_mail
from tests.jobs import run_job
from tests.mail import LOCMEM, send_by
from tests.threads import in_threads


class Refusing(BaseEmailBackend):
    """A mail server that is away."""

    def send_messages(self, messages):
        raise ConnectionRefusedError("nobody there")


@pytest.mark.django_db
def test_the_worker_sends_what_is_due_oldest_first(settings):
    send_by(settings, LOCMEM)
    now = timezone.now()
    make_mail(subject="andre", next_try_at=now - timedelta(minutes=1))
    make_mail(subject="første", next_try_at=now - timedelta(minutes=2))
    make_mail(subject="senere", next_try_at=now + timedelta(hours=1))
    make_mail(subject="sendt", state=Mail.State.SENT)

    tried = [(mail.subject, mail.state) for mail in worker.send_due()]

    assert tried == [("første", "sent"), ("andre", "sent")]
    assert [message.subject for message in django_mail.outbox] == ["første", "andre"]


@pytest.mark.django_db
def test_a_mail_has_one_recipient_both_forms_and_an_id_of_its_own(settings):
    send_by(settings, LOCMEM)
    mail = make_mail()

    worker.send_one()

    (message,) = django_mail.outbox
    assert message.to == [mail.to]
    assert message.reply_to == [settings.CONTACT_EMAIL]
    assert message.extra_headers["Message-ID"] == f"<{mail.message_id}@trondheimtechport.example>"
    assert [part[1] for part in message.alternatives] == ["text/html"]


@pytest.mark.django_db
def test_a_mail_server_that_is_away_is_tried_again_later_with_the_same_id(settings):
    send_by(settings, f"{__name__}.Refusing")
    mail = make_mail()
    before = timezone.now()

    worker.send_one()

    mail.refresh_from_db()
    assert (mail.state, mail.tries, mail.error) == ("queued", 1, "ConnectionRefusedError: nobody there")
    assert mail.next_try_at >= before + RETRY_AFTER[0]
    assert worker.send_one() is None


@pytest.mark.django_db
def test_a_mail_that_never_gets_through_is_given_up_and_can_be_sent_again(settings):
    send_by(settings, f"{__name__}.Refusing")
    mail = make_mail(tries=len(RETRY_AFTER))

    worker.send_one()

    mail.refresh_from_db()
    assert mail.state == "failed"
    mail.resend()
    send_by(settings, LOCMEM)
    assert worker.send_one().state == "sent"


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_send_the_same_mail(settings):
    send_by(settings, LOCMEM)
    for number in range(20):
        make_mail(subject=str(number))

    in_threads(4, lambda: list(worker.send_due()))

    assert sorted(int(message.subject) for message in django_mail.outbox) == list(range(20))


@pytest.mark.django_db
def test_in_the_demo_mails_are_files_that_a_mail_program_opens(settings, tmp_path):
    send_by(settings, "tech_port.demo.mail_files.EmailBackend")
    settings.MAIL_DIR = tmp_path
    make_mail(subject="Kvittering på æøå")

    sent = run_job("mail")

    (file,) = tmp_path.glob("*.eml")
    assert sent == 1
    message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    assert message["Subject"] == "Kvittering på æøå"
    assert message.get_body("plain").get_content().startswith("Hei, Ola!")
