"""Everything up to date before the portal starts; what is up to date already takes next to no time."""

import os
from contextlib import nullcontext

from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from .from_nothing import few_models_made_anew


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
        with nullcontext() if executor.loader.applied_migrations else few_models_made_anew():
            call_command("migrate", interactive=False, verbosity=0)


def collect_static():
    """Collect the static files if one of them changed since the last time."""
    if not staticfiles_storage.is_collected:
        call_command("collectstatic", interactive=False, verbosity=0)
