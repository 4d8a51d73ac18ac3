"""Columns that admin lists and pages only show, as the portal's pages write them."""

from functools import cache, partial

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.html import format_html
from django.utils.translation import get_language

from tech_port.norwegian import typography
from tech_port.norwegian.contacts import OrgnrColumn, PhoneColumn
from tech_port.writing.translated import language_of

WRITERS = [
    (PhoneColumn, typography.phone),
    (OrgnrColumn, typography.orgnr),
    ((models.IntegerField, models.DecimalField), typography.number),
]


def in_language(language, text):
    """A text that says which language it is in, where that is not the page's."""
    return text if language == get_language() else format_html('<span lang="{}">{}</span>', language, text)


@cache
def written(model, name):
    """What shows a column of a model in its place; the name itself where Django shows it well."""
    try:
        column = model._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    write = next((write for kind, write in WRITERS if isinstance(column, kind)), None)
    if language := language_of(column):
        write = partial(in_language, language)
    if write is None or column.choices or column.remote_field:
        return name

    def show(row):
        value = getattr(row, name)
        return "–" if value in (None, "") else write(value)

    show.__name__, show.short_description, show.admin_order_field = name, column.verbose_name, name
    return show


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
