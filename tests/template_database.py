"""A database in which every migration has run, kept on the tests' server: theirs are copies of it, each run and worker.

Migrating from nothing takes a quarter of a minute, a copy less than a second. The copy is migrated too, which finds
nothing to do. `python -m tests.template_database` makes it beside whatever else a run begins with.
"""

import hashlib
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from tech_port.demo.embedded_postgres.server import locked
from tech_port.demo.from_nothing import few_models_made_anew
from tests.conventions.source import PACKAGES, ROOT, imports
from tests.scratch_databases import led_to

PREFIX = "tests_migrated_"


def template_database():
    """The database's name; made now where it is missing, by one process while the others wait."""
    name = PREFIX + checksum()
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    with locked(settings.VAR_DIR / "tests-migrated.lock"), connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX])
        found = {row[0] for row in cursor.fetchall()}
        if name not in found:
            for old in found:
                cursor.execute(f'DROP DATABASE "{old}" WITH (FORCE)')
            make(name, cursor)
    return name


def make(name, cursor):
    """It has its name when it is complete."""
    unfinished = f"{PREFIX}unfinished"
    cursor.execute(f'CREATE DATABASE "{unfinished}"')
    with led_to(unfinished), few_models_made_anew():
        call_command("migrate", verbosity=0)
    cursor.execute(f'ALTER DATABASE "{unfinished}" RENAME TO "{name}"')


def checksum():
    """Of all that a migrated database follows from: the migrations, what they import from us, and Django's version."""
    migrations = [file for app in apps.get_app_configs() for file in sorted(Path(app.path).glob("migrations/*.py"))]
    ours = [file for file in migrations if file.is_relative_to(ROOT) and file.name != "__init__.py"]
    sources = set().union(*map(imported, ours))
    parts = set().union(*(parts_of(file) for file in sources if file.name == "operations.py"))
    text = "".join(file.read_text() for file in [*migrations, *sorted(sources | parts)])
    return hashlib.sha256(f"{django.VERSION} {text}".encode()).hexdigest()[:16]


def imported(file):
    """Our files that a file imports from."""
    return {source_of(name) for name in imports(file) if name.split(".")[0] in PACKAGES} - {None}


def parts_of(file):
    """What a file imports from beside or below itself, and what that does."""
    found = {one for one in imported(file) if one.is_relative_to(file.parent)}
    return found.union(*(parts_of(one) for one in found))


def source_of(name):
    """The file of a module, or of the module that a name is taken from."""
    places = [ROOT.joinpath(*parts) for parts in (name.split("."), name.split(".")[:-1])]
    files = [file for place in places for file in (place.with_suffix(".py"), place / "__init__.py")]
    return next((file for file in files if file.exists()), None)


if __name__ == "__main__":
    django.setup()
    template_database()
