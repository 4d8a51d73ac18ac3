"""Columns that admin lists and pages only show, as the portal's pages write them."""

from functools import cache, partial

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models.constants import LOOKUP_SEP
from django.utils.html import format_html
from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian import typography
from tech_port.norwegian.contacts import OrgnrColumn, PhoneColumn
from tech_port.writing.translated import language_of

WRITERS = [
    (PhoneColumn, typography.phone),
    (OrgnrColumn, typography.orgnr),
    ((models.IntegerField, models.DecimalField), typography.number),
]
KNOWN_BY = {"starts_at": "precision", "ends_at": "precision"}  # moments of which a month or a day may be known


def precision_of(column, row):
    """How well the day of a column is known, as the column beside it says: `day` where none does."""
    beside = getattr(column, "precision", "") or f"{column.name.removesuffix('_on')}_precision"
    return getattr(row, beside, None) or ("month" if column.name == "month" else "day")


def moment(column, value, row):
    """A day and a time, or the month or the day that is known of it: `januar 2023`."""
    return typography.when(value, value, getattr(row, KNOWN_BY.get(column.name, ""), "time"))


def writer_of(column):
    """What writes the values of a column, `(value, row)`; None for one that Django shows well."""
    if write := next((write for kind, write in WRITERS if isinstance(column, kind)), None):
        return lambda value, row: write(value)
    match column:
        case models.BooleanField():
            return lambda value, row: typography.yes_or_no(value)
        case models.DateTimeField():
            return lambda value, row: moment(column, value, row)
        case models.DateField():
            return lambda value, row: typography.day(value, precision_of(column, row))
        case models.TimeField():
            return lambda value, row: typography.time_of_day(value)
        case ArrayField():
            return lambda value, row: ", ".join(map(str, value))
    return None


def in_language(language, text, row=None):
    """A text that says which language it is in, where that is not the page's."""
    return text if language == get_language() else format_html('<span lang="{}">{}</span>', language, text)


def column_at(model, path):
    """The column of a path as `contact__name`; None where there is none."""
    try:
        *first, last = path.split(LOOKUP_SEP)
        for name in first:
            model = model._meta.get_field(name).related_model
        return model._meta.get_field(last)
    except (FieldDoesNotExist, AttributeError):
        return None


@cache
def written(model, name):
    """What shows a column of a model in its place; the name itself where Django shows it well."""
    column, is_path = column_at(model, name), LOOKUP_SEP in name
    if column is None:
        return name
    write = writer_of(column)
    if language := language_of(column):
        write = partial(in_language, language)
    if column.choices or column.remote_field:
        write = None
    if column.related_model is ContentType:
        write = lambda value, row: value.name  # noqa: E731
    if write is None and not is_path:
        return name

    def show(row):
        *first, last = name.split(LOOKUP_SEP)
        for one in first:
            row = row and getattr(row, one)
        value = row and getattr(row, last)
        if value in (None, "", []):
            return typography.DASH
        return write(value, row) if write else value

    show.__name__, show.admin_order_field = name, name
    show.short_description = heading(column, language)
    return show


def heading(column, language):
    """What a column is called in a list: of a text in two languages, the English one says so."""
    return format_lazy("{} ({})", column.verbose_name, _("engelsk")) if language == "en" else column.verbose_name


def _line(model, line, shown):
    """A name, or the names of one line, of which those that are only shown are written."""
    if isinstance(line, (list, tuple)):
        return [_line(model, name, shown) for name in line]
    return written(model, line) if line in shown else line


def write_shown(model, part, *, has_form):
    """Let an admin page's form, or an inline's set of forms, write what it only shows."""
    lines = [line for _title, options in part.fieldsets for line in options["fields"]]
    names = [name for line in lines for name in (line if isinstance(line, (list, tuple)) else [line])]
    shown = [name for name in part.readonly_fields if isinstance(name, str)] if has_form else names
    part.fieldsets = [
        (title, {**options, "fields": _line(model, options["fields"], shown)}) for title, options in part.fieldsets
    ]
    part.readonly_fields = [*part.readonly_fields, *_line(model, shown, shown)]
