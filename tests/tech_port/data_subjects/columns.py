"""Every column of the database in which text can stand, and whether it is declared to tell of people."""

from pathlib import Path

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models

from tech_port.history.records import has_history, is_history
from tech_port.privacy import declared

FILE = Path(__file__).with_name("not_personal.txt")
TEXTS = (models.CharField, models.TextField, models.JSONField, models.FileField, ArrayField)


def texts():
    """{app.model.column} of all text that is no choice, histories apart; those have the columns of their records."""
    return {
        f"{model._meta.label_lower}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        if not is_history(model)
        for field in model._meta.concrete_fields
        if isinstance(field, TEXTS) and not getattr(field, "choices", None)
    }


def personal():
    """Those that a purpose tells of, finds somebody by or erases, and all of the records that it holds as a whole."""
    found = set()
    for purpose in declared():
        for one in purpose.tells:
            found |= {(one.model, name) for name in one.columns}
        for held in purpose.holds:
            found |= {(held.model, name) for name in (*held.columns, *held.whose) if "__" not in name}
            if is_whole(held, purpose):
                found |= {(held.model, field.name) for field in held.model._meta.concrete_fields}
    return {f"{model._meta.label_lower}.{name}" for model, name in found}


def is_whole(held, purpose):
    """Whether all of a record is about somebody: it is held, no part of it apart, and no columns of it are named."""
    parts = [one for one in purpose.holds if one.model is held.model and one.part]
    return not parts and not held.part and held.model not in {one.model for one in purpose.tells if one.names}


def not_personal():
    """{app.model.column: why it tells of nobody}, by the file."""
    found, why = {}, ""
    for line in FILE.read_text().splitlines():
        if line.startswith("## "):
            why = line.removeprefix("## ")
        elif line and not line.startswith("#"):
            label, _sign, names = line.partition(": ")
            found |= {f"{label}.{name}": why for name in names.split()}
    return found


def told_with_a_history():
    """The models with a history of which any column is personal."""
    labels = {name.rpartition(".")[0] for name in personal()}
    return [model for model in apps.get_models() if has_history(model) and model._meta.label_lower in labels]
