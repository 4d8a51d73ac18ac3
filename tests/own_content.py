"""The site's own content with its samples, as a fresh clone has it: loaded once in a process and day, then put back.

What a load leaves is the rows of some tables; putting them back takes a tenth of it. Sequences never go back, so that
what is made afterwards has keys of its own.
"""

from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from tests import flushing, kept_rows

_kept = {}


def load():
    """Into a database that nothing has been loaded into."""
    day = timezone.localdate()
    if day in _kept and flushing.may_be_silent():
        kept_rows.put_back(_kept[day])
        return
    before = stored()
    call_command("seed", "--samples", verbosity=0)
    _kept[day] = {table: rows for table, rows in stored().items() if rows != before.get(table)}


def stored():
    """{table: its rows as PostgreSQL copies them} of those that have any."""
    with connection.cursor() as cursor:
        filled = flushing.filled(cursor, list(kept_rows.columns()))
    return kept_rows.copied(filled)
