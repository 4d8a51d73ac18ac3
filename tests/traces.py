"""Where in the database a word is, to tell what a deletion leaves and what is stored in the open."""

from django.apps import apps
from django.db import models

CANARY = "Kanarifugl"


def columns_with(word):
    """{table.column: rows} of every text in the database that has a word in it."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            kind = field.get_internal_type()
            is_text = isinstance(field, (models.CharField, models.TextField, models.JSONField)) or "Array" in kind
            if is_text and (rows := model.objects.filter(**{f"{field.name}__icontains": word}).count()):
                found[f"{model._meta.label}.{field.name}"] = rows
    return found
