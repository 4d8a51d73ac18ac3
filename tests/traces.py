"""Where in the database a word is, to tell what a deletion leaves and what is stored in the open."""

from django.apps import apps
from django.db import connection, models
from django.db.models import Count, Q

from tests import flushing

CANARY = "Kanarifugl"


def columns_with(word):
    """{table.column: rows} of every text in the database that has a word in it; each table with rows is asked once."""
    found, tables = {}, {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    with connection.cursor() as cursor:
        filled = flushing.filled(cursor, tables)
    for model in map(tables.get, filled):
        names = [field.name for field in model._meta.concrete_fields if is_text(field)]
        asked = {f"with_{name}": Count("pk", filter=Q(**{f"{name}__icontains": word})) for name in names}
        rows = model.objects.aggregate(**asked)
        found |= {f"{model._meta.label}.{name}": rows[f"with_{name}"] for name in names if rows[f"with_{name}"]}
    return found


def is_text(field):
    is_array = "Array" in field.get_internal_type()
    return is_array or isinstance(field, (models.CharField, models.TextField, models.JSONField))
