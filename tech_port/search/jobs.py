"""The words that occur, put right each night: two who write at the same moment do not wait for each other's words.

And soon, the rows that somebody did not wait for (`operations.REFRESH`).
"""

from datetime import time, timedelta

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from tech_port.worker.schedule import PeriodicJob


def words_again(now):
    """How many words were missing, twice there, or in no record any more."""
    return _number("SELECT search_words_again()")


def late_again(now):
    """How many rows were written that two had changed in crossing order."""
    return _number("SELECT search_late_again()")


def _number(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]


JOBS = [
    PeriodicJob("search", _("Ordene som søket kjenner"), words_again, at=time(3, 45)),
    PeriodicJob("search-late", _("Det søket ikke rakk"), late_again, every=timedelta(seconds=10)),
]
