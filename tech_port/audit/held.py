"""Which pages of the admin show personal data, by what the apps declare of it in their `privacy.py`."""

from functools import cache

from django.apps import apps
from django.db.models import CASCADE

from tech_port.privacy import declared


@cache
def personal_models():
    """Every model that is declared, and what goes with one of its rows because that is about somebody.

    What goes with a row of which only a part is about somebody, as a building's contact, is not.
    """
    held = [held for purpose in declared() for held in purpose.holds]
    found = {one.model for one in held if not one.part}
    while more := {model for model in apps.get_models() if model not in found and _is_about(model, found)}:
        found = found | more
    return frozenset(found | {one.model for one in held})


def _is_about(model, personal):
    relations = [field.remote_field for field in model._meta.fields if field.remote_field]
    return any(to.model in personal and getattr(to, "on_delete", None) is CASCADE for to in relations)


@cache
def _by_permission():
    return {f"{model._meta.app_label}.view_{model._meta.model_name}": model for model in personal_models()}


def shown_on(asked):
    """The personal models that a page of the admin shows: its own, those of its inlines, those it needs rights to."""
    if asked.model_admin is None:
        return set()
    shown = {asked.model}
    if asked.page:
        named = [permission.replace(".change_", ".view_") for permission in asked.page.permissions]
        shown |= {_by_permission()[name] for name in named if name in _by_permission()}
    elif asked.name == "change_view":
        shown |= {inline.model for inline in asked.model_admin.inlines}
    return shown & personal_models()
