"""The history of a model, by django-simple-history: a row each time that a record is made, changed or deleted."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalChanges, HistoricalRecords

from .acting import Way, current


def current_way():
    return current().way


class Told(models.Model):
    """What a row of any history says besides the record itself."""

    history_way = models.CharField(_("måte"), max_length=10, choices=Way.choices, default=current_way)

    class Meta:
        abstract = True


class History(HistoricalRecords):
    """`history = History()` on a model: its columns, its many-to-many relations, who, by which way and why.

    Columns that the database computes are left out, and so are those named in `excluded_fields`.
    """

    def __init__(self, **options):
        options.setdefault("history_id_field", models.BigAutoField())
        options.setdefault("history_change_reason_field", models.TextField(_("grunn"), blank=True))
        super().__init__(bases=(Told,), **options)

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


def is_history(model):
    return issubclass(model, HistoricalChanges)
