"""A backup has its name when it is whole; what is kept, and for how long."""

import os
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from tech_port.backups import health, making
from tech_port.backups.errors import BackupError
from tech_port.backups.models import Backup, Erased
from tech_port.backups.thinning import name_of
from tests.factories import make_backup, make_erased
from tests.jobs import erased as nightly_deletion

NOW = timezone.now()


def ago(**span):
    return NOW - timedelta(**span)


@pytest.mark.django_db(transaction=True)
def test_a_backup_that_fails_leaves_no_file_and_no_row(tmp_path, monkeypatch):
    def fail(*_arguments):
        raise BackupError("pg_dump failed: no space left")

    monkeypatch.setattr("tech_port.backups.programs.dump", fail)

    with pytest.raises(CommandError, match=r"^No backup was made\. pg_dump failed: no space left$"):
        call_command("backup", tmp_path)

    assert list(tmp_path.iterdir()) == []
    assert not Backup.objects.exists()


def test_only_old_backups_and_what_killed_runs_left_are_deleted(tmp_path):
    old, kept = (tmp_path / name_of(ago(days=days)) for days in (400, 0))
    long_ago = ago(days=3).timestamp()
    others = [tmp_path / "tech-port-20200101T000000Z.tar.age", tmp_path / "min.tar", tmp_path / "erased.txt"]
    for path in (old, kept, *others):
        path.touch()
    left = tmp_path / "tech-port-20200101T000000Z.unfinished"
    left.touch()
    os.utime(left, (long_ago, long_ago))

    making.thin(tmp_path, NOW)

    assert sorted(tmp_path.iterdir()) == sorted([kept, *others])


@pytest.mark.django_db
def test_a_backup_is_late_when_a_night_was_missed_and_not_where_none_was_ever_made():
    def newest():
        return health.last(), health.is_late(health.last(), NOW)

    never = newest()
    old = make_backup(made_at=ago(hours=37))
    late = newest()
    new = make_backup(made_at=ago(hours=35))

    assert [never, late, newest()] == [(None, False), (old, True), (new, False)]


@pytest.mark.django_db
def test_staff_are_told_that_the_last_backup_is_too_old(staff):
    make_backup(made_at=ago(hours=37))

    rows = staff.get("/admin/").context["todo"]

    assert [row.text for row in rows] == ["Siste sikkerhetskopi er for gammel: si fra til de som drifter nettstedet"]


@pytest.mark.django_db
def test_traces_outlast_the_oldest_backup_by_a_month_and_then_go():
    make_erased(at=ago(days=400))
    kept = make_erased(at=ago(days=390))
    make_backup(made_at=ago(days=400))

    counts = nightly_deletion()

    assert (list(Erased.objects.all()), list(Backup.objects.all()), counts["backup"]) == ([kept], [], 1)
