"""The site's content, loaded once for all the tests here, and the files that it is in."""

import shutil

import pytest
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction

from tests.tech_port.seed.loading import APPS, FILES, seed


@pytest.fixture(scope="package")
def first_run(django_db_setup, django_db_blocker):
    """The content with its samples, loaded once for all the tests here; each test's changes are rolled back to it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield seed("--samples")
        transaction.set_rollback(True)


@pytest.fixture
def content(first_run, db):
    return first_run


@pytest.fixture
def empty(db):
    """A database that nothing has been loaded into, also while `first_run` holds its content."""
    models = [model for app in APPS for model in apps.get_app_config(app).get_models(include_auto_created=True)]
    tables = [model._meta.db_table for model in models]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        for statement in connection.ops.sql_flush(no_style(), tables, allow_cascade=True):
            cursor.execute(statement)


@pytest.fixture
def folder(tmp_path):
    for path in FILES:
        shutil.copy(path, tmp_path)
    return tmp_path
