import shutil
import tempfile
from pathlib import Path

import pytest

from tech_port.embedded_postgres.server import Server


@pytest.fixture
def folder():
    """A folder that other users may pass through, as root's server must; pytest's own is private."""
    path = Path(tempfile.mkdtemp(prefix="tech-port-test-", dir="/tmp"))
    path.chmod(0o755)
    yield path
    for server in [Server(lock.parent) for lock in path.rglob("users.lock")]:
        server.release()
        server.stop()
        shutil.rmtree(server.socket_dir)
    shutil.rmtree(path)


@pytest.fixture
def home(folder):
    """Where a server may live."""
    return folder / "postgres"
