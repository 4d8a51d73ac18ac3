"""What no migration may do while the release before it serves, and what to do instead (docs/deploy/release.md).

Two things break a release: a lock that is held for as long as a table is read or written through, and a table that the
old code, which runs for some minutes more, does not know any longer.
"""

import re

from django.apps import apps
from django.contrib.postgres import operations as postgres
from django.db import connection, migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.models.expressions import Expression, Value
from django.db.models.functions import Now

from .source import PACKAGES

GOES = "old code still asks for it: take it out of the code in this release, out of the database in the next"
LONG = "every row under one lock"
DANGEROUS_SQL = [
    (r"\bCREATE\s+(UNIQUE\s+)?INDEX\s+(?!CONCURRENTLY)", f"builds an index: {LONG}; CONCURRENTLY does not"),
    (r"\bADD\s+CONSTRAINT\b(?!.*(NOT\s+VALID|USING\s+INDEX))", f"checks {LONG}: NOT VALID, then VALIDATE CONSTRAINT"),
    (r"\bSET\s+NOT\s+NULL\b", f"checks {LONG}: a constraint NOT VALID, then VALIDATE CONSTRAINT"),
    (r"\bALTER\s+COLUMN\s+\S+\s+(SET\s+DATA\s+)?TYPE\b", f"writes {LONG}: a new column, filled in batches"),
    (r"\b(DROP|RENAME)\s+(COLUMN|TABLE|TO)\b", GOES),
]
TEXT = re.compile(r"(?:varchar\((\d+)\)|text)")
CHANGES_ROWS = re.compile(r"^\s*(UPDATE|DELETE|INSERT|WITH)\b", re.I | re.M)


def own_migrations():
    """({(app, name): migration} of this site's own apps, their loader)."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    own = {config.label for config in apps.get_app_configs() if config.name.split(".")[0] in PACKAGES}
    return {key: loader.disk_migrations[key] for key in sorted(loader.disk_migrations) if key[0] in own}, loader


def faults(migration, before):
    """A sentence for each thing in a migration that a release without a gap must not do, from the state before."""
    created = {op.name_lower for op in migration.operations if isinstance(op, migrations.CreateModel)}
    state, found = before.clone(), []
    for operation in migration.operations:
        after = state.clone()
        operation.state_forwards(migration.app_label, after)
        for done in in_database(operation):
            name = getattr(done, "model_name_lower", None) or getattr(done, "name_lower", "")
            if name not in created:
                found += [f"{type(done).__name__} {sentence}" for sentence in of_operation(done, migration, state)]
        state = after
    if not (migration.atomic or len(migration.operations) == 1 or all(map(may_be_repeated, migration.operations))):
        found.append("not atomic, with several operations: when one is tried again, those before it are done twice")
    return found


def may_be_repeated(operation):
    """What our own schema editor begins anew."""
    return isinstance(operation, (postgres.AddIndexConcurrently, postgres.RemoveIndexConcurrently))


def in_database(operation):
    if isinstance(operation, migrations.SeparateDatabaseAndState):
        return [inner for one in operation.database_operations for inner in in_database(one)]
    return [operation]


def of_operation(operation, migration, before):
    match operation:
        case postgres.AddIndexConcurrently() | postgres.AddConstraintNotValid():
            pass
        case migrations.AddIndex():
            yield f"builds an index: {LONG}; AddIndexConcurrently does not"
        case migrations.AddConstraint():
            yield from of_constraint(operation.constraint)
        case migrations.AddField():
            yield from of_new_field(operation.field)
        case migrations.AlterField():
            old = before.models[migration.app_label, operation.model_name_lower].fields[operation.name]
            yield from of_altered_field(old, operation.field)
        case migrations.RemoveField() | migrations.DeleteModel() | migrations.RenameModel():
            yield GOES
        case migrations.RenameField():
            if not before.models[migration.app_label, operation.model_name_lower].fields[operation.old_name].db_column:
                yield GOES  # a column of another name than its field's stays
        case migrations.AlterModelTable():
            yield GOES
        case migrations.RunPython() if migration.atomic:
            yield "holds its locks to the end: atomic = False, and a transaction for each batch"
        case migrations.RunSQL():
            yield from of_sql(operation.sql, migration)


def of_constraint(constraint):
    if isinstance(constraint, models.CheckConstraint):
        yield f"checks {LONG}: AddConstraintNotValid, then ValidateConstraint in a migration of its own"
    else:
        yield f"builds an index: {LONG}; CREATE UNIQUE INDEX CONCURRENTLY, with AddConstraint for the state"


def of_new_field(field):
    if isinstance(field, models.ManyToManyField):
        return
    if isinstance(field, models.GeneratedField):
        yield f"writes {LONG}: a column that a trigger fills, filled in batches for what is there"
    elif not field.null and not field.has_db_default():
        yield "is not null, and the old code does not fill it: db_default, or null=True"
    if isinstance(default := field.db_default, Expression) and not isinstance(default, (Value, Now)):
        yield f"writes {LONG}: null=True, then filled in batches"
    if field.db_index or field.unique:
        yield f"builds an index: {LONG}; db_index=False, and AddIndexConcurrently"


def of_altered_field(old, new):
    if not keeps_type(old, new):
        yield f"writes {LONG}: a new column, filled in batches"
    if old.null and not new.null:
        yield f"checks {LONG}, and the old code leaves it empty: a constraint NOT VALID, in the next release"
    if (new.db_index and not old.db_index) or (new.unique and not old.unique):
        yield f"builds an index: {LONG}; AddIndexConcurrently does not"


def keeps_type(old, new):
    """Whether no row is written: the same type, or text of which more is allowed."""
    if old.is_relation or new.is_relation:
        return old.is_relation and new.is_relation and same_model(old, new)
    was, will_be = old.db_type(connection), new.db_type(connection)
    sizes = [TEXT.fullmatch(type_ or "") for type_ in (was, will_be)]
    wider = all(sizes) and (sizes[1][1] is None or (sizes[0][1] and int(sizes[0][1]) <= int(sizes[1][1])))
    return was == will_be or bool(wider)


def same_model(old, new):
    names = {str(getattr(model, "_meta", model)).lower() for model in (old.remote_field.model, new.remote_field.model)}
    return len(names) == 1


def of_sql(sql, migration):
    text = sql if isinstance(sql, str) else "\n".join(one if isinstance(one, str) else one[0] for one in sql)
    text = re.sub(r"\$\$.*?\$\$", "", text, flags=re.S)  # what a function does is done later
    for statement in text.split(";"):
        yield from (why for pattern, why in DANGEROUS_SQL if re.search(pattern, statement, re.I | re.S))
        if migration.atomic and CHANGES_ROWS.search(statement):
            yield "holds its locks to the end: RunPython with atomic = False, and a transaction for each batch"
