"""The history of a model, by django-simple-history: a row each time that a record is made, changed or deleted."""

from copy import copy
from functools import cache

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalChanges, HistoricalRecords

from .acting import Way, current
from .erased import leaves_nothing

OF_THE_ROW = ("history", "m2m_history_id")  # columns of a relation that say which row of the history it is of


def current_way():
    return current().way


class Told(models.Model):
    """What a row of any history says besides the record itself."""

    history_way = models.CharField(_("måte"), max_length=10, choices=Way.choices, default=current_way)

    class Meta:
        abstract = True


class Rows(HistoryManager):
    """`record.history`, whose class is made once: each look at it made one anew, a tenth of what a save costs."""

    @classmethod
    @cache
    def from_queryset(cls, queryset_class, class_name=None):
        return super().from_queryset(queryset_class, class_name)


class History(HistoricalRecords):
    """`history = History()` on a model: its columns, its many-to-many relations, who, by which way and why.

    Columns that the database computes are left out, and so are those named in `excluded_fields`: what the portal counts
    and notes for itself, and what nobody is to find again. A save that changes none of the others writes no row.
    """

    def __init__(self, **options):
        options.setdefault("history_id_field", models.BigAutoField())
        options.setdefault("history_change_reason_field", models.TextField(_("grunn"), blank=True))
        super().__init__(bases=(Told,), history_manager=Rows, **options)

    def fields_included(self, model):
        return [field for field in super().fields_included(model) if not field.generated]

    def get_m2m_fields_from_model(self, model):
        """Those that are no model of their own, which would have a history of its own."""
        fields = model._meta.many_to_many
        return [field for field in fields if getattr(field.remote_field.through, "_meta", None)]

    def get_history_user(self, instance):
        return current().user

    def get_change_reason_for_object(self, instance, history_type, using):
        return super().get_change_reason_for_object(instance, history_type, using) or current().reason

    def post_save(self, instance, created, using=None, update_fields=None, raw=False, **kwargs):
        if raw or created:
            super().post_save(instance, created, using=using, raw=raw, **kwargs)
            return
        if update_fields is not None and not told_fields(type(instance)).intersection(update_fields):
            return
        latest = latest_of(instance)
        told = with_stored(instance, latest, update_fields)
        if latest is None or differs(told, latest):
            super().post_save(told, created, using=using, **kwargs)

    def post_delete(self, instance, using=None, **kwargs):
        if not leaves_nothing(type(instance)):
            super().post_delete(instance, using=using, **kwargs)

    def m2m_changed(self, instance, action, attr, pk_set, reverse, model, **kwargs):
        """A row for each record on the side that has the relation, if it leads elsewhere than before."""
        if not action.startswith("post_") or (pk_set is not None and not pk_set):
            return
        for record in model._base_manager.filter(pk__in=pk_set or ()) if reverse else [instance]:
            latest = latest_of(record)
            if latest is None or related_now(record, attr) != related_then(latest, attr):
                self.create_historical_record(with_stored(record, latest, ()), "~")

    def create_historical_record_m2ms(self, history_instance, instance):
        """What is new leads nowhere yet. What is deleted led where it led before: its relations are gone already."""
        if history_instance.history_type == "~":
            tell_relations(history_instance, instance)
        elif history_instance.history_type == "-" and (
            before := latest_of(instance, history_id__lt=history_instance.pk)
        ):
            copy_relations({history_instance.pk: before.pk}, type(history_instance))


@cache
def told_fields(model):
    """The names of the columns that a model's history tells of."""
    return frozenset(name for field in model.history.model.tracked_fields for name in (field.name, field.attname))


def is_history(model):
    return issubclass(model, HistoricalChanges)


def has_history(model):
    return hasattr(model._meta, "simple_history_manager_attribute")


def latest_of(record, **narrowed):
    """The last row of a record's history; None where it has none."""
    rows = type(record).history.filter(**{record._meta.pk.attname: record.pk}, **narrowed)
    return rows.order_by("-history_id").first()


def with_stored(record, latest, saved):
    """The record as the database has it: what was not among the saved fields is as its history says."""
    if saved is None or latest is None:
        return record
    told = copy(record)
    for field in latest.tracked_fields:
        if field.name not in saved and field.attname not in saved:
            setattr(told, field.attname, getattr(latest, field.attname))
    return told


def differs(record, latest):
    """Whether a record is another than a row of its history says, relations to many apart."""
    return any(
        stored(field, getattr(record, field.attname)) != stored(field, getattr(latest, field.attname))
        for field in latest.tracked_fields
    )


def stored(field, value):
    """A value of a column as it compares: `"900"` is 900, and a file is its name."""
    if isinstance(field, models.FileField):
        return str(value or "")
    return field.target_field.to_python(value) if field.remote_field else field.to_python(value)


def related_now(record, name):
    return set(getattr(record, name).order_by().values_list("pk", flat=True))


def related_then(row, name):
    """The keys that a row of a history says the record led to."""
    target = row.instance_type._meta.get_field(name).m2m_reverse_field_name()
    return set(getattr(row, name).values_list(f"{target}_id", flat=True))


def tell_relations(row, record):
    """Let a new row of a history say where the record leads now."""
    for field in row._history_m2m_fields:
        now = field.remote_field.through.objects.filter(**{field.m2m_field_name(): record})
        relations = History.m2m_models[field]
        relations.objects.bulk_create(relations(history=row, **one) for one in now.values())


def copy_relations(sources, history):
    """Let new rows of a history say of relations to many what others say: {new row's key: the other's}."""
    for field in history._history_m2m_fields:
        relations = History.m2m_models[field]
        columns = [one.attname for one in relations._meta.concrete_fields if one.name not in OF_THE_ROW]
        rows = {}
        for row in relations.objects.filter(history__in=sources.values()).values("history_id", *columns):
            rows.setdefault(row.pop("history_id"), []).append(row)
        relations.objects.bulk_create(
            relations(history_id=new, **row) for new, before in sources.items() for row in rows.get(before, ())
        )
