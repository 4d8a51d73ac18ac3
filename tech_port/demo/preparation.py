"""Everything up to date before the portal starts; what is up to date already takes next to no time."""

import hashlib
import os
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def check_writable(folder):
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".probe-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise CommandError(
            f"Cannot write to {folder} ({error.strerror}). Copy the project to a folder of your own and run it there."
        ) from error


def migrate():
    """Apply what is missing; asking first costs far less than the command that finds nothing to do."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)


def collect_static():
    """Collect the static files if one of them changed since the last time."""
    state = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            found = Path(storage.path(name)).stat()
            state.update(f"{name} {found.st_mtime_ns} {found.st_size}\n".encode())
    stamp = settings.VAR_DIR / "static.stamp"
    if stamp.exists() and stamp.read_text() == state.hexdigest() and Path(settings.STATIC_ROOT).exists():
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(state.hexdigest())
