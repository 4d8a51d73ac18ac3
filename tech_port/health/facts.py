"""What is watched of a running site. Nothing here names a person, a machine or a folder: strangers may read it."""

import shutil
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import Error, connection, transaction

from tech_port.backups import health as backups
from tech_port.outbox.models import Mail
from tech_port.worker.models import Heartbeat, Job
from tech_port.worker.schedule import declared

from ..postgres.errors import is_temporary

GB = 10**9
# A backup that is being taken is no standby. Who may not read the details (pg_read_all_stats) sees a row without them.
STANDBYS = """
    SELECT state, extract(epoch FROM replay_lag)::float,
        CASE WHEN NOT pg_is_in_recovery() THEN pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn)::bigint END
    FROM pg_stat_replication WHERE state IS DISTINCT FROM 'backup' ORDER BY pid
"""


@dataclass(frozen=True)
class Fact:
    """One thing that is watched: its state in a word, what is measured of it, and a monitor's sentence if it is wrong.

    A sentence makes the site not ready; a state that is not ok and has none is for staff alone.
    """

    name: str
    state: str = "ok"
    trouble: str = ""
    measured: dict = field(default_factory=dict)


def facts(now) -> list[Fact]:
    """All of them; of a database that does not answer, that and what can be told without it."""
    try:
        found = [database(), worker(now), jobs(now), mail(now), backup(now), standby()]
    except Error:
        found = [Fact("database", "away", "the database does not answer")]
    return [*found, disk()]


def database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_is_in_recovery()")
        [is_standby] = cursor.fetchone()
    return Fact("database", "read_only", "the database takes no changes") if is_standby else Fact("database")


def worker(now):
    alive = Heartbeat.objects.alive(now).count()
    last = Heartbeat.objects.values_list("seen_at", flat=True).first()
    measured = {"workers": alive, "seen_seconds_ago": seconds(now, last)}
    if alive:
        return Fact("worker", measured=measured)
    trouble = f"no worker has been heard of for {settings.WORKER_SILENT_MINUTES} minutes"
    return Fact("worker", "silent" if last else "never", trouble, measured)


def jobs(now):
    """Each timed job; one that failed or waits is tried again, and staff's own task says so."""
    rows = {job.name: job for job in Job.objects.all()}
    each = {name: job_state(rows.get(name), now) for name in declared()}
    found = {one["state"] for one in each.values()}
    worst = next(state for state in ("failed", "late", "never", "ok") if state in found)
    return Fact("jobs", worst, measured={"each": each})


def job_state(job, now):
    return {
        "state": job.state(now) if job else "never",
        "ended_seconds_ago": seconds(now, job and job.last_finished_at),
    }


def mail(now):
    oldest = Mail.objects.due(now).values_list("next_try_at", flat=True).first()
    measured = {"oldest_due_seconds": seconds(now, oldest)}
    if oldest is None or oldest > now - timedelta(minutes=settings.MAIL_LATE_MINUTES):
        return Fact("mail", measured=measured)
    return Fact("mail", "late", f"a mail has been due for {settings.MAIL_LATE_MINUTES} minutes", measured)


def backup(now):
    """How old the newest backup is; one that is late is staff's to see to, and stops no visitor."""
    last = backups.last()
    state = "late" if backups.is_late(last, now) else "ok" if last else "none"
    return Fact("backup", state, measured={"made_seconds_ago": seconds(now, last and last.made_at)})


def standby():
    """The standbys that follow our database, and whether they are as many as `STANDBYS` says."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(STANDBYS)
            rows = cursor.fetchall()
    except Error as error:
        if is_temporary(error):
            raise
        return Fact("standby", "unknown")  # a database of a cloud's own, which does not say
    each = [{"state": state or "hidden", "lag_seconds": lag, "lag_bytes": size} for state, lag, size in rows]
    following = sum(one["state"] in {"streaming", "hidden"} for one in each)
    measured = {"expected": settings.STANDBYS, "each": each}
    if following < settings.STANDBYS:
        return Fact("standby", "missing", f"{following} of {settings.STANDBYS} standbys follow the database", measured)
    if any(one["state"] == "hidden" for one in each):
        return Fact("standby", "hidden", measured=measured)
    return Fact("standby", "ok" if each else "none", measured=measured)


def disk():
    """The fullest disk of `VAR_DIR` and of the folders in it, each of which may be a disk of its own.

    The database's is its server's; a bucket has none.
    """
    try:
        folders = [settings.VAR_DIR, *(one for one in Path(settings.VAR_DIR).iterdir() if one.is_dir())]
        usages = [shutil.disk_usage(folder) for folder in folders]
    except OSError:
        return Fact("disk", "unknown")
    usage = min(usages, key=lambda one: one.free)
    measured = {"free_gb": round(usage.free / GB, 1), "free_percent": round(100 * usage.free / usage.total)}
    if usage.free < settings.DISK_LOW_GB * GB:
        return Fact("disk", "low", f"less than {settings.DISK_LOW_GB} GB of disk is free", measured)
    return Fact("disk", measured=measured)


def seconds(now, then):
    """How long ago something was, whole seconds; None for what never was."""
    return None if then is None else max(0, round((now - then).total_seconds()))
