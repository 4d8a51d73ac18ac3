"""Databases of a test's own, on the tests' server, which the site's connection may be led to."""

from contextlib import contextmanager

from django.db import connection


@contextmanager
def scratch_database(name, *, template="template1"):
    """An empty database, or a copy of another to which nobody is connected."""
    execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    try:
        yield name
    finally:
        execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def execute(statement):
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)


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
