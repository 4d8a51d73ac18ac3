"""The main process of the web server, where workers do not start."""

import socket
import sys

import pytest

from tech_port.server import supervisor
from tech_port.server.code import Code
from tech_port.server.parent import start
from tech_port.server.supervisor import Supervisor, Worker

NOWHERE = Code("/nowhere", sys.executable)


@pytest.fixture
def lost(monkeypatch):
    """One whose code is gone."""
    monkeypatch.setattr(Supervisor, "listen_to_signals", lambda self: None)
    monkeypatch.setattr(supervisor, "PAUSES", (0,))
    with socket.socket() as listening:
        server = Supervisor(listening, NOWHERE, workers=2, threads=1, within=0)
        with server.wake, server.woken:
            yield server


@pytest.fixture
def server(monkeypatch):
    """One whose workers all fail as they start."""
    monkeypatch.setattr(Supervisor, "listen_to_signals", lambda self: None)
    monkeypatch.setattr(supervisor, "PAUSES", (0,))

    def spawn(self, replaces=None):
        self.workers.append(Worker(start([sys.executable, "-c", "raise SystemExit(3)"]), replaces))

    monkeypatch.setattr(Supervisor, "spawn", spawn)
    with socket.socket() as listening:
        server = Supervisor(listening, NOWHERE, workers=2, threads=1, within=0)
        with server.wake, server.woken:
            yield server


def test_a_server_whose_workers_never_start_gives_up_and_says_so(server, caplog):
    assert server.run() == 1
    told = [record.getMessage() for record in caplog.records]
    assert set(told) == {"a worker did not start (exit 3)", "no worker started; what it said is above"}
    assert (told.count("a worker did not start (exit 3)") >= 3, server.workers) == (True, [])


def test_a_reload_whose_worker_does_not_start_leaves_the_ones_of_before(server, caplog):
    old = Worker(start([sys.executable, "-c", "import time; time.sleep(60)"]), is_ready=True)
    other = Worker(old.process, is_ready=True)
    server.workers, server.wants_reload = [old, other], True

    server.keep_the_number()
    while len(server.workers) > 2:
        server.wait()

    told = [record.getMessage() for record in caplog.records]
    assert told == ["a worker did not start (exit 3)", "the reload is given up; the workers of before go on"]
    assert (server.workers, server.to_replace, old.kill_at) == ([old, other], [], 0)
    old.process.kill()
    old.process.wait()
    old.process.lifeline.close()


def test_a_reload_whose_code_is_not_there_leaves_the_workers_of_before(lost, caplog):
    old = Worker(start([sys.executable, "-c", "import time; time.sleep(60)"]), is_ready=True)
    lost.workers, lost.wants_reload, lost.number = [old], True, 1

    lost.keep_the_number()

    why = "[Errno 2] No such file or directory: '/nowhere'"
    told = [record.getMessage() for record in caplog.records]
    assert told == [f"a worker did not start ({why})", "the reload is given up; the workers of before go on"]
    assert (lost.workers, lost.to_replace) == ([old], [])
    old.process.kill()
    old.process.wait()
    old.process.lifeline.close()


def test_a_server_without_code_gives_up(lost, caplog):
    assert (lost.run(), caplog.records[-1].getMessage()) == (1, "no worker started; what it said is above")
