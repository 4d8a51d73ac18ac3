"""Pictures that a table kept the file of itself come into the store, for migrations.

The old columns stay for the release before, which still reads them, and can be filled again from the store. Each row is
a transaction of its own, so that no lock is held for long and a run that was stopped goes on.
"""

from django.core.files.storage import default_storage
from django.db import migrations, transaction
from PIL import Image
from psycopg import sql

SIZE = ("width", "height")


def move(table, column, key, *, size=(), texts=()):
    """The operation for a table: `column` has the file's name, `key` is the relation's new column.

    `size` are the columns of width and height, where there are such; `texts` those of the text in both languages.
    """
    names = {"table": sql.Identifier(table), "column": sql.Identifier(column), "key": sql.Identifier(key)}
    had = {column: "file", **dict(zip(size, SIZE, strict=False)), **{text: text for text in texts}}

    def forwards(apps, schema_editor):
        for row in _read(schema_editor.connection, had, names):
            with transaction.atomic():
                _move_row(schema_editor.connection, apps.get_model("pictures", "Picture"), row, names)

    def backwards(apps, schema_editor):
        sets = [sql.SQL("{} = p.{}").format(sql.Identifier(old), sql.Identifier(new)) for old, new in had.items()]
        back = "UPDATE {table} SET {sets} FROM pictures_picture p WHERE p.id = {key}"
        gone = "UPDATE {table} SET {column} = '' WHERE {key} IS NULL AND {column} <> ''"
        with schema_editor.connection.cursor() as cursor:
            for query in (back, gone):
                cursor.execute(sql.SQL(query).format(**names, sets=sql.SQL(", ").join(sets)))

    return migrations.RunPython(forwards, backwards)


def _read(connection, had, names):
    """[{"id": …, "file": …, …}] of the rows whose file is not in the store yet."""
    columns = sql.SQL(", ").join(map(sql.Identifier, ["id", *had]))
    query = "SELECT {columns} FROM {table} WHERE {column} <> '' AND {key} IS NULL ORDER BY id"
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(query).format(**names, columns=columns))
        return [dict(zip(["id", *had.values()], row, strict=True)) for row in cursor.fetchall()]


def _move_row(connection, Picture, row, names):
    """One row's picture; where neither table nor file says how large it is, the file is gone, and so is the picture."""
    number = row.pop("id")
    if not all(row.get(side) for side in SIZE):
        row |= _size(row["file"])
    if not all(row.get(side) for side in SIZE):
        return
    described = {**row, "is_decorative": not row.get("alt_nb")}
    picture, _is_new = Picture.objects.get_or_create(file=described.pop("file"), defaults=described)
    with connection.cursor() as cursor:
        query = sql.SQL("UPDATE {table} SET {key} = %s WHERE id = %s").format(**names)
        cursor.execute(query, [picture.pk, number])


def _size(name):
    try:
        with default_storage.open(name) as file, Image.open(file) as image:
            return dict(zip(SIZE, image.size, strict=True))
    except OSError:
        return {}
