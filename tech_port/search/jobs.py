"""The words that occur, put right each night: two who write at the same moment do not wait for each other's words."""

from datetime import time

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from tech_port.worker.schedule import PeriodicJob


def words_again(now):
    """How many words were missing, twice there, or in no record any more."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT search_words_again()")
        return cursor.fetchone()[0]


JOBS = [PeriodicJob("search", _("Ordene som søket kjenner"), words_again, at=time(3, 45))]
