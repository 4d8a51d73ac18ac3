"""What happens to one mail is that mail's alone: the others go on."""

from smtplib import SMTPAuthenticationError, SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail as django_mail
from django.core.mail.backends.locmem import EmailBackend

from tech_port.outbox import worker
from tech_port.outbox.models import RETRY_AFTER, Mail, is_final
from tests.factories import make_mail
from tests.mail import LOCMEM, send_by

UNSENDABLE = "a@" + 40 * "\u0130" + ".no"


class Picky(EmailBackend):
    """A mail server that answers some addresses in its own way."""

    answers = {}

    def send_messages(self, messages):
        for message in messages:
            if error := self.answers.get(message.to[0]):
                raise error
        return super().send_messages(messages)


@pytest.mark.django_db
def test_an_address_that_cannot_be_sent_to_holds_up_no_other_mail(settings):
    send_by(settings, LOCMEM)
    bad = make_mail(to=UNSENDABLE)
    others = [make_mail(to=f"{name}@eksempel.no") for name in ("kari", "ola")]

    states = [mail.state for mail in worker.send_due()]

    bad.refresh_from_db()
    assert states == ["queued", "sent", "sent"]
    assert [message.to for message in django_mail.outbox] == [[mail.to] for mail in others]
    assert (bad.tries, bad.state, bad.error.startswith("Unicode")) == (1, "queued", True)


@pytest.mark.django_db
def test_a_mail_that_always_fails_is_given_up_at_last(settings):
    send_by(settings, LOCMEM)
    bad = make_mail(to=UNSENDABLE, tries=len(RETRY_AFTER))

    worker.send_one()

    bad.refresh_from_db()
    assert (bad.state, bad.tries) == ("failed", len(RETRY_AFTER) + 1)
    assert list(Mail.objects.filter(state="failed")) == [bad]


@pytest.mark.django_db
def test_what_a_server_answers_for_good_is_not_tried_again(settings):
    send_by(settings, f"{__name__}.Picky")
    Picky.answers = {
        "borte@eksempel.no": SMTPRecipientsRefused({"borte@eksempel.no": (550, b"no such user")}),
        "full@eksempel.no": SMTPRecipientsRefused({"full@eksempel.no": (452, b"mailbox full")}),
        "spam@eksempel.no": SMTPDataError(554, b"rejected"),
    }
    mails = [make_mail(to=address) for address in (*Picky.answers, "kari@eksempel.no")]

    list(worker.send_due())

    for mail in mails:
        mail.refresh_from_db()
    assert [(mail.state, mail.tries) for mail in mails] == [("failed", 1), ("queued", 1), ("failed", 1), ("sent", 1)]


@pytest.mark.parametrize(
    ("error", "final"),
    [
        (SMTPAuthenticationError(535, b"wrong password"), False),
        (SMTPServerDisconnected("gone"), False),
        (SMTPDataError(451, b"later"), False),
        (SMTPDataError(552, b"too large"), True),
        (SMTPRecipientsRefused({"a@b.no": (550, b"")}), True),
        (UnicodeError("label too long"), False),
    ],
)
def test_only_an_answer_about_the_mail_itself_is_for_good(error, final):
    assert is_final(error) is final


@pytest.mark.django_db
def test_an_error_text_that_the_database_cannot_hold_is_stored_without_it(settings):
    send_by(settings, f"{__name__}.Picky")
    Picky.answers = {"kari@eksempel.no": ValueError("a\x00b")}
    mail = make_mail(to="kari@eksempel.no")

    worker.send_one()

    mail.refresh_from_db()
    assert mail.error == "ValueError: ab"
