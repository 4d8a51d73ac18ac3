import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from tests.scratch_databases import scratch_database


@pytest.fixture
def media(settings, tmp_path):
    """A storage of the test's own, and a folder for backups beside it."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.BACKUP_DIR = tmp_path / "backups"
    return settings.MEDIA_ROOT


@pytest.fixture
def target(transactional_db):
    """The name of an empty database."""
    with scratch_database(f"{connection.settings_dict['NAME']}_target") as name:
        yield name
        ContentType.objects.clear_cache()


@pytest.fixture
def filled(transactional_db):
    """The name of a database with the site's tables."""
    tests = connection.settings_dict["NAME"]
    connection.close()
    with scratch_database(f"{tests}_filled", template=tests) as name:
        yield name
        ContentType.objects.clear_cache()
