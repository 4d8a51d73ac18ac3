"""The first rows of a history, for a migration: what stands on the day that it begins."""

from django.db import migrations

from .acting import Way

PREFIX = "Historical"
TOLD = {
    "history_date": "now()",
    "history_type": "'+'",
    "history_way": f"'{Way.COMMAND}'",
    "history_change_reason": "''",
}


def begins(app_label):
    """The operation that gives every record of an app, which has a history but no row in it, its first."""

    def write(apps, schema_editor):
        models = apps.get_app_config(app_label).get_models(include_auto_created=True)
        by_name = {model._meta.object_name: model for model in models}
        histories = [name for name in by_name if name.startswith(PREFIX)]
        for name in sorted(histories, key=lambda name: "_" in name):
            write_one = _write_relation if "_" in name else _write_record
            write_one(schema_editor, by_name[name.removeprefix(PREFIX)], by_name[name])

    return migrations.RunPython(write, migrations.RunPython.noop, elidable=True)


def _shared(schema_editor, model, history):
    kept = {field.column for field in history._meta.concrete_fields}
    columns = [field.column for field in model._meta.concrete_fields if field.column in kept]
    return [schema_editor.quote_name(column) for column in columns]


def _write_record(schema_editor, model, history):
    columns = ", ".join(_shared(schema_editor, model, history))
    schema_editor.execute(
        f"INSERT INTO {history._meta.db_table} ({columns}, {', '.join(TOLD)}) "  # noqa: S608 (names of our own columns)
        f"SELECT {columns}, {', '.join(TOLD.values())} FROM {model._meta.db_table} AS kept "
        f"WHERE NOT EXISTS (SELECT FROM {history._meta.db_table} AS told WHERE told.id = kept.id)"
    )


def _write_relation(schema_editor, through, history):
    columns = _shared(schema_editor, through, history)
    record = history._meta.get_field("history").related_model
    owner = record._meta.model_name.removeprefix(PREFIX.lower())
    schema_editor.execute(
        f"INSERT INTO {history._meta.db_table} (history_id, {', '.join(columns)}) "  # noqa: S608 (as above)
        f"SELECT record.history_id, {', '.join(f'kept.{column}' for column in columns)} "
        f"FROM {through._meta.db_table} AS kept "
        f"JOIN {record._meta.db_table} AS record ON record.id = kept.{owner}_id"
    )
