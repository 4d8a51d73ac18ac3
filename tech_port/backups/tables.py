"""What is in the database: rows and checksums of each table, sequences, migrations: all that is compared."""

from django.db.migrations.recorder import MigrationRecorder
from psycopg import sql

from .errors import BackupError

# Text is the same on every server when these are.
AS_TEXT = """
SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO'; SET LOCAL intervalstyle = 'postgres';
SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1;
"""
TABLES = """
SELECT relname FROM pg_class
WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace ORDER BY relname
"""
# A sum of hashes is the same in whatever order rows come.
SUM = """
SELECT count(*), coalesce(sum(('x' || left(hash, 16))::bit(64)::bigint), 0)
FROM (SELECT encode(sha256(convert_to(record::text, 'UTF8')), 'hex') AS hash FROM {table} AS record) AS hashes
"""
SEQUENCES = """
SELECT table_name, column_name, pg_get_serial_sequence(quote_ident(table_name), column_name)
FROM information_schema.columns WHERE table_schema = current_schema() AND is_identity = 'YES' ORDER BY table_name
"""


def names(cursor):
    cursor.execute(TABLES)
    return [name for (name,) in cursor.fetchall()]


def contents(cursor):
    """{table: {rows, checksum}} as this transaction sees them."""
    cursor.execute(AS_TEXT)
    found = {}
    for name in names(cursor):
        cursor.execute(sql.SQL(SUM).format(table=sql.Identifier(name)).as_string())
        rows, checksum = cursor.fetchone()
        found[name] = {"rows": rows, "checksum": str(checksum)}
    return found


def compare(cursor, expected):
    """Refuse a database whose tables are not as they were, or that would give a number twice."""
    found = contents(cursor)
    if wrong := sorted(name for name in found.keys() | expected if found.get(name) != expected.get(name)):
        raise BackupError(f"{len(wrong)} tables are not those of the backup: {', '.join(wrong[:3])}.")
    cursor.execute(SEQUENCES)
    for table, column, sequence in cursor.fetchall():
        question = sql.SQL("SELECT coalesce(max({column}), 0) <= (SELECT last_value FROM {sequence}) FROM {table}")
        parts = {"column": sql.Identifier(column), "table": sql.Identifier(table), "sequence": sql.SQL(sequence)}
        cursor.execute(question.format(**parts).as_string())
        if cursor.fetchone() != (True,):
            raise BackupError(f"The numbers of {table} would be given twice.")


def migrations(connection):
    """{app: [names]} of those that a database has had."""
    found = {}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        found.setdefault(app, []).append(name)
    return found
