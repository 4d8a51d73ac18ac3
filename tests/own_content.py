"""The site's own content with its samples, as a fresh clone has it: loaded once in a process and day, then put back.

What a load leaves is the rows of some tables; putting them back takes a tenth of it. Sequences never go back, so that
what is made afterwards has keys of its own.
"""

from functools import cache

from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from psycopg import sql

from tests import flushing

TABLES = """
    SELECT table_name, array_agg(column_name::text ORDER BY ordinal_position)
    FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND is_generated = 'NEVER'
    GROUP BY table_name
"""
_kept = {}


def load():
    """Into a database that nothing has been loaded into."""
    day = timezone.localdate()
    if day in _kept and flushing.may_be_silent():
        put_back(_kept[day])
        return
    before = stored()
    call_command("seed", "--samples", verbosity=0)
    _kept[day] = {table: rows for table, rows in stored().items() if rows != before.get(table)}


def stored():
    """{table: its rows as PostgreSQL copies them} of those that have any."""
    with connection.cursor() as cursor:
        return {table: copied(cursor, table) for table in flushing.filled(cursor, list(columns()))}


def copied(cursor, table):
    with cursor.copy(statement("COPY {} ({}) TO STDOUT", table)) as copy:
        return b"".join(copy)


def put_back(tables):
    with connection.cursor() as cursor, flushing.silent(cursor):
        for table, rows in tables.items():
            cursor.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
            with cursor.copy(statement("COPY {} ({}) FROM STDIN", table)) as copy:
                copy.write(rows)


def statement(text, table):
    names = sql.SQL(", ").join(map(sql.Identifier, columns()[table]))
    return sql.SQL(text).format(sql.Identifier(table), names)


@cache
def columns():
    """{table: [column]} of all that are stored, and not computed."""
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        return dict(cursor.fetchall())
