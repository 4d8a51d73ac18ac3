"""Migrating an empty database in a fifth of the time: a model is made anew where a change reaches it.

Django makes a model anew at each change of it, with all that it is related to, which here is nearly every model at
every step. Where a change leaves relations as they are, or adds one, the model alone will do: Django itself makes all
of them anew before a migration's code sees them. The demo's first start and the tests' database go this way; sites,
whose rows are at stake, go Django's own.
"""

from contextlib import contextmanager

from django.db.migrations.state import ProjectState
from django.db.migrations.utils import resolve_relation

reached_by_django = ProjectState._find_reload_model


@contextmanager
def few_models_made_anew():
    """Inside the block migrations are applied in this way."""
    ProjectState._find_reload_model = reached
    try:
        yield
    finally:
        ProjectState._find_reload_model = reached_by_django


def reached(state, app_label, model_name, delay=False):
    """{(app, model)} that a change of a model reaches; `delay` is Django's word for one that leaves relations alone."""
    if delay or adds(state, app_label, model_name):
        state.is_delayed = True
        return {(app_label, model_name)}
    found, waiting = set(), reached_by_django(state, app_label, model_name)
    while waiting:
        found.add(key := waiting.pop())
        waiting |= related(state, key) - found
    return found


def adds(state, app_label, model_name):
    """Whether a change makes a model that was not there, or gives one a field more."""
    before, now = state.apps.all_models[app_label].get(model_name), state.models[app_label, model_name]
    return before is None or len(now.fields) > len(before._meta.local_fields + before._meta.local_many_to_many)


def related(state, key):
    """The models on either side of a model's relations, as the state knows them: what was made may be old."""
    fields = state.models[key].fields.values() if key in state.models else []
    return set(state.relations.get(key, ())) | {
        resolve_relation(field.remote_field.model, *key) for field in fields if field.is_relation
    }
