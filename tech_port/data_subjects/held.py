"""The records that are somebody's, purpose by purpose, and their erasure."""

from dataclasses import dataclass

from django.contrib import admin
from django.contrib.contenttypes.fields import GenericRelation
from django.db import transaction

from ..audit.held import personal_models
from ..audit.models import Entry
from ..history.records import has_history
from ..privacy import Held, Purpose, declared
from ..staff.used_by import Effect, uses_of


@dataclass(frozen=True)
class Found:
    """The records of a kind that a purpose holds of somebody."""

    purpose: Purpose
    held: Held
    records: list

    @property
    def model(self):
        return self.held.model

    @property
    def label(self):
        return self.model._meta.label_lower

    @property
    def kind(self):
        return self.model._meta.verbose_name_plural

    @property
    def rows(self):
        return self.model._default_manager.filter(pk__in=[record.pk for record in self.records])

    def with_them(self):
        """[rows] of what is kept about the records themselves, and goes with them: messages, steps, mails."""
        goes = [use.rows for use in uses_of(self.rows, lambda field: False) if use.effect is Effect.GOES]
        if self.held.part:  # the record stays, and only the mails about it tell of somebody
            mails = [field.related_model for field in self.model._meta.private_fields if _is_generic(field)]
            return [rows for rows in goes if rows.model in mails and rows.model in personal_models()]
        return [rows for rows in goes if rows.model in personal_models()]

    @property
    def history(self):
        """The rows of their histories."""
        keys = [record.pk for record in self.records]
        return list(self.model.history.filter(id__in=keys).order_by("history_id")) if has_history(self.model) else []


def _is_generic(field):
    return isinstance(field, GenericRelation)


def found(asked):
    """[Found] of every purpose that holds something of whom is asked about; a fixed number of queries."""
    kinds = [(purpose, held) for purpose in declared() for held in purpose.holds if held.whose]
    return [one for one in (_found(asked, *kind) for kind in kinds) if one.records]


def _found(asked, purpose, held):
    rows = held.model._base_manager.filter(asked.condition(held.model, held.whose))
    return Found(purpose, held, list(rows.select_related(*named_by(held.model)).order_by("pk")))


def named_by(model):
    """What of a record is fetched with it, so that it and what it leads to can be named."""
    page = admin.site._registry.get(model)
    of_its_list = (page.list_select_related or ()) if page else ()
    related = [field.name for field in model._meta.concrete_fields if field.remote_field]
    return {*related, *(of_its_list if of_its_list is not True else ())}


def chosen(everything, keys):
    """The same without the records that are not among the keys, as `members.contact/12`, or a kind as a whole."""
    kept = [
        Found(one.purpose, one.held, [record for record in one.records if {one.label, key(record)} & set(keys)])
        for one in everything
    ]
    return [one for one in kept if one.records]


def key(record):
    return f"{record._meta.label_lower}/{record.pk}"


def may_go(everything):
    return [one for one in everything if not one.held.stays]


@transaction.atomic
def erase(asked, everything):
    """Erase what of the records may go, by the ways of their purposes, and write that down; {purpose: how many}."""
    counts = {}
    for one in may_go(everything):
        number = (one.held.on_request or one.held.erase)(one.rows)
        counts[one.purpose.key] = counts.get(one.purpose.key, 0) + number
    note(asked, Entry.Kind.DELETION, Entry.Action.REMOVED, may_go(everything))
    return counts


def note(asked, kind, action, everything):
    """Write down that somebody was asked about, or forgotten: which purposes it was about, and of whom only a hash."""
    Entry.objects.write(kind, action, within=asked.traces[0], fields={one.purpose.key for one in everything})
