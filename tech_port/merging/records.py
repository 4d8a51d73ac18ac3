"""What a decision is about: the columns of a record, as they were when its page was shown and as they are now."""

from dataclasses import dataclass

from .authors import Author, rows_about
from .shown import digest


def columns(record, left_out=()):
    return [field for field in record._meta.concrete_fields if field.name not in left_out]


def mark_of(field, record):
    return digest(str(field.value_from_object(record)))


def marks_of(record, left_out=()):
    """{column: mark} of a record."""
    return {field.name: mark_of(field, record) for field in columns(record, left_out)}


def mark_of_row(record, left_out=()):
    """One mark of a whole row, as a list carries it."""
    return digest(list(marks_of(record, left_out).values()))


@dataclass(frozen=True)
class Change:
    """A column that was changed meanwhile; `before` is None where no history tells what it held."""

    name: str
    label: str
    before: str | None
    now: str
    author: Author


def changes(record, base):
    """[Change] of the columns whose marks are no longer those of `base`."""
    moved = [field for field in columns(record) if field.name in base and mark_of(field, record) != base[field.name]]
    rows = rows_about(type(record), record.pk) if moved else []
    return [_change(field, record, base[field.name], rows) for field in moved]


def _change(field, record, mark, rows):
    """The latest row of the history that holds what was seen tells what that was, the one after it who changed it."""
    newer = None
    for row in rows:
        if mark_of(field, row) == mark:
            author = Author.of(newer) if newer else Author()
            return Change(field.name, str(field.verbose_name), said(field, row), said(field, record), author)
        newer = row
    author = Author.of(rows[0]) if rows and mark_of(field, rows[0]) == mark_of(field, record) else Author()
    return Change(field.name, str(field.verbose_name), None, said(field, record), author)


def said(field, record):
    """What a column holds, in words."""
    if field.choices:
        return str(getattr(record, f"get_{field.name}_display", lambda: getattr(record, field.name))())
    value = getattr(record, field.name, None)
    return "" if value is None else str(value)
