"""The rows of changes that every process has long seen are removed."""

from datetime import timedelta

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from tech_port.worker.schedule import PeriodicJob

EVERY = timedelta(minutes=10)  # so long at least a row can be seen, however long ago its transaction began


def forget_changes(now):
    """How many rows went: those that were there already when this was done last."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM versions_change WHERE is_old")
        gone = cursor.rowcount
        cursor.execute("UPDATE versions_change SET is_old = true")
        return gone


JOBS = [PeriodicJob("versions", _("Gamle utgaver av innholdet"), forget_changes, every=EVERY)]
