"""What changed between two rows of a history, in words as the portal's pages write them."""

import json
from dataclasses import dataclass
from pathlib import PurePath

from django.db import models
from django.utils.translation import gettext as _

from ..history.records import stored
from ..norwegian import typography
from ..writing.difference import difference
from .written import writer_of

LONG = 80  # letters, from which a text is shown as what is new and gone in it
NOTHING = typography.DASH
NOT_TOLD = {"uid"}  # what says nothing to people


@dataclass(frozen=True)
class Change:
    """A field that is another: its label, what it was and what it is, and of a long text what is new in it."""

    name: str
    label: str
    shown_before: str
    shown_after: str
    paragraphs: tuple = ()


def changes(before, after, relations, hidden=frozenset()):
    """What one row of a history says otherwise than another, field by field, but for those that are hidden.

    `relations` is {relation to many: {row's key: {record's key: its name}}}.
    """
    untold = NOT_TOLD | hidden
    fields = [field for field in after.tracked_fields if not field.primary_key and field.name not in untold]
    found = [_change(field, before, after) for field in fields if is_other(field, before, after)]
    model = after.instance_type
    for name, of in relations.items():
        was, now = of.get(before.pk, {}), of.get(after.pk, {})
        if was.keys() != now.keys() and name not in hidden:
            found.append(_named(model._meta.get_field(name), *(", ".join(each.values()) for each in (was, now))))
    return found


def is_other(field, before, after):
    was, now = (stored(field, getattr(row, field.attname)) for row in (before, after))
    return was != now


def _change(field, before, after):
    was, now = in_words(field, before), in_words(field, after)
    is_text = isinstance(field, (models.CharField, models.TextField)) and not field.choices
    if is_text and (max(len(was), len(now)) > LONG or "\n" in was + now):
        return _named(field, was, now, tuple(difference(*(getattr(row, field.attname) for row in (before, after)))))
    return _named(field, was, now)


def _named(field, was, now, paragraphs=()):
    label = str(field.verbose_name)
    return Change(field.name, label[:1].upper() + label[1:], was or NOTHING, now or NOTHING, paragraphs)


def in_words(field, row):
    """A value of a row of a history: a choice by its label, a related record by its name."""
    value = getattr(row, field.attname)
    if value in (None, "", []):
        return ""
    if field.remote_field:
        return related(field, row)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return _written(field, value, row)


def _written(field, value, row):
    match field:
        case models.JSONField():
            return typography.shortened(json.dumps(value, ensure_ascii=False, default=str), 300)
        case models.FileField():
            return PurePath(str(value)).name
    write = writer_of(field)
    return write(value, row) if write else str(value)


def related(field, row):
    """The name of a record that a row leads to; its number where it is gone."""
    found = getattr(row, field.name, None)
    return str(found) if found is not None else gone(getattr(row, field.attname))


def gone(key):
    return _("slettet (nr. %(number)s)") % {"number": key}
