"""Models, their migrations and their pages in the admin."""

import re

import pytest
from django.contrib import admin
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
from django.utils.functional import Promise

from tests.conventions.models import APPS, models


@pytest.mark.django_db
def test_no_migration_is_missing(capsys):
    call_command("makemigrations", check_changes=True, dry_run=True)

    assert capsys.readouterr().out == "No changes detected\n"


def migrations():
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return {key: migration for key, migration in loader.disk_migrations.items() if key[0] in APPS}


def test_migrations_are_named_after_their_purpose():
    assert {app for app, _name in migrations()} == APPS
    assert [
        name for _app, name in migrations() if re.search(r"auto_\d|_initial$|_and_more$|^\d+_(alter|rename)_", name)
    ] == []


def test_migrations_can_be_undone():
    operations = [(*key, op) for key, migration in migrations().items() for op in migration.operations]

    assert [(app, name, op.describe()) for app, name, op in operations if not op.reversible] == []


def test_every_model_is_in_the_admin_and_can_be_searched():
    registered = {model: model_admin for model, model_admin in admin.site._registry.items() if model in models()}

    assert {model._meta.label for model in models()} - {model._meta.label for model in registered} == set()
    assert [model._meta.label for model, model_admin in registered.items() if not model_admin.search_fields] == []


def test_the_order_of_every_model_tells_any_two_rows_apart():
    """Otherwise a page shows them now in one order and now in another, as the database happens to read them."""

    def is_whole(model):
        names = [str(name).lstrip("-") for name in model._meta.ordering]
        unique = {"pk"} | {field.name for field in model._meta.fields if field.unique}
        together = [one.fields for one in model._meta.constraints if getattr(one, "fields", ()) and not one.condition]
        return not names or names[-1] in unique or any(set(fields) <= set(names) for fields in together)

    assert [model._meta.label for model in models() if not is_whole(model)] == []


def test_every_model_says_what_it_is_called_in_norwegian_and_has_a_docstring():
    without = {
        model._meta.label
        for model in models()
        if not isinstance(model._meta.verbose_name, Promise)
        or not isinstance(model._meta.verbose_name_plural, Promise)
        or model.__doc__.startswith(f"{model.__name__}(")
    }

    assert without == set()
