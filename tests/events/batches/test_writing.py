"""Writing to many: each once, whoever is killed, and one that cannot be written holds up no other."""

import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.utils import timezone

from events.batches import writing
from events.models import Event, MailBatch
from events.signup import notices
from tech_port.outbox.models import Mail
from tech_port.worker import to_many
from tech_port.worker.models import StuckRow
from tests.events.batches.held import an_event, mails, states
from tests.factories import make_mail_batch, make_registration, make_registrations
from tests.jobs import run_job

HANGS_AT_THE_FIFTH = """
import sys
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from django.core.management import call_command
from events.signup import notices
from tech_port.worker import to_many
to_many.AT_ONCE, draft, drafted = 2, notices.draft, []
def hang_at_the_fifth(registration, *rest):
    drafted.append(registration)
    if len(drafted) == 5:
        print("at it", flush=True)
        sys.stdin.read()
    return draft(registration, *rest)
notices.draft = hang_at_the_fifth
call_command("worker")
"""


@pytest.fixture
def event(settings):
    """One with six sign-ups whose change is due at once, written two at a time."""
    settings.MAIL_HOLD_MINUTES = 0
    event = an_event()
    make_registrations(event, 6)
    Event.objects.filter(pk=event.pk).update(state="cancelled")
    return event


@pytest.fixture
def by_twos(monkeypatch):
    monkeypatch.setattr(to_many, "AT_ONCE", 2)


def all_six():
    return [(f"0000{number}@deltaker.example", "called_off") for number in range(6)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("place", ["draft", "_mark"])
def test_a_run_that_is_killed_has_lost_no_mail_and_told_nothing_twice(monkeypatch, event, by_twos, place):
    module, calls = (notices, 5) if place == "draft" else (writing, 3)
    act, called = getattr(module, place), []

    def die(*arguments):
        called.append(arguments)
        if len(called) == calls:
            raise KeyboardInterrupt
        return act(*arguments)

    monkeypatch.setattr(module, place, die)
    with pytest.raises(KeyboardInterrupt):
        run_job("batches")
    killed = mails()
    again = run_job("batches")

    assert (killed, again, mails(), states()) == (all_six()[:4], 2, all_six(), ["done"])


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_killed_in_the_middle_is_followed_by_another_at_once_and_no_mail_goes_twice(event):
    worker = subprocess.Popen(
        [sys.executable, "-c", HANGS_AT_THE_FIFTH, connection.settings_dict["NAME"]],
        cwd=settings.BASE_DIR,
        env={**os.environ, "MAIL_HOLD_MINUTES": "0"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with worker:
        worker.stdout.readline()
        with pytest.raises(SystemExit) as busy:
            run_job("batches")
        worker.kill()
        worker.wait()

    again = run_job("batches")

    assert str(busy.value) == "Another worker does batches at the moment."
    assert (again, sorted(mails())) == (2, all_six())


@pytest.mark.django_db
def test_one_that_cannot_be_written_is_counted_and_holds_up_no_other(monkeypatch, event, by_twos):
    draft = notices.draft

    def fail_for_the_second(registration, *rest):
        if registration.email.startswith("00001"):
            raise ValueError("that one")
        return draft(registration, *rest)

    monkeypatch.setattr(notices, "draft", fail_for_the_second)
    run_job("batches")

    batch = MailBatch.objects.get()
    assert mails() == [all_six()[0], *all_six()[2:]]
    assert (batch.state, batch.written, batch.failed) == ("done", 6, 1)


@pytest.mark.django_db
def test_one_that_the_database_does_not_take_is_counted_and_holds_up_no_other(monkeypatch, event):
    draft = notices.draft

    def too_long_for_the_second(registration, *rest):
        mail = draft(registration, *rest)
        if registration.email.startswith("00001"):
            mail.template = "x" * 200
        return mail

    monkeypatch.setattr(notices, "draft", too_long_for_the_second)
    run_job("batches")

    batch = MailBatch.objects.get()
    assert mails() == [all_six()[0], *all_six()[2:]]
    assert (batch.state, batch.failed) == ("done", 1)


@pytest.mark.django_db
def test_a_database_that_goes_away_while_a_mail_is_made_counts_against_no_mail(monkeypatch, event):
    draft = notices.draft
    answers = iter([OperationalError("away")])

    def fail_once(*arguments):
        if error := next(answers, None):
            raise error
        return draft(*arguments)

    monkeypatch.setattr(notices, "draft", fail_once)
    first = run_job("batches")
    StuckRow.objects.update(next_try_at=timezone.now())

    assert (first, run_job("batches")) == (0, 6)
    assert (mails(), MailBatch.objects.get().failed, StuckRow.objects.count()) == (all_six(), 0, 0)


@pytest.mark.django_db
def test_what_is_changed_while_it_is_written_is_written_anew_and_not_as_it_was(monkeypatch, event, by_twos):
    draft, drafted = notices.draft, []

    def change_it_at_the_third(registration, *rest):
        drafted.append(registration)
        if len(drafted) == 3:
            Event.objects.filter(pk=event.pk).update(state="moved")
        return draft(registration, *rest)

    monkeypatch.setattr(notices, "draft", change_it_at_the_third)
    run_job("batches")
    run_job("batches")

    assert mails() == [*all_six()[:2], *[(to, "moved") for to, _what in all_six()]]


@pytest.mark.django_db
def test_a_batch_that_is_stopped_while_it_is_written_goes_to_no_more(monkeypatch, event, by_twos):
    draft, drafted = notices.draft, []

    def stop_it_at_the_third(registration, *rest):
        drafted.append(registration)
        if len(drafted) == 3:
            MailBatch.objects.get().stop(timezone.now())
        return draft(registration, *rest)

    monkeypatch.setattr(notices, "draft", stop_it_at_the_third)
    runs = [run_job("batches"), run_job("batches")]

    assert (runs, mails()) == ([2, 0], all_six()[:2])


@pytest.mark.django_db
def test_a_batch_that_fails_holds_up_no_other(monkeypatch, event):
    broken = make_mail_batch(letter={"group": "active", "words": {"unknown": ""}}, due_at=timezone.now())
    make_registration(event=broken.event)

    run_job("batches")

    assert mails() == all_six()
    assert states() == ["done", "held"]
    assert [stuck.about for stuck in StuckRow.objects.all()] == [broken]


@pytest.mark.django_db
def test_no_more_is_written_while_many_mails_wait_so_that_a_receipt_comes_soon(monkeypatch, event, by_twos):
    monkeypatch.setattr(to_many, "MAX_DUE", 3)

    runs = [run_job("batches"), run_job("batches")]
    Mail.objects.update(next_try_at=timezone.now() + timedelta(minutes=1))
    runs.append(run_job("batches"))

    assert runs == [4, 0, 2]
    assert mails() == all_six()
