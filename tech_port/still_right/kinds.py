"""The kinds of records that can go out of date, as the apps declare them.

An app declares in `<app>/still_right.py` its `KINDS`, and as `ASKED` who outside the staff is asked about theirs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from django.apps import apps
from django.db.models import CharField, F, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.module_loading import module_has_submodule
from django.utils.text import capfirst

DAY = Value("day", CharField())


@dataclass(frozen=True)
class Kind:
    """Records of a model: which the public sees on a day, what each is called, and when what it says was last known.

    `title(language)`, `day`, `precision` and `last` are expressions of the model's columns: the span that its source
    speaks of, by its first day and its last. `shows` names what somebody who is asked looks over. `own_day`
    is a column for the day that the record itself was last confirmed, and `has_own_day(record)` whether it goes for it.
    """

    model: type
    public: Callable
    title: Callable
    day: object
    last: object
    precision: object = DAY
    shows: tuple = ()
    own_day: str = ""
    has_own_day: Callable = bool

    @property
    def name(self):
        """What it is called in addresses."""
        return self.model._meta.model_name

    @property
    def label(self):
        return capfirst(str(self.model._meta.verbose_name))

    @property
    def labels(self):
        return capfirst(str(self.model._meta.verbose_name_plural))

    def right(self, verb):
        options = self.model._meta
        return f"{options.app_label}.{verb}_{options.model_name}"


@dataclass(frozen=True)
class Asked:
    """Those who are asked by mail once a year about what is theirs.

    `to_ask(today)` gives the records as `with_last_right` does, each with `asked_at`, an address; `records(record)` the
    querysets of what they are asked about, and `correct(question)` the address where they correct it. `right` is the
    permission that staff who ask must have.
    """

    how: str
    label: str
    right: str
    to_ask: Callable
    records: Callable
    correct: Callable


@cache
def _declared(what):
    modules = [
        import_module(f"{config.name}.still_right")
        for config in apps.get_app_configs()
        if config.name != "tech_port" and module_has_submodule(config.module, "still_right")
    ]
    return tuple(one for module in modules for one in getattr(module, what, ()))


def kinds():
    return _declared("KINDS")


def asked():
    """{how: who is asked}"""
    return {one.how: one for one in _declared("ASKED")}


def kind_of(model):
    """The kind of a model's records; None where they do not go out of date."""
    return next((kind for kind in kinds() if kind.model is model), None)


def type_of(model, column):
    """The condition that a column leads to a model's content type, which no query has to ask for first."""
    return {f"{column}__app_label": model._meta.app_label, f"{column}__model": model._meta.model_name}


# What kinds say of their columns


def in_language(name):
    """A text in a language, or in Norwegian where it is not written in that; `name` may lead to another record."""

    def title(language):
        return Coalesce(NullIf(F(f"{name}_{language}"), Value("")), F(f"{name}_nb"))

    return title


def named(*names):
    """The first of some columns, whatever the language."""
    return lambda language: Coalesce(*map(F, names)) if len(names) > 1 else F(names[0])
