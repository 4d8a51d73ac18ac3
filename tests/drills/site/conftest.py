from pathlib import Path

import pytest

from .copies import manage, site_environment
from .needs import missing
from .postgresql import SystemPostgreSQL

HERE = Path(__file__).parent


def pytest_collection_modifyitems(config, items):
    """Every test of this folder is a drill; where something is missing, all of it is said and nothing runs."""
    mine = [item for item in items if HERE in item.path.parents]
    for item in mine:
        item.add_marker(pytest.mark.drill)
    if mine and "drill" in config.option.markexpr.split(" or ") and (lacks := missing()):
        pytest.exit("\n".join(["These drills need more than this machine has.", *lacks]), returncode=3)


@pytest.fixture
def postgresql(folder):
    """An empty server from the system's packages."""
    server = SystemPostgreSQL(folder / f"postgresql-{len(list(folder.iterdir()))}")
    server.initialise()
    yield server
    server.end()


@pytest.fixture
def content(folder, postgresql):
    """The environment of a first copy, whose database has the site's tables and content."""
    environment = site_environment(folder / "copy-1", postgresql.url())
    manage(environment, "migrate", "-v0")
    manage(environment, "seed")
    return environment
