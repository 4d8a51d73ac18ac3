"""Workers beside each other, one that is told to stop, and one whose database goes away."""

import signal
import subprocess
import sys
import threading

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.utils import timezone

from tech_port.worker import program, running
from tech_port.worker.models import Heartbeat, Job
from tech_port.worker.program import Worker
from tests.factories import make_job, make_mail
from tests.mail import LOCMEM, send_by
from tests.tech_port.worker.jobs_declared import declare
from tests.threads import in_threads
from tests.waiting import wait_until

ON_THE_TESTS_DATABASE = """
import sys
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from django.core.management import call_command
call_command("worker")
"""


def start():
    """A worker as a program of its own, on the database of this test."""
    return subprocess.Popen(
        [sys.executable, "-c", ON_THE_TESTS_DATABASE, connection.settings_dict["NAME"]], cwd=settings.BASE_DIR
    )


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(program, "PAUSE", 0.02)


@pytest.mark.django_db(transaction=True)
def test_workers_at_once_do_each_due_job_once(monkeypatch):
    done = []
    declare(monkeypatch, **{name: lambda now, name=name: done.append(name) or 1 for name in "abcd"})
    for name in "abcd":
        make_job(name=name)

    ran = in_threads(4, lambda: [job.name for job in running.run_due()])

    assert sorted(done) == ["a", "b", "c", "d"]
    assert sorted(name for names in ran for name in names) == ["a", "b", "c", "d"]


@pytest.mark.django_db(transaction=True)
def test_a_job_that_another_worker_is_at_is_left_to_it_and_the_next_is_done(monkeypatch):
    at_it, let_go = threading.Event(), threading.Event()
    declare(monkeypatch, long=lambda now: at_it.set() or let_go.wait(20), short=lambda now: 1)
    make_job(name="long")
    make_job(name="short")
    ran = []

    def first():
        ran.extend(job.name for job in running.run_due())
        connection.close()

    thread = threading.Thread(target=first)
    thread.start()
    at_it.wait(20)
    meanwhile = [job.name for job in running.run_due()]
    let_go.set()
    thread.join(20)

    assert (meanwhile, ran) == (["short"], ["long"])


@pytest.mark.django_db(transaction=True)
def test_a_long_job_keeps_no_mail_waiting(monkeypatch, settings, quick):
    send_by(settings, LOCMEM)
    at_it, let_go, worker = threading.Event(), threading.Event(), Worker()
    declare(monkeypatch, long=lambda now: at_it.set() or let_go.wait(20))
    thread = threading.Thread(target=worker.run)
    thread.start()
    at_it.wait(20)
    mail = make_mail()

    def is_sent():
        mail.refresh_from_db()
        return mail.state == "sent"

    sent = wait_until(is_sent)
    let_go.set()
    worker.stopping.set()
    thread.join(20)

    assert (sent, thread.is_alive()) == (True, False)
    assert Job.objects.get(name="long").last_count == 1


@pytest.mark.django_db(transaction=True)
def test_a_worker_waits_for_a_database_that_is_away_and_lets_no_error_end_it(monkeypatch, quick):
    raised, worker = iter([OperationalError("away"), RuntimeError("else")]), Worker()
    match = Job.objects.match_declared

    def match_at_last(now):
        if error := next(raised, None):
            raise error
        match(now)

    monkeypatch.setattr(program.Job.objects, "match_declared", match_at_last)
    declare(monkeypatch, a=lambda now: 7)
    thread = threading.Thread(target=worker.run)
    thread.start()
    done = wait_until(lambda: Job.objects.filter(name="a", last_count=7).exists())
    worker.stopping.set()
    thread.join(20)

    assert (done, thread.is_alive()) == (True, False)


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_told_to_stop_ends_soon_and_has_done_every_job():
    worker = start()
    try:
        assert wait_until(lambda: Job.objects.filter(last_finished_at=None).count() == 0 < Job.objects.count(), 60)
        alive = Heartbeat.objects.alive(timezone.now()).count()
        worker.send_signal(signal.SIGTERM)
        code = worker.wait(timeout=60)  # two seconds on a machine that does nothing else
    finally:
        worker.kill()

    assert (alive, code) == (1, 0)
    assert list(Job.objects.exclude(last_error="")) == []
