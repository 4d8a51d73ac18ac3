import shutil
import tempfile
from pathlib import Path

import pytest

from tech_port.demo.embedded_postgres.server import Server
from tests.waiting import wait_until


@pytest.fixture
def folder():
    """A folder that other users may pass through, as root's server must; pytest's own is private."""
    path = Path(tempfile.mkdtemp(prefix="tech-port-test-", dir="/tmp"))
    path.chmod(0o755)
    yield path
    for server in [Server(lock.parent) for lock in path.rglob("users.lock")]:
        server.release()
        server.stop()
        remove(server.socket_dir)
    remove(path)


def remove(path):
    """Delete a folder; the server's keeper may write its last line while that goes on, so it gets a few seconds."""

    def is_gone():
        shutil.rmtree(path, ignore_errors=True)
        return not path.exists()

    assert wait_until(is_gone)


@pytest.fixture
def home(folder):
    """Where a server may live."""
    return folder / "postgres"
