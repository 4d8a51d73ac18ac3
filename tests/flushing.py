"""Emptying the tables after a test whose rows were really stored: only those that have rows, which are few.

Truncating all of them, as Django does, makes a new file for each table and index, which takes most of a second.
"""

from contextlib import contextmanager

from django.db import connection
from django.db.backends.postgresql.operations import DatabaseOperations
from psycopg import sql

truncate = DatabaseOperations.sql_flush
ROLE = "SET LOCAL session_replication_role = "


def delete(self, style, tables, *, reset_sequences=False, allow_cascade=False):
    """The statements of Django's `flush`; triggers and references are told nothing, as by truncating."""
    if reset_sequences or not tables or not may_be_silent():
        return truncate(self, style, tables, reset_sequences=reset_sequences, allow_cascade=allow_cascade)
    with connection.cursor() as cursor:
        emptied = [sql.SQL("DELETE FROM {}").format(sql.Identifier(name)) for name in filled(cursor, tables)]
        return [f"{ROLE}replica", *emptied, f"{ROLE}origin"]


def may_be_silent():
    """Whether the tests' user may change rows without telling triggers and references."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('is_superuser')")
        return cursor.fetchone() == ("on",)


@contextmanager
def silent(cursor):
    """Inside the block triggers and references are told nothing."""
    cursor.execute(f"{ROLE}replica")
    yield
    cursor.execute(f"{ROLE}origin")


def filled(cursor, tables):
    """Those of the tables that have rows."""
    rows = sql.SQL("SELECT {} WHERE EXISTS (SELECT FROM {})")
    cursor.execute(sql.SQL(" UNION ALL ").join(rows.format(name, sql.Identifier(name)) for name in tables))
    return [name for (name,) in cursor.fetchall()]
