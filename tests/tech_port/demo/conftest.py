import shutil
import tempfile
import time
from pathlib import Path

import pytest

from tech_port.demo.embedded_postgres.server import Server


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
    give_up = time.monotonic() + 10
    while path.exists():
        try:
            shutil.rmtree(path)
        except OSError:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.1)


@pytest.fixture
def home(folder):
    """Where a server may live."""
    return folder / "postgres"
