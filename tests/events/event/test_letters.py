"""Mail from the staff to those who come."""

import re
import uuid

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.test import Client

from events.models import MailBatch, Registration
from tech_port.outbox.models import Mail
from tests.events.event.staff_pages import mails, page_of
from tests.factories import (
    make_event,
    make_registration,
    make_user,
)
from tests.jobs import run_job
from tests.looking import pressed, sent
from tests.pages_read import messages, text
from tests.threads import in_threads


@pytest.fixture(autouse=True)
def at_once(settings):
    """A letter is not held first, and is written when the worker comes."""
    settings.MAIL_HOLD_MINUTES = 0


# Mail to those who come


def letter(**values):
    return {
        "submission": str(uuid.uuid4()),
        "group": "active",
        "subject_nb": "Nytt rom",
        "body_nb": "Vi flytter til rom 2 & 3.",
        "subject_en": "",
        "body_en": "",
        **values,
    }


def test_a_letter_is_tried_on_whoever_writes_it_and_on_nobody_else(staff):
    event = make_registration(email="anne@deltaker.example").event
    form = letter(subject_en="New room", body_en="We move.") | {"_test": "1"}

    tried = Client.post(staff, page_of(event, "e-post/"), form)
    get_user_model().objects.update(email="")
    nowhere = staff.post(page_of(event, "e-post/"), form)

    assert "Du har ingen e-postadresse." in text(nowhere)
    assert messages(tried) == ["Prøven er på vei til deg. Ingen andre har fått noe."]
    assert "Vi flytter til rom 2 & 3." in text(tried)
    assert list(Mail.objects.order_by("pk").values_list("to", "subject")) == [
        ("siri@ttp.example", "Prøve: Nytt rom"),
        ("siri@ttp.example", "Prøve: New room"),
    ]
    assert MailBatch.objects.count() == 0


def test_the_look_is_the_mail_that_one_gets_and_says_how_many_get_it(staff, settings):
    event = make_event(title_nb="Frokost", title_en="Breakfast")
    make_registration(event=event, name="Anne", email="anne@deltaker.example")
    make_registration(event=event, name="Bob", email="bob@deltaker.example", language="en")
    form = letter(subject_en="New room", body_en="We move to room 2 & 3.")

    look = staff.look(page_of(event, "e-post/"), form)
    assert Mail.objects.count() == 0
    pressed(staff, page_of(event, "e-post/"), look)
    assert Mail.objects.count() == 0
    run_job("batches")

    stored = {mail.to: mail for mail in Mail.objects.all()}
    letters = look.context["seen"].letters
    assert [(one.mail.language, one.total) for one in letters] == [("nb", 1), ("en", 1)]
    for shown in (one.mail for one in letters):
        mail = stored[shown.to]
        assert (shown.subject, shown.text, shown.html, shown.reply_to) == (
            mail.subject,
            mail.text,
            mail.html,
            settings.CONTACT_EMAIL,
        )
    assert mails() == [("anne@deltaker.example", "Nytt rom"), ("bob@deltaker.example", "New room")]
    assert "rom 2 & 3" in stored["anne@deltaker.example"].text
    assert "rom 2 &amp; 3" in stored["anne@deltaker.example"].html
    assert "Breakfast" in stored["bob@deltaker.example"].text


@pytest.mark.parametrize(
    ("group", "recipients"),
    [
        ("active", ["attended", "confirmed", "offered", "waiting"]),
        ("confirmed", ["confirmed"]),
        ("waiting", ["offered", "waiting"]),
        ("attended", ["attended"]),
    ],
)
def test_a_mail_goes_to_its_group_alone_never_to_who_cancelled_or_is_erased(staff, group, recipients):
    event = make_event()
    for status in Registration.Status.values:
        make_registration(event=event, status=status, email=f"{status}@deltaker.example")
    make_registration(event=event, status="attended", name="", email="7@slettet.invalid")
    make_registration(email="annet@arrangement.example")

    done = staff.post(page_of(event, "e-post/"), letter(group=group), follow=True)
    run_job("batches")

    assert [to for to, _subject in mails()] == [f"{status}@deltaker.example" for status in recipients]
    number = len(recipients)
    words = f"{number} mottaker{'e' if number > 1 else ''}"
    assert [re.sub(r"\d\d\.\d\d", "…", said) for said in messages(done)] == [
        f"E-posten går til {words} kl. …. Fram til da kan du stanse den."
    ]
    assert LogEntry.objects.get().object_id == str(event.pk)


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"subject_en": "Hi"}, "body_en", "Skriv teksten på engelsk også, eller fjern emnet."),
        ({"body_en": "Hi"}, "subject_en", "Skriv emnet på engelsk også."),
        ({"group": "waiting"}, "group", "Det er ingen å sende til. Velg noen andre."),
    ],
)
def test_a_letter_that_cannot_be_sent_says_why_and_keeps_what_was_typed(staff, values, field, sentence):
    event = make_registration().event

    refused = staff.post(page_of(event, "e-post/"), letter(**values))

    assert refused.context["form"].errors == {field: [sentence]}
    assert "Vi flytter til rom 2 &amp; 3." in refused.content.decode()
    assert Mail.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_double_click_sends_each_mail_once():
    event = make_event()
    for _number in range(3):
        make_registration(event=event)
    user = make_user(is_staff=True, is_superuser=True)
    form = letter()

    def post():
        client = Client()
        client.force_login(user)
        return sent(client, page_of(event, "e-post/"), form).status_code

    answers = in_threads(6, post)
    written = [run_job("batches"), run_job("batches")]

    assert answers == [302] * 6
    assert written == [3, 0]
    assert Mail.objects.count() == 3


def test_the_same_form_sent_again_later_sends_nothing_to_who_signed_up_meanwhile(staff):
    event = make_registration().event
    form = letter()
    staff.post(page_of(event, "e-post/"), form)
    written = [run_job("batches")]
    make_registration(event=event)

    staff.post(page_of(event, "e-post/"), form)
    written.append(run_job("batches"))

    assert written == [1, 0]
    assert Mail.objects.count() == 1


# What must not happen by a slip


@pytest.mark.django_db
def test_what_the_public_wrote_is_text_in_the_preview_of_a_mail(staff):
    event = make_event(title_nb="Kveld <img src=x onerror=alert(1)>")
    make_registration(event=event)

    html = staff.look(page_of(event, "e-post/"), letter()).content.decode()

    assert '<pre class="reply__text" lang="nb">' in html
    assert "Kveld &lt;img src=x onerror=alert(1)&gt;" in html.partition('class="reply__text"')[2]
    assert "<img src=x" not in html
