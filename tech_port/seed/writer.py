"""Makes database rows of records, each of them once."""

import re
from contextlib import nullcontext
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.functional import cached_property

from premises.models import Unit
from tech_port.addresses.models import FormerAddress
from tech_port.content.claims import FIRST, LAST, Claimed
from tech_port.content.models import SeededRecord

from . import dates, floors
from .records import LOOKUPS, WITHOUT_NAME, fields, place


class Gone(Exception):
    """What a record needs is not there any more, because staff changed it."""


class Writer:
    """One run's writing: knows what was written before, and remembers what is written now."""

    def __init__(self, records):
        acquire_lock()
        self.written = set(SeededRecord.objects.values_list("key", flat=True))
        self.is_first = not self.written
        self.today = timezone.localdate()
        self.rests = {place(record): record for record in records if record.is_rest}
        self.new, self.notes = 0, []
        self._marks, self._keys = [], {}

    def write_new(self, records):
        """Write each of the records that has not been written before."""
        for record in records:
            if record.key not in self.written:
                self.write(record)

    def write(self, record):
        """Write a record, or note why it is left out. What staff made themselves under its name stays as it is."""
        try:
            if record.model in WITHOUT_NAME or not self.find(record.model, record.name):
                with nullcontext() if self.is_first else transaction.atomic():  # what rules a row out ends a first run
                    self.create(record)
                self.new += 1
        except Gone as reason:
            self.notes.append(f"{record.key} is left out: {reason}.")
        except IntegrityError as error:
            if self.is_first:
                raise record.error(broken_rule(error, record.model)) from error
            self._keys.clear()  # what it took from its floor is back
            self.notes.append(f"{record.key} is left out: {broken_rule(error, record.model)}")
        else:
            self.mark(record.key)

    def create(self, record):
        """Make a record's row. `Gone` if it has no place any more, `IntegrityError` if other rows rule it out."""
        columns, many = self.columns(record)
        row = record.model(**columns)
        if hasattr(row, "is_sample"):
            row.is_sample = record.is_sample
        if isinstance(row, Claimed):
            row.take_source()
        if record.model is Unit:
            row.is_drawn = not record.is_sample  # no source tells of the floors: see `layout_is_drawn`
        try:
            row.clean_fields(exclude=[column.name for column in row._meta.fields if column.is_relation])
        except ValidationError as error:
            field, messages = min(error.message_dict.items())
            raise record.error(f"{field}: {' '.join(messages)}") from error
        if record.model is Unit and not record.is_rest:
            self.take_area(self.rests[place(record)], row.area_m2)
        row.save(force_insert=True)
        for name, others in many.items():
            getattr(row, name).add(*others)
        self._keys.get(record.model, {})[parts(record.name)] = row.pk
        return row

    def take_area(self, rest, area):
        """Take a unit's area from its floor's rest unit, which may be gone then."""
        left = floors.take(rest, area)
        if left is None:
            raise Gone("its floor has not that much area left")
        if not left:
            self._keys.get(Unit, {}).pop(parts(rest.name), None)

    def columns(self, record):
        """A record's values as {column: value} and {many-to-many: primary keys}."""
        columns, many = {}, {}
        for key, value in record.values.items():
            column = fields(record.model)[key]
            if isinstance(value, dict):
                columns |= {f"{key}_{language}": text.strip() for language, text in value.items()}
            elif column.many_to_many:
                many[key] = [self.pk(column.related_model, name) for name in value]
            elif column.is_relation:
                columns[column.attname] = self.pk(column.related_model, value) if value else None
            elif "Date" in column.get_internal_type():
                columns |= self.date_columns(record, column, value, columns.get("starts_at"))
            else:
                columns[key] = value
        return columns, many

    def date_columns(self, record, column, value, start):
        """A date or time, with its precision where the model keeps how much of it is known."""
        if isinstance(value, datetime):
            return {column.name: timezone.make_aware(value)}
        precision = dates.Precision.DAY
        try:
            if not isinstance(value, date):
                if column.get_internal_type() == "DateTimeField":
                    return {column.name: dates.moment(value, self.today, start)}
                first, last, precision = dates.span(value, self.today)
                value = last if getattr(column, "edge", FIRST) == LAST else first
        except ValueError as error:
            raise record.error(f"{column.name}: {error}") from error
        found = {column.name: value}
        for name in (column.name.removesuffix("_on") + "_precision", "precision"):
            if name in fields(record.model) and name not in record.values:
                return found | {name: precision}
        return found

    def pk(self, model, name):
        if found := self.find(model, name):
            return found
        raise Gone(f"{model._meta.label} “{name}” is not in the database")

    def find(self, model, name):
        """The primary key of a row by the name the files use, which may be one that it had before, or None."""
        if model not in self._keys:
            self._keys[model] = keys_by_name(model)
        return self._keys[model].get(parts(name)) or self._former.get((model._meta.label_lower, name))

    @cached_property
    def _former(self):
        rows = FormerAddress.objects.filter(parent=0).values_list("model", "slug", "record")
        return {(model, slug): key for model, slug, key in rows}

    def mark(self, key):
        """Remember, from `remember()` on, that a record is written."""
        if key not in self.written:
            self.written.add(key)
            self._marks.append(key)

    def note_corrections(self, number):
        if number:
            self.notes.append(f"{number} records have texts that were corrected, and that nobody had changed.")

    def forget(self, keys):
        self.written -= keys
        SeededRecord.objects.filter(key__in=keys).delete()

    def remember(self):
        SeededRecord.objects.bulk_create(SeededRecord(key=key) for key in self._marks)


def parts(name):
    return tuple(re.split("/| > ", name))


def keys_by_name(model):
    """{parts of a name: primary key} of all rows of a model."""
    rows = model.objects.order_by().values_list("pk", *LOOKUPS.get(model, ("slug",)))
    return {tuple(map(str, name)): key for key, *name in rows}


def acquire_lock():
    """One run at a time: a second one waits for the first (see the limits), and then finds nothing to do."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE content_seededrecord IN SHARE ROW EXCLUSIVE MODE")


def broken_rule(error, model):
    """The sentence of the constraint that a row broke, or the words of the database, or of Django, which protects."""
    name = error.__cause__ and error.__cause__.diag.constraint_name
    messages = [rule.violation_error_message for rule in model._meta.constraints if rule.name == name]
    return messages[0] if messages else str(error).partition("\n")[0]
