import shutil
import tempfile
from pathlib import Path

import pytest
from django.db import connection

from .cluster import Cluster
from .served import environment, serving

ROWS = pytest.StashKey()


@pytest.fixture
def table(request):
    """Call it with a drill's figures; the table of all of them is printed at the end."""
    rows = request.config.stash.setdefault(ROWS, [])
    return lambda drill, tried, lost, slowest: rows.append((drill, tried, lost, slowest))


def pytest_terminal_summary(terminalreporter, config):
    rows = [("drill", "tried", "lost", "slowest"), *config.stash.get(ROWS, [])]
    if len(rows) > 1 and not hasattr(config, "workerinput"):
        terminalreporter.section("drills")
        for drill, *figures in rows:
            terminalreporter.write_line(f"{drill:<66}" + "".join(f"{figure!s:>14}" for figure in figures))


@pytest.fixture(scope="session")
def folder():
    path = Path(tempfile.mkdtemp(prefix="tech-port-drill-", dir="/tmp"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture(scope="session")
def site(folder, django_db_setup):
    """The site as it is served from the tests' own, empty database."""
    settings = connection.settings_dict
    with serving(folder, environment(folder, settings["HOST"], settings["NAME"])) as served:
        yield served


@pytest.fixture(scope="session")
def cluster(folder):
    """PostgreSQL with the site's content, for drills that stop or kill it."""
    home = folder / "cluster"
    home.mkdir()
    home.chmod(0o755)
    running = Cluster(home)
    yield running
    running.stop()
