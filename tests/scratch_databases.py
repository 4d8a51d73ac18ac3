"""Databases of a test's own, on the tests' server, which the site's connection may be led to."""

from contextlib import contextmanager

from django.db import connection


@contextmanager
def scratch_database(name, *, template="template1"):
    """An empty database, or a copy of another, from which whoever is connected is sent away: they connect again."""
    execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s", [template])
    execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    try:
        yield name
    finally:
        execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def execute(statement, values=None):
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement, values)


@contextmanager
def led_to(name):
    """The site's connection leads to another database inside the block."""
    before = connection.settings_dict["NAME"]
    try:
        connection.close()
        connection.settings_dict["NAME"] = name
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
