"""Answered is who got a message that left, or a telephone call that staff wrote down; and nobody by a status alone."""

import uuid
from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from premises.interest.answers import answered_at
from premises.models import Interest, InterestMessage, InterestStep
from tests.factories import make_interest, make_interest_message, make_interest_step, make_mail, make_user
from tests.jobs import run_job
from tests.links import link_to
from tests.pages_read import flat, get, messages
from tests.premises.interest.staff_pages import page_of, steps_of

FIRST = datetime(2026, 11, 20, 9, tzinfo=UTC)
LATER = FIRST + timedelta(hours=5)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("made", "answered"),
    [
        ([], None),
        ([("tenant", None)], None),
        ([("staff", "sent")], FIRST),
        ([("staff", "queued")], FIRST),
        ([("staff", "failed")], None),
        ([("staff", None)], FIRST),  # the mail is deleted some days after it was sent
    ],
)
def test_a_message_to_the_tenant_answers_unless_its_mail_was_given_up(made, answered):
    interest = make_interest()
    for sender, state in made:
        mail = state and make_mail(state=state, sent_at=FIRST if state == "sent" else None)
        make_interest_message(interest=interest, sender=sender, at=FIRST, mail=mail)

    assert answered_at(interest) == answered


@pytest.mark.django_db
def test_the_first_of_messages_and_calls_is_the_answer_and_a_note_is_none():
    interest = make_interest()
    make_interest_step(interest=interest, at=FIRST - timedelta(hours=1), note="Ringte, ikke svar")
    make_interest_step(interest=interest, at=FIRST, is_call=True)
    make_interest_message(interest=interest, at=LATER)

    assert answered_at(interest) == FIRST


@pytest.mark.django_db
def test_an_answer_whose_mail_was_given_up_is_taken_back_and_another_counts(admin_user):
    alone, called = make_interest(received_at=FIRST), make_interest(received_at=FIRST)
    for interest in (alone, called):
        InterestMessage.objects.from_staff(interest, "Hei", "Hei", uuid.uuid4(), admin_user)
    called.note_call(by=admin_user, at=timezone.now())
    InterestMessage.objects.get(interest=alone).mail.resend()
    for message in InterestMessage.objects.all():
        message.mail.state = "failed"
        message.mail.save()

    counts = [run_job("answers"), run_job("answers")]

    alone.refresh_from_db()
    called.refresh_from_db()
    assert counts == [2, 0]
    assert (alone.answered_at, called.answered_at) == (None, called.steps.get(is_call=True).at)
    assert list(Interest.objects.unanswered()) == [alone]


# Telephone calls


def called(by, day, clock="10:00"):
    return {"by": by.pk, "at_0": day, "at_1": clock}


def test_a_call_that_staff_write_down_is_an_answer_and_a_line_that_the_tenant_sees(staff, client):
    colleague = make_user(is_staff=True)
    interest = make_interest(received_at=FIRST)

    done = staff.post(page_of(interest, "samtale/"), called(colleague, "2026-11-20", "15.00"), follow=True)

    interest.refresh_from_db()
    step = InterestStep.objects.get()
    assert messages(done) == ["Telefonsamtalen står i loggen."]
    assert (step.is_call, step.by, step.at, step.note) == (True, colleague, LATER, "")
    assert (interest.status, interest.answered_at) == ("contacted", LATER)
    assert "<strong>Vi snakket med dere på telefonen</strong>" in flat(get(client, link_to(interest)))


def test_a_later_call_moves_neither_status_nor_answer(staff, admin_user):
    interest = make_interest(status="offer", received_at=FIRST, answered_at=FIRST)

    staff.post(page_of(interest, "samtale/"), called(admin_user, "2026-11-21"))

    interest.refresh_from_db()
    assert (interest.status, interest.answered_at) == ("offer", FIRST)
    assert steps_of(interest) == [("offer", "offer", "", admin_user.username)]


@pytest.mark.parametrize(
    ("day", "error"),
    [
        ("2026-11-19", "Meldingen var ikke kommet ennå."),
        ("2099-01-01", "1.\u00a0januar 2099 er ikke kommet ennå. Skriv når det skjedde, senest i dag."),
    ],
)
def test_a_call_is_neither_before_the_message_nor_to_come(staff, admin_user, day, error):
    interest = make_interest(received_at=FIRST)

    page = staff.post(page_of(interest, "samtale/"), called(admin_user, day))

    interest.refresh_from_db()
    assert page.context["form"].errors == {"at": [error]}
    assert (interest.answered_at, interest.steps.count()) == (None, 0)


def test_the_log_of_a_call_names_nobody_and_the_staffs_log_says_no_more(staff, admin_user):
    interest = make_interest(received_at=FIRST, contact_name="Kanarifugl", phone="+4791862151")

    staff.post(page_of(interest, "samtale/"), called(admin_user, "2026-11-20"))

    assert [(entry.object_repr, entry.change_message) for entry in LogEntry.objects.all()] == [
        (interest.reference, "Telefonsamtale.")
    ]


# From before


@pytest.mark.django_db
def test_who_was_declined_without_a_word_is_not_answered_and_the_way_back_says_so_again():
    moving = import_module("premises.migrations.0018_declined_without_a_word")
    silent = make_interest(status="declined", answered_at=FIRST, closed_at=FIRST)
    told = make_interest(status="declined", answered_at=FIRST, closed_at=FIRST)
    make_interest_message(interest=told)
    make_interest(status="viewing", answered_at=FIRST)

    def times():
        return list(Interest.objects.order_by("pk").values_list("answered_at", flat=True))

    moving.forwards(apps, None)
    after = times()
    moving.backwards(apps, None)

    assert after == [None, FIRST, FIRST]
    assert times() == [FIRST, FIRST, FIRST]
    assert silent.pk < told.pk
