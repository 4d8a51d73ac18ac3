"""`manage.py migrate` while the site is used: it waits for nobody long, tries again, and is patient where it may be."""

import threading
import time
from contextlib import contextmanager
from io import StringIO

import pytest
from django.contrib.postgres.operations import AddIndexConcurrently
from django.core.management import call_command
from django.core.management.commands import migrate as django_migrate
from django.db import OperationalError, connection, migrations, models, transaction
from django.db.migrations.state import ProjectState
from psycopg.errors import LockNotAvailable

from tech_port.management.commands import migrate
from tech_port.postgres.limits import LIMITS, limits

INDEX = models.Index(fields=["publisher"], name="source_by_publisher")
BUSY = "A table is busy; trying again in 0 s.\n"


@pytest.fixture
def pauses(monkeypatch):
    monkeypatch.setattr(migrate, "PAUSE", 0)


@pytest.fixture
def run(monkeypatch, pauses):
    """Call it with what Django's own command does in each try; gives what was said."""

    def run(*tries):
        left = list(tries)
        monkeypatch.setattr(django_migrate.Command, "handle", lambda self, *args, **options: left.pop(0)(self))
        said = StringIO()
        call_command("migrate", stderr=said)
        assert left == []
        return said.getvalue()

    return run


@contextmanager
def read_goes_on(seconds):
    """Somebody else reads `content_source` in a transaction that lasts so long."""
    began = threading.Event()

    def read():
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT count(*) FROM content_source")
                began.set()
                cursor.execute("SELECT pg_sleep(%s)", [seconds])
        finally:
            connection.close()

    reader = threading.Thread(target=read)
    reader.start()
    assert began.wait(10)
    try:
        yield
    finally:
        reader.join()


def take(command):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE content_source")


def nothing(command):
    pass


@pytest.mark.django_db(transaction=True)
def test_a_migration_that_does_not_get_its_lock_gives_up_soon_and_tries_again(run):
    took = []

    def timed(command):
        began = time.monotonic()
        try:
            take(command)
        finally:
            took.append(time.monotonic() - began)

    with read_goes_on(seconds=1.2):
        assert run(timed, nothing) == BUSY
    assert 0.4 < took[0] < 1.1


@pytest.mark.django_db
def test_it_gives_up_when_nothing_gets_through_for_ten_minutes(run, monkeypatch):
    now = [0.0]
    monkeypatch.setattr(migrate, "monotonic", lambda: now[0])

    def busy(seconds, *, after_one_got_through=False):
        def busy(command):
            if after_one_got_through:
                command.verbosity = 0
                command.migration_progress_callback("apply_success", migrations.Migration("0001", "content"))
            now[0] += seconds
            raise OperationalError("lock timeout") from LockNotAvailable()

        return busy

    with pytest.raises(OperationalError, match="lock timeout"):
        run(busy(590), busy(590, after_one_got_through=True), busy(20))
    assert now == [1200.0]


@pytest.mark.django_db
def test_a_migration_that_fails_otherwise_is_not_tried_again(run):
    def fail(command):
        raise OperationalError("the server is gone")

    with pytest.raises(OperationalError, match="the server is gone"):
        run(fail)


@pytest.mark.django_db(transaction=True)
def test_a_statement_may_last_longer_than_a_wait_for_a_lock(run):
    def fill(command):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(0.7)")

    assert run(fill) == ""


def indexes():
    with connection.cursor() as cursor:
        cursor.execute("SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass(%s)", [INDEX.name])
        return [valid for (valid,) in cursor.fetchall()]


def apply(operation):
    before = ProjectState()
    fields = [("id", models.AutoField(primary_key=True)), ("publisher", models.TextField())]
    migrations.CreateModel("Source", fields).state_forwards("content", before)
    after = before.clone()
    operation.state_forwards("content", after)
    with connection.schema_editor(atomic=False) as editor:
        operation.database_forwards("content", editor, before, after)

    def undo():
        with connection.schema_editor(atomic=False) as editor:
            operation.database_backwards("content", editor, after, before)

    return undo


@pytest.mark.django_db(transaction=True)
def test_an_index_that_is_built_concurrently_waits_for_what_is_older(pauses):
    with limits("migration"):
        with read_goes_on(seconds=1):
            undo = apply(AddIndexConcurrently("source", INDEX))
        valid, kept = indexes(), connection.limits
        undo()

    assert (valid, indexes(), kept) == ([True], [], LIMITS["migration"])


@pytest.mark.django_db(transaction=True)
def test_an_index_that_was_cut_while_it_was_built_is_built_anew():
    with read_goes_on(seconds=1), connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 200")
        with pytest.raises(OperationalError):
            cursor.execute(f"CREATE INDEX CONCURRENTLY {INDEX.name} ON content_source (publisher)")
    left = indexes()

    undo = apply(AddIndexConcurrently("source", INDEX))

    assert (left, indexes()) == ([False], [True])
    undo()
