"""`manage.py migrate` with the limits of migrations: one that gets no lock lets the pages go on, and tries again."""

import time

from django.core.management.commands import migrate
from django.db import OperationalError
from psycopg.errors import LockNotAvailable

from tech_port.postgres.limits import limits

TRIES, PAUSE = 20, 1  # seconds


class Command(migrate.Command):
    def handle(self, *args, **options):
        with limits("migration", options["database"]):
            for _try in range(1, TRIES):
                try:
                    return super().handle(*args, **options)
                except OperationalError as error:
                    if not isinstance(error.__cause__, LockNotAvailable):
                        raise
                self.stderr.write(f"A table is busy; trying again in {PAUSE} s.")
                time.sleep(PAUSE)
            return super().handle(*args, **options)
