"""Columns of the open files: what a model's field is called, holds and means, told by the field itself."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tech_port.norwegian import typography
from tech_port.writing.structured_data import absolute

UNITS = {"_nok_m2_year": "NOK/m²/year", "_m2": "m²", "_nok": "NOK"}
TYPES = (
    (models.BooleanField, "boolean"),
    (models.DateTimeField, "datetime"),
    (models.DateField, "date"),
    (models.IntegerField, "integer"),
    (models.DecimalField, "number"),
)
LANGUAGES = ("nb", "en")
IN_WORDS = {
    "boolean": _("sant eller usant"),
    "date": _("dag"),
    "datetime": _("tidspunkt"),
    "integer": _("helt tall"),
    "list": _("liste av numre"),
    "number": pgettext_lazy("value", "tall"),
    "string": _("tekst"),
}


@dataclass(frozen=True)
class Column:
    """A column under its published name; `type` is a Table Schema's, `read(row)` gives the value or None.

    `refers_to` is the dataset whose `id` it holds, `choices` {value: word}, `language` that of a text in two.
    """

    name: str
    type: str
    meaning: str
    read: Callable
    is_required: bool = False
    choices: dict | None = None
    refers_to: str = ""
    language: str = ""

    @property
    def unit(self):
        return next((unit for end, unit in UNITS.items() if self.name.endswith(end)), "")

    @property
    def kind(self):
        """What it holds, in words: `tall, NOK/m²/year, kan være tom`."""
        empty = "" if self.is_required else _("kan være tom")
        return ", ".join(str(word) for word in (IN_WORDS[self.type], self.unit, empty) if word)

    def value(self, row):
        return plain(self.read(row))

    def among(self, values):
        """The same, with only those of its choices that the public ever meets."""
        return replace(self, choices={value: word for value, word in self.choices.items() if value in values})

    def called(self, meaning, name=""):
        """The same under another meaning, and another name where one is given."""
        return replace(self, meaning=meaning, name=name or self.name)

    def only_if(self, condition):
        """The same, without a value in the rows of which the public is not told it."""
        return replace(self, read=lambda row: self.read(row) if condition(row) else None, is_required=False)


def plain(value):
    """A value as JSON has it: numbers as numbers, days and moments (Oslo's, with offset) as ISO 8601, "" as None."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime):
        return typography.iso(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [plain(one) for one in value]
    return str(value).replace("\0", "") or None


def columns_of(model, *names, **refers):
    """The columns of a model's fields, in this order; of a text in two languages there are two.

    `refers` are the relations: {name: the dataset that they lead to}.
    """
    found = []
    for name in names:
        if name in refers:
            found.append(_relation(model._meta.get_field(name), refers[name]))
        elif hasattr(model, f"{name}_nb"):
            found += [_column(model, f"{name}_{language}", language) for language in LANGUAGES]
        else:
            found.append(_column(model, name))
    return found


def _column(model, name, language=""):
    """A field's own column; how exact a day is, is told where there is a day."""
    column = _plain_column(model, name, language)
    of_day = next((day for day in model._meta.fields if getattr(day, "precision", "") == name), None)
    return column.only_if(lambda row: getattr(row, of_day.name)) if of_day and of_day.null else column


def _plain_column(model, name, language):
    field = model._meta.get_field(name)
    is_text = isinstance(field, models.CharField | models.TextField)
    return Column(
        name=name,
        type=next((type_ for kind, type_ in TYPES if isinstance(field, kind)), "string"),
        meaning=field.verbose_name,
        read=lambda row: getattr(row, name),
        is_required=not field.null and not (is_text and field.blank),
        choices=dict(field.choices) if field.choices else None,
        language=language,
    )


def _relation(field, dataset):
    """A relation to one, as the other's id; to many, as a list of the ids that were prefetched."""
    if field.many_to_many:
        name, meaning = field.name, getattr(field, "verbose_name", field.related_model._meta.verbose_name_plural)
        return Column(name, "list", meaning, lambda row: _keys(getattr(row, name)), True, refers_to=dataset)
    return Column(
        field.name,
        "integer",
        field.verbose_name,
        lambda row: getattr(row, field.attname),
        not field.null,
        refers_to=dataset,
    )


def _keys(relation):
    """The ids of those that were prefetched."""
    return sorted(one.pk for one in relation.all())


ID = Column("id", "integer", _("postens eget nummer, som aldri brukes om igjen"), lambda row: row.pk, True)
URL = Column("url", "string", _("siden på nettstedet"), lambda row: absolute(row.get_absolute_url()), True)


def told(column):
    """A relation as `telling` found it: without a value where the public may not know of the other."""
    return replace(column, read=lambda row: getattr(row, f"told_{column.name}"), is_required=False)


def telling(rows, **publics):
    """Rows with `told_<name>`: the key of each relation that leads to one of those the public may know."""
    for name, public in publics.items():
        known = models.Case(models.When(**{f"{name}__in": public.order_by().values("pk")}, then=F(f"{name}_id")))
        rows = rows.annotate(**{f"told_{name}": known})
    return rows
