"""Rows as PostgreSQL copies them, to be put back in a tenth of the time that they take to make.

Sequences never go back, so that what is made afterwards has keys of its own.
"""

from functools import cache

from django.core.management.sql import emit_post_migrate_signal
from django.db import connection, connections, transaction
from psycopg import sql

from tests import flushing

TABLES = """
    SELECT table_name, array_agg(column_name::text ORDER BY ordinal_position)
    FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND is_generated = 'NEVER'
    GROUP BY table_name
"""
AFTER_MIGRATING = ("django_content_type", "auth_permission", "auth_group", "auth_group_permissions")
_after_migrating = {}  # by the database's name


def keep_what_migrating_leaves():
    """Types of content and what each role may do: a flush has them made again, right by right."""
    if flushing.may_be_silent():
        _after_migrating[connection.settings_dict["NAME"]] = copied(AFTER_MIGRATING)


def after_a_flush(verbosity, interactive, db, **options):
    """Fills them as they were, instead of telling all apps that they are migrated, which took a tenth of a second."""
    name = connections[db].settings_dict["NAME"]
    if name not in _after_migrating:
        return emit_post_migrate_signal(verbosity, interactive, db, **options)
    with transaction.atomic():
        return put_back(_after_migrating[name])


def copied(tables):
    """{table: its rows}"""
    with connection.cursor() as cursor:
        return {table: _copied(cursor, table) for table in tables}


def _copied(cursor, table):
    with cursor.copy(_statement("COPY {} ({}) TO STDOUT", table)) as copy:
        return b"".join(copy)


def put_back(tables):
    """Into their tables, instead of what is there; inside a transaction."""
    with connection.cursor() as cursor, flushing.silent(cursor):
        for table, rows in tables.items():
            cursor.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
            with cursor.copy(_statement("COPY {} ({}) FROM STDIN", table)) as copy:
                copy.write(rows)


def _statement(text, table):
    names = sql.SQL(", ").join(map(sql.Identifier, columns()[table]))
    return sql.SQL(text).format(sql.Identifier(table), names)


@cache
def columns():
    """{table: [column]} of all that are stored, and not computed."""
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        return dict(cursor.fetchall())
