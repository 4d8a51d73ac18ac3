"""`manage.py migrate` with the limits of migrations: one that gets no lock lets the pages go on, and tries again."""

from time import monotonic, sleep

from django.core.management.commands import migrate
from django.db import OperationalError
from psycopg.errors import DeadlockDetected, LockNotAvailable

from tech_port.postgres.limits import limits

GIVE_UP_AFTER, PAUSE = 600, 1  # seconds: without a migration that got through, and between tries


class Command(migrate.Command):
    def handle(self, *args, **options):
        self.give_up_at = monotonic() + GIVE_UP_AFTER
        with limits("migration", options["database"]):
            while True:
                try:
                    return super().handle(*args, **options)
                except OperationalError as error:
                    is_busy = isinstance(error.__cause__, (LockNotAvailable, DeadlockDetected))
                    if not is_busy or monotonic() > self.give_up_at:
                        raise
                self.stderr.write(f"A table is busy; trying again in {PAUSE} s.")
                sleep(PAUSE)

    def migration_progress_callback(self, action, migration=None, fake=False):
        super().migration_progress_callback(action, migration, fake)
        if action.endswith("_success"):
            self.give_up_at = monotonic() + GIVE_UP_AFTER
