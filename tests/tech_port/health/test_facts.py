"""What monitors are told at `/helse/klar/`, and what of it makes the site not ready."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tech_port.health import facts
from tech_port.worker.models import Heartbeat
from tech_port.worker.schedule import declared
from tests.factories import make_backup, make_heartbeat, make_job, make_mail

pytestmark = pytest.mark.django_db
ONE_STANDBY = "SELECT {state}, {seconds}::float, {size}::bigint"
SILENT, LATE = "no worker has been heard of for 3 minutes", "a mail has been due for 15 minutes"


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel("2026-03-02T11:00Z", tick=False) as clock:
        yield clock


@pytest.fixture
def ready(client):
    def ask():
        response = client.get("/helse/klar/")
        return response.status_code, response.json()

    return ask


def shown(monkeypatch, state="'streaming'", seconds=0.5, size=2048):
    """Let PostgreSQL tell of one standby."""
    monkeypatch.setattr(facts, "STANDBYS", ONE_STANDBY.format(state=state, seconds=seconds, size=size))


def test_a_site_that_is_well_tells_monitors_all_that_was_measured(ready, settings, monkeypatch):
    settings.RELEASE = "v1.2"
    now = timezone.now()
    make_heartbeat(seen_at=now - timedelta(seconds=4))
    for name in declared():
        make_job(name=name, next_run_at=now + timedelta(hours=1), last_finished_at=now - timedelta(seconds=30))
    make_mail(next_try_at=now - timedelta(seconds=9))
    monkeypatch.setattr(facts.shutil, "disk_usage", lambda folder: facts.shutil._ntuple_diskusage(40e9, 30e9, 10e9))

    status, told = ready()

    assert (status, told) == (
        200,
        {
            "status": "ok",
            "troubles": [],
            "release": "v1.2",
            "database": {"state": "ok"},
            "worker": {"state": "ok", "workers": 1, "seen_seconds_ago": 4},
            "jobs": {"state": "ok", "each": {name: {"state": "ok", "ended_seconds_ago": 30} for name in declared()}},
            "mail": {"state": "ok", "oldest_due_seconds": 9},
            "backup": {"state": "none", "made_seconds_ago": None},
            "standby": {"state": "none", "expected": 0, "each": []},
            "disk": {"state": "ok", "free_gb": 10.0, "free_percent": 25},
        },
    )


def test_a_site_without_a_worker_or_with_mail_that_waits_is_not_ready(ready):
    def troubles():
        status, told = ready()
        return status, told["troubles"], told["worker"]["state"], told["mail"]["state"]

    never = troubles()
    make_heartbeat()
    well = troubles()
    make_mail(next_try_at=timezone.now() - timedelta(minutes=16))
    late = troubles()
    Heartbeat.objects.update(seen_at=timezone.now() - timedelta(minutes=4))

    assert (never, well) == ((503, [SILENT], "never", "ok"), (200, [], "ok", "ok"))
    assert (late, troubles()) == ((503, [LATE], "ok", "late"), (503, [SILENT, LATE], "silent", "late"))


def test_a_job_that_failed_or_waits_is_told_and_leaves_the_site_ready(ready):
    now = timezone.now()
    make_heartbeat()
    make_job(name="alerts", last_error="ValueError: kari@robotikk.example", last_finished_at=now)
    make_job(name="seats", next_run_at=now - timedelta(minutes=31), last_finished_at=now)
    make_job(name="gone", last_error="ValueError")

    status, told = ready()

    each = {name: job["state"] for name, job in told["jobs"]["each"].items()}
    assert (status, told["jobs"]["state"]) == (200, "failed")
    assert each == dict.fromkeys(declared(), "never") | {"alerts": "failed", "seats": "late"}
    assert "kari" not in str(told)


@pytest.mark.parametrize(
    ("expected", "told", "state", "trouble"),
    [
        (0, {}, "ok", ""),
        (1, {}, "ok", ""),
        (2, {}, "missing", "1 of 2 standbys follow the database"),
        (1, {"state": "'catchup'"}, "missing", "0 of 1 standbys follow the database"),
        (1, {"state": "NULL", "seconds": "NULL", "size": "NULL"}, "hidden", ""),
    ],
)
def test_fewer_standbys_than_the_site_expects_are_a_trouble(settings, monkeypatch, expected, told, state, trouble):
    settings.STANDBYS = expected
    shown(monkeypatch, **told)

    fact = facts.standby()

    assert (fact.state, fact.trouble) == (state, trouble)


def test_a_standby_is_told_of_by_how_far_it_is_behind(monkeypatch):
    shown(monkeypatch)

    assert facts.standby().measured["each"] == [{"state": "streaming", "lag_seconds": 0.5, "lag_bytes": 2048}]


def test_a_database_that_will_not_say_who_follows_it_is_no_trouble(monkeypatch, client):
    make_heartbeat()
    monkeypatch.setattr(facts, "STANDBYS", "SELECT a_function_that_a_cloud_left_out()")

    told = client.get("/helse/klar/").json()

    assert (told["status"], told["standby"]) == ("ok", {"state": "unknown"})


def test_a_disk_that_fills_up_is_a_trouble_and_one_that_cannot_be_read_is_none(settings, monkeypatch, tmp_path):
    def of(free):
        return facts.shutil._ntuple_diskusage(10 * facts.GB, 0, free * facts.GB)

    (tmp_path / "media").mkdir()
    settings.VAR_DIR = tmp_path
    monkeypatch.setattr(facts.shutil, "disk_usage", lambda folder: of(9 if folder == tmp_path else 0.9))
    full = facts.disk()
    settings.VAR_DIR = tmp_path / "gone"

    assert (full.state, full.trouble) == ("low", "less than 1 GB of disk is free")
    assert full.measured == {"free_gb": 0.9, "free_percent": 9}
    assert facts.disk() == facts.Fact("disk", "unknown")


@pytest.mark.parametrize(("hours", "state"), [(12, "ok"), (37, "late")])
def test_an_old_backup_is_told_and_stops_no_visitor(hours, state):
    make_backup(made_at=timezone.now() - timedelta(hours=hours))

    assert facts.backup(timezone.now()) == facts.Fact("backup", state, measured={"made_seconds_ago": hours * 3600})
