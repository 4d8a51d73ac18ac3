"""The rows of changes that every process has long seen are removed."""

from datetime import timedelta

from django.db import connection
from django.utils.translation import gettext_lazy as _

from tech_port.worker.schedule import PeriodicJob

KEPT = timedelta(minutes=10)  # longer than any transaction that changes what the public sees


def forget_changes(now):
    """How many rows went. The version looks new by that, which costs each process one look."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM versions_change WHERE at < %s", [now - KEPT])
        return cursor.rowcount


JOBS = [PeriodicJob("versions", _("Gamle utgaver av innholdet"), forget_changes, every=KEPT)]
