"""One backup: everything in it is of one moment, and it has its name when it was read again and found whole."""

import logging
import os
import subprocess
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import django
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from tech_port.postgres.limits import limits

from . import erased, media, programs, tables
from .archive import DUMP, Reader, Writer
from .errors import BackupError
from .models import Backup
from .privacy import KEPT
from .thinning import name_of, to_thin

logger = logging.getLogger("portal.backups")
FORGOTTEN_AFTER = 24 * 60 * 60  # seconds: what a killed run left unfinished


def make(folder):
    """Make a backup in a folder; returns its path. Old ones are thinned after it, never before."""
    programs.refuse_pooler(connection)
    folder = Path(folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    now, began = timezone.now(), time.monotonic()
    path = folder / name_of(now)
    unfinished, dump = path.with_suffix(".unfinished"), path.with_suffix(".dump.unfinished")
    try:
        with private(unfinished) as file:
            archive = Writer(file)
            manifest = dumped(dump)
            with dump.open("rb") as stream:
                archive.add(DUMP, stream, dump.stat().st_size)
            media.add_to(archive)
            archive.close(manifest | {"made_at": now.isoformat()})
            file.flush()
            os.fsync(file.fileno())
        check(unfinished)
        named(unfinished, path)
    finally:
        for leftover in (unfinished, dump):
            leftover.unlink(missing_ok=True)
    note(path, now, time.monotonic() - began, manifest, archive)
    erased.export(folder / erased.FILE)
    thin(folder, now)
    return path


@contextmanager
def private(path):
    """A new file that its owner alone reads."""
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
        yield file


def dumped(path):
    """Dump the database to a file; returns what was in it at that very moment."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with limits("backup"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        [snapshot] = cursor.fetchone()
        used = programs.dump(connection, snapshot, path)
        return {
            "release": release(),
            "django": django.get_version(),
            "postgresql": connection.connection.info.server_version // 10000,
            "pg_dump": programs.version(used),
            "database": connection.settings_dict["NAME"],
            "migrations": tables.migrations(connection),
            "tables": tables.contents(cursor),
        }


def release():
    """Which code this is, where it came by Git."""
    with suppress(OSError):
        command = [
            "git",
            "-c",
            f"safe.directory={settings.BASE_DIR}",
            "-C",
            settings.BASE_DIR,
            "describe",
            "--always",
            "--tags",
        ]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    return ""


def check(path):
    """Read a finished archive from the start."""
    with Reader(path) as archive:
        archive.check()


def named(unfinished, path):
    """Give a finished backup its name, for good."""
    if path.exists():
        raise BackupError(f"{path} is there already.")
    unfinished.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def note(path, now, seconds, manifest, archive):
    """Tell the site; on a standby, which cannot be written to, the file alone tells."""
    rows = sum(table["rows"] for table in manifest["tables"].values())
    row = Backup(name=path.name, made_at=now, seconds=round(seconds, 1), size_bytes=path.stat().st_size)
    row.row_count, row.file_count = rows, len(archive.files) - 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_is_in_recovery()")
        if cursor.fetchone() == (False,):
            row.save()


def thin(folder, now):
    """Delete the backups that are no longer kept, and what killed runs left; nothing else."""
    files = {path.name: path for path in folder.iterdir() if path.is_file() and not path.is_symlink()}
    for name in to_thin(files, now):
        files[name].unlink()
        logger.info("backup %s deleted", name)
    for path in folder.glob("tech-port-*.unfinished"):
        if path.stat().st_mtime < now.timestamp() - FORGOTTEN_AFTER:
            path.unlink(missing_ok=True)
    erased.thin(folder / erased.FILE, now - KEPT)
