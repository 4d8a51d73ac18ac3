"""Every row of every table of the database in which an address or a name stands, whatever wrote it there."""

from dataclasses import dataclass

from django.apps import apps
from django.db import connection, models
from psycopg import sql

from ..history.records import is_history

MAX_NAMED = 20  # rows of a table of which the numbers are told

TABLES = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace ORDER BY 1"
# A row as text has all its columns in it, also those that are JSON, lists or words of the search.
OF_A_TABLE = sql.SQL("""
SELECT {name}, count(*), (array_agg(coalesce(to_jsonb(told) ->> 'id', to_jsonb(told) ->> 'history_id')))[1:{most}]
FROM {table} AS told WHERE told::text ILIKE {text} HAVING count(*) > 0
""")


@dataclass(frozen=True)
class Mention:
    """How many rows of a table tell of somebody, and the numbers of the first; `model` is None without one."""

    table: str
    number: int
    keys: tuple
    model: type[models.Model] | None

    @property
    def about(self):
        """The model whose records the rows are, or are the history of."""
        return self.model.instance_type if self.model and is_history(self.model) else self.model

    @property
    def is_history(self):
        return self.about is not self.model

    @property
    def name(self):
        return str(self.about._meta.verbose_name_plural) if self.about else self.table


def pattern(text):
    """What LIKE finds a text by, wherever it stands."""
    for sign in "\\%_":
        text = text.replace(sign, f"\\{sign}")
    return f"%{text}%"


def mentions(asked):
    """[Mention] by table; two queries, however many tables there are."""
    by_table = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        selects = [
            OF_A_TABLE.format(
                name=sql.Literal(table),
                most=sql.Literal(MAX_NAMED),
                table=sql.Identifier(table),
                text=sql.Literal(pattern(asked.text)),
            )
            for (table,) in cursor.fetchall()
        ]
        cursor.execute(sql.SQL(" UNION ALL ").join(selects).as_string(cursor.connection))
        rows = sorted(cursor.fetchall())
    return [Mention(table, number, tuple(filter(None, keys)), by_table.get(table)) for table, number, keys in rows]


def by_kind(found):
    """{name: (rows, rows of its history)}, by name."""
    kinds = {}
    for one in found:
        rows, history = kinds.get(one.name, (0, 0))
        kinds[one.name] = (rows, history + one.number) if one.is_history else (rows + one.number, history)
    return dict(sorted(kinds.items()))
