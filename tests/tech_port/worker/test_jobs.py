"""The timed jobs: when each is due, what is noted of a run, and what staff and monitors see of it."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.utils import timezone

from tech_port.worker import running
from tech_port.worker.models import Heartbeat, Job
from tech_port.worker.schedule import PeriodicJob, declared
from tests.factories import make_heartbeat, make_job
from tests.jobs import run_job
from tests.pages_read import text
from tests.tech_port.worker.jobs_declared import declare

OSLO = ZoneInfo("Europe/Oslo")


@pytest.fixture
def noon():
    with time_machine.travel("2026-03-02T11:00Z", tick=False) as clock:
        yield clock


def fail(now):
    raise ValueError("kari@robotikk.example\nDETAIL: Key (email)=(kari@robotikk.example)")


FAILED = f"ValueError, tests/tech_port/worker/test_jobs.py:{fail.__code__.co_firstlineno + 1}"


def test_the_portal_does_its_jobs_by_interval_or_on_the_clock_in_oslo():
    planned = {name: job.at or job.every for name, job in declared().items()}

    assert planned == {
        "retention": time(3, 30),
        "sessions": time(3, 50),
        "erased": timedelta(minutes=10),
        "files": timedelta(minutes=5),
        "pictures": timedelta(seconds=5),
        "unused-pictures": time(4, 10),
        "alerts": timedelta(minutes=5),
        "freshness": time(7, 0),
        "letting": timedelta(seconds=30),
        "answers": timedelta(minutes=5),
        "seats": timedelta(seconds=10),
        "batches": timedelta(seconds=5),
        "reminders": timedelta(seconds=30),
        "newsletter": timedelta(seconds=5),
        "secrets": time(4, 0),
        "settings": timedelta(minutes=10),
        "search": time(3, 45),
        "search-late": timedelta(seconds=10),
        "versions": timedelta(minutes=10),
    }


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (datetime(2026, 3, 2, 3, 29, tzinfo=OSLO), datetime(2026, 3, 2, 3, 30, tzinfo=OSLO)),
        (datetime(2026, 3, 2, 3, 30, tzinfo=OSLO), datetime(2026, 3, 3, 3, 30, tzinfo=OSLO)),
        (datetime(2026, 3, 28, 12, 0, tzinfo=OSLO), datetime(2026, 3, 29, 3, 30, tzinfo=OSLO)),
        (datetime(2026, 10, 24, 12, 0, tzinfo=OSLO), datetime(2026, 10, 25, 3, 30, tzinfo=OSLO)),
    ],
)
def test_a_daily_job_is_due_at_its_time_also_when_the_clock_is_changed(now, due):
    job = PeriodicJob("natt", "natt", fail, at=time(3, 30))

    assert job.next_after(now) == due


@pytest.mark.django_db
def test_due_jobs_are_done_longest_overdue_first_and_noted(monkeypatch, noon):
    done = []
    declare(monkeypatch, a=lambda now: done.append("a") or 3, b=lambda now: done.append("b"), c=fail)
    now = timezone.now()
    make_job(name="a", next_run_at=now)
    make_job(name="b", next_run_at=now - timedelta(minutes=1))
    make_job(name="c", next_run_at=now + timedelta(seconds=1))

    first = [job.name for job in running.run_due()]
    second = [job.name for job in running.run_due()]

    job = Job.objects.get(name="a")
    assert (first, second, done) == (["b", "a"], [], ["b", "a"])
    assert (job.last_started_at, job.last_finished_at, job.last_count) == (now, now, 3)
    assert (job.last_error, job.next_run_at) == ("", now + timedelta(minutes=1))


@pytest.mark.django_db
def test_a_job_that_fails_is_noted_without_what_rows_said_and_holds_up_no_other(monkeypatch, noon):
    done = []
    declare(monkeypatch, a=fail, b=lambda now: done.append("b") or 1)
    make_job(name="a", next_run_at=timezone.now() - timedelta(minutes=1))
    make_job(name="b")

    ran = [(job.name, job.last_error) for job in running.run_due()]

    assert ran == [("a", FAILED), ("b", "")]
    assert done == ["b"]
    assert Job.objects.get(name="a").next_run_at == timezone.now() + timedelta(minutes=1)


@pytest.mark.django_db
def test_rows_follow_what_the_code_declares_and_a_shorter_interval_is_taken_up_at_once(monkeypatch, noon):
    declare(monkeypatch, a=fail, b=fail)
    now = timezone.now()
    make_job(name="gone")
    make_job(name="a", next_run_at=now + timedelta(days=1))

    Job.objects.match_declared(now)
    Job.objects.match_declared(now)

    assert list(Job.objects.values_list("name", "next_run_at")) == [("a", now + timedelta(minutes=1)), ("b", now)]


@pytest.mark.django_db
def test_one_job_is_done_by_hand_before_it_is_due(noon):
    Session.objects.create(session_key="a", expire_date=timezone.now() - timedelta(seconds=1))
    Session.objects.create(session_key="b", expire_date=timezone.now() + timedelta(days=1))

    counts = [run_job("sessions"), run_job("sessions")]

    assert counts == [1, 0]
    assert list(Session.objects.values_list("session_key", flat=True)) == ["b"]


@pytest.mark.django_db
def test_a_job_by_hand_that_fails_says_so_and_one_that_is_not_known_is_refused(monkeypatch):
    jobs = declared() | declare(monkeypatch, sessions=fail)
    monkeypatch.setattr("tech_port.worker.models.declared", lambda: jobs)

    with pytest.raises(SystemExit) as ended:
        call_command("worker", once="sessions")
    with pytest.raises(CommandError) as refused:
        call_command("worker", "--once", "ukjent")

    assert str(ended.value) == FAILED
    assert "invalid choice: 'ukjent'" in str(refused.value)


# What is seen of it


@pytest.mark.django_db
def test_staff_see_how_each_job_went_and_what_failed_or_waits(staff, noon):
    now = timezone.now()
    make_heartbeat()
    make_job(name="alerts", last_error="ValueError: feil")
    make_job(name="seats", next_run_at=now - timedelta(minutes=31))
    make_job(name="sessions", next_run_at=now - timedelta(minutes=29))

    rows = [(row.urgency.name, row.text, row.url) for row in staff.get("/admin/").context["todo"]]
    listed = staff.get("/admin/worker/job/?tilstand=trouble")

    assert rows == [("NOW", "2 jobber feilet sist eller er forsinket", "/admin/worker/job/?tilstand=trouble")]
    assert [job.name for job in listed.context["cl"].result_list] == ["alerts", "seats"]
    assert "Varsler om lokaler" in text(listed)


@pytest.mark.django_db
def test_a_worker_is_one_row_and_forgotten_a_day_after_its_end(noon):
    for _beat in range(2):
        Heartbeat.objects.beat("a:1", timezone.now())
    noon.shift(timedelta(days=1, seconds=1))
    Heartbeat.objects.beat("a:2", timezone.now())
    Heartbeat.objects.forget(timezone.now())

    assert list(Heartbeat.objects.values_list("worker", flat=True)) == ["a:2"]
