"""What was deleted, and the way back; what was erased has left no row to come back from."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy

from .acting import acting
from .erased import leaves_nothing
from .records import History, has_history

WENT_ALONG = timedelta(minutes=2)  # a deletion of very many takes its time


def may_come_back(model):
    """Whether what is deleted of a model leaves a history: personal data leaves none."""
    return has_history(model) and not leaves_nothing(model)


def deleted(model):
    """The last row of the history of each record that is gone, newest first."""
    key = model._meta.pk.attname
    rows = model.history.model.objects
    newest = rows.filter(history_type="-").order_by(key, "-history_id").distinct(key)
    is_there = Exists(model._base_manager.filter(pk=OuterRef(key)))
    return rows.filter(~is_there, history_id__in=newest.values("history_id")).order_by("-history_date", "-history_id")


@transaction.atomic
def bring_back(row):
    """The record of a deleted row as it was, with what it led to and what went with it.

    ValidationError with what is in the way, as an address that another has taken meanwhile.
    """
    with acting(reason=gettext_lazy("Hentet tilbake.")):
        return _brought_back(row)


def _brought_back(row):
    record = row.instance
    for field in record._meta.concrete_fields:
        file = isinstance(field, models.FileField) and getattr(record, field.attname)
        if file and not default_storage.exists(file.name):  # it went with its row
            setattr(record, field.attname, "")
    record.full_clean(exclude=[field.name for field in record._meta.concrete_fields if field.generated])
    record.save(force_insert=True)
    before = row.prev_record or row  # the deletion had taken the relations away when its own row was written
    for field in row._history_m2m_fields:
        keys = getattr(before, field.name).values_list(f"{field.m2m_reverse_field_name()}_id", flat=True)
        getattr(record, field.name).set(field.related_model._base_manager.filter(pk__in=list(keys)))
    _tie_again(record)
    for part in _parts(row):
        _brought_back(part)
    return record


def _tie_again(record):
    """What led to the record, by a relation to many, as its own history last said, leads to it again."""
    for relation in record._meta.related_objects:
        m2m = History.m2m_models.get(relation.field) if relation.many_to_many else None
        if m2m is None:
            continue
        owner = relation.related_model
        tied = m2m.objects.filter(**{relation.field.m2m_reverse_field_name(): record.pk}).values("history_id")
        latest = owner.history.model.objects.order_by("id", "-history_id").distinct("id").values("history_id")
        rows = owner.history.model.objects.filter(history_id__in=tied).filter(history_id__in=latest)
        for one in owner._base_manager.filter(pk__in=rows.values("id")):
            getattr(one, relation.field.name).add(record)


def _parts(row):
    """The rows of what was deleted with a record, because it belonged to it."""
    for relation in row.instance_type._meta.related_objects:
        if relation.on_delete is not models.CASCADE or not may_come_back(relation.related_model):
            continue
        of_it = {relation.field.attname: row.instance.pk}
        span = {
            "history_date__gte": row.history_date - WENT_ALONG,
            "history_date__lte": row.history_date + WENT_ALONG,
        }
        yield from deleted(relation.related_model).filter(**of_it, **span)


def reasons_of(error: ValidationError, record):
    """[sentence] of what is in the way, with the names of the fields."""
    if not hasattr(error, "message_dict"):
        return error.messages
    labels = {field.name: field.verbose_name for field in record._meta.fields}
    return [
        f"{labels[name]}: {message}" if name in labels else message
        for name, messages in error.message_dict.items()
        for message in messages
    ]
