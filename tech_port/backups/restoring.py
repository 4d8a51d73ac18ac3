"""The way back. The database comes back whole in one transaction: until it is compared, the old one is there untouched.

What may go wrong, goes wrong before that transaction ends. Files are only added, and taken away again when it fails.
"""

import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.contrib.sessions.models import Session
from django.db import DatabaseError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from psycopg import sql

from tech_port.postgres.limits import limits

from . import erased, media, programs, script, tables
from .archive import DUMP, PIECE, Reader
from .errors import BackupError
from .models import Erased

NOBODY = Path("none")  # in place of a file: nobody is known to be erased
OTHERS = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
"""
EMPTY = "DROP SCHEMA {schema} CASCADE; CREATE SCHEMA {schema};"


@dataclass(frozen=True)
class Restored:
    """What was restored, and what was erased again: {kind: rows}."""

    made_at: str
    rows: int
    files: int
    erased: dict


def restore(path, *, replace="", erased_file=None):
    """Restore a backup into an empty database, or in place of the one whose name is given; BackupError when it cannot.

    What `erased_file` and the database that is replaced know to be erased since is erased again.
    """
    programs.refuse_pooler(connection)
    with Reader(path) as archive, limits("backup"):
        archive.check()
        check_fits(archive.manifest)
        check_place(replace)
        known = known_erased(path, erased_file)
        try:
            with files_back(archive) as added, transaction.atomic():
                transaction.on_commit(added.clear)  # from then on they stay
                counts = database_back(archive, known)
        except DatabaseError as error:
            raise BackupError(f"PostgreSQL says: {str(error).strip().splitlines()[0]}") from error
        finally:
            connection.close()  # loading has changed its settings
    rows = sum(table["rows"] for table in archive.manifest["tables"].values())
    return Restored(archive.manifest["made_at"], rows, len(archive.media), counts)


def check_fits(manifest):
    """Code and tables belong together: only the release that made a backup restores it."""
    server = connection.cursor().connection.info.server_version // 10000
    if server < manifest["postgresql"]:
        raise BackupError(f"The backup is of PostgreSQL {manifest['postgresql']}, and this server is {server}, older.")
    disk = set(MigrationLoader(None).disk_migrations)
    apps = {app for app, _name in disk}
    had = {(app, name) for app, names in manifest["migrations"].items() for name in names if app in apps}
    if disk != had:
        what = ", ".join(sorted(f"{app}.{name}" for app, name in disk ^ had)[:3])
        raise BackupError(
            f"The backup was made by another release ({manifest['release'] or 'unknown'}) than this one: {what}. "
            "Check that release out, restore, and upgrade from there as usual."
        )


def check_place(replace):
    """Only an empty database is filled, unless the one to be replaced is named; and nobody else may use it."""
    name = connection.settings_dict["NAME"]
    with connection.cursor() as cursor:
        cursor.execute(OTHERS)
        [others] = cursor.fetchone()
        is_empty = not tables.names(cursor)
    if replace and replace != name:
        raise BackupError(f"The database is “{name}”, and not “{replace}”.")
    if not is_empty and not replace:
        raise BackupError(f"The database “{name}” is not empty. To lose what is in it: --replace {name}")
    if others:
        raise BackupError(f"{others} others are connected to “{name}”. Stop the site, its worker and monitors first.")


def known_erased(path, file):
    """{(hash, moment)} of all that was erased, as the file beside the backup and the present database know it."""
    file = Path(file or Path(path).with_name(erased.FILE))
    with connection.cursor() as cursor:
        living = Erased._meta.db_table in tables.names(cursor)
    if not file.exists() and file != NOBODY and not living:
        raise BackupError(
            f"There is no {file}, so who was erased after the backup would come back. Fetch it from where the newest "
            f"backup is and name it with --erased, or say --erased {NOBODY}."
        )
    return erased.read(file) | (erased.in_database() if living else set())


@contextmanager
def files_back(archive):
    """The files of the backup are there inside the block, and go again if it fails."""
    added = media.put_back(archive)
    try:
        media.compare(archive)
        yield added
    except BaseException:
        media.take_away(added)
        raise


def database_back(archive, known):
    """Empty the schema, load the dump, compare it, end sign-ins and erase again; returns what was erased."""
    program = programs.programs(archive.manifest["pg_dump"]) / "pg_restore"
    with connection.cursor() as cursor, tempfile.TemporaryDirectory() as folder:
        dump = Path(folder) / DUMP
        with dump.open("wb") as file:
            shutil.copyfileobj(archive.open(DUMP), file, PIECE)
        if tables.names(cursor):  # in an empty one, what its owner made before stays: extensions, rights
            cursor.execute("SELECT current_schema()")
            [schema] = cursor.fetchone()
            cursor.execute(sql.SQL(EMPTY).format(schema=sql.Identifier(schema)).as_string())
        script.load(cursor, program, dump)
        cursor.execute("RESET search_path")
        tables.compare(cursor, archive.manifest["tables"])
    Session.objects.all().delete()  # one that was ended since would be open again
    return erased.replay(known)
