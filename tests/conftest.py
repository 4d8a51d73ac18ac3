"""What every test stands on: catalogues compiled and static files collected once for all workers, and a filled site."""

import gc
import os
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

import brotli
import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.commands import flush
from django.db import connection, transaction
from django.db.backends.postgresql.operations import DatabaseOperations
from django.test import Client, utils
from django.utils import translation
from html5lib._inputstream import HTMLUnicodeInputStream
from html5lib._tokenizer import HTMLTokenizer
from whitenoise.base import WhiteNoise
from whitenoise.compress import Compressor
from xdist.workermanage import NodeManager

from tech_port.search import aliases
from tests import flushing, kept_rows, own_content, rendering, signing_in, static_files, whole_tags
from tests.factories import make_heartbeat, make_user
from tests.reading import Reader
from tests.site import grow as grow_site
from tests.site import make_site
from tests.template_database import template_database

# What is compiled is kept, for the workers and for each process that a test starts.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# Each row and page is a knot of references: looked through as often as Python does by itself, they cost a fifth of all.
gc.set_threshold(50_000, 20, 50)

NodeManager.EXIT_TIMEOUT = 60  # seconds: a worker writes down last what it covered, and is killed after ten otherwise


def pytest_configure(config):
    """Pages name static files by their hash; the first process collects them, and workers inherit the folder."""
    if "TEST_STATIC_ROOT" not in os.environ:
        if config.getoption("numprocesses", None):  # the workers read the tests first, and need no database for that
            config.add_cleanup(subprocess.Popen([sys.executable, "-m", "tests.template_database"]).wait)
        folder = os.environ["TEST_STATIC_ROOT"] = tempfile.mkdtemp(prefix="portal-static-")
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
        files = os.environ["TEST_FILES"] = tempfile.mkdtemp(prefix="portal-files-")
        config.add_cleanup(lambda: shutil.rmtree(files, ignore_errors=True))
        settings.STATIC_ROOT = folder
        Compressor.compress_brotli = partial(brotli.compress, quality=1)  # the smallest takes ten times as long
        call_command("compile_catalogues", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
    DatabaseOperations.sql_flush = flushing.delete
    flush.emit_post_migrate_signal = kept_rows.after_a_flush
    Client._login = signing_in.store_once
    WhiteNoise.update_files_dictionary = static_files.look_once
    HTMLTokenizer.dataState = whole_tags.data_state
    HTMLUnicodeInputStream.characterErrorsUCS4 = whole_tags.characters
    utils.instrumented_test_render = rendering.render
    settings.STATIC_ROOT = os.environ["TEST_STATIC_ROOT"]
    settings.MEDIA_ROOT = Path(os.environ["TEST_FILES"], "media")
    settings.SHARE_DIR = Path(os.environ["TEST_FILES"], "share")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # fast, unlike what real sites use


FIRST = (  # what takes longest stands first, so that no worker is left alone with it at the end
    *("tests/test_seeded_site.py", "tests/pages", "tests/tech_port/demo", "tests/premises/fits", "tests/fuzz"),
    *("tests/tech_port/backups", "tests/tech_port/seed", "tests/tech_port/settings", "tests/drills"),
)


def pytest_collection_finish():
    """Code and what was read of the tests stay to the end, and need no looking through for what nobody refers to."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(tryfirst=True)  # then pytest-django puts those last whose rows are really stored
def pytest_collection_modifyitems(items):
    def place(item):
        return next((number for number, path in enumerate(FIRST) if item.nodeid.startswith(path)), len(FIRST))

    items.sort(key=place)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, django_db_blocker):
    """The tests’ database is a copy of one that is migrated already."""
    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["TEMPLATE"] = template_database()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The tests’ database; whoever is still connected at the end, from a thread or a process, is sent away first.

    What is stored need not outlive a power cut, so that nobody waits for the disk: each commit took milliseconds.
    """
    name = connection.ops.quote_name(connection.settings_dict["NAME"])
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(f"ALTER DATABASE {name} SET synchronous_commit = off")  # of each connection from now on
    with django_db_blocker.unblock():
        connection.close()
        kept_rows.keep_what_migrating_leaves()
    yield
    others = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s"
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(others, [connection.settings_dict["NAME"]])


@pytest.fixture(autouse=True)
def language():
    """Every test begins in bokmål, whatever language the page before it was in."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(autouse=True)
def nothing_kept():
    """No test begins with the words that another one's rows said."""
    aliases.forget()


@pytest.fixture
def client():
    """Tests of what a page says compare it as it is read; those of its markup make a client of their own."""
    return Reader()


@pytest.fixture
def site(db):
    """One published row of each noun, tied together."""
    return make_site()


@pytest.fixture(scope="module")
def content_loaded(django_db_setup, django_db_blocker):
    """The site's own content with its samples, as a fresh clone has it; what a module's tests write is rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        own_content.load()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def grow(site):
    """Call it to make every list of the site three times as long."""
    return lambda: grow_site(site)


@pytest.fixture
def staff(client, db):
    """The browser of a superuser who has signed in, on a site whose worker lives.

    Which types of content there are is known, as a process asks for each once: tests count what pages ask for.
    """
    ContentType.objects.get_for_models(*apps.get_models())
    make_heartbeat()
    client.force_login(make_user(username="stab", email="siri@ttp.example", is_staff=True, is_superuser=True))
    return client
