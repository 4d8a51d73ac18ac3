"""`make run`: what stops it is said in one sentence, and what it started ends with it."""

import errno
import os
import signal
import socket
import subprocess
import sys
from urllib.request import urlopen

import psutil
import pytest
from django.conf import settings
from django.core.management.base import CommandError

from tech_port.demo import ports
from tech_port.demo.embedded_postgres.server import Server
from tech_port.demo.preparation import check_writable
from tests.processes import lives
from tests.waiting import wait_until


@pytest.mark.parametrize("text", ["abc", "0", "65536", "-1", "", "８０００"])
def test_a_port_is_a_number(text):
    with pytest.raises(CommandError) as raised:
        ports.checked_port(text)

    assert str(raised.value) == (
        f"PORT must be a number from 1 to 65535, and it is “{text}”. For example: make run PORT=8001"
    )


def test_a_port_that_is_taken_is_said_with_one_that_is_free(monkeypatch):
    monkeypatch.setattr(ports, "refusal", lambda port: errno.EADDRINUSE if port in (8000, 8001) else 0)

    with pytest.raises(CommandError) as raised:
        ports.checked_port("8000")

    assert str(raised.value) == ("Port 8000 is taken. Stop what uses it, or choose another: make run PORT=8002")


def test_a_port_for_root_alone_is_said_with_one_for_everybody(monkeypatch):
    monkeypatch.setattr(ports, "refusal", lambda port: errno.EACCES if port == 80 else 0)

    with pytest.raises(CommandError) as raised:
        ports.checked_port("80")

    assert str(raised.value) == "Port 80 is not for ordinary users. Choose another: make run PORT=8001"


def test_a_port_is_taken_while_somebody_listens():
    with socket.create_server((ports.HOST, 0)) as server:
        port = server.getsockname()[1]

        assert ports.refusal(port) == errno.EADDRINUSE
    assert ports.refusal(port) == 0


def test_a_folder_that_cannot_be_written_to_is_said(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(CommandError) as raised:
        check_writable(tmp_path / "file" / "var")

    assert str(raised.value) == (
        f"Cannot write to {tmp_path}/file/var (Not a directory). "
        "Copy the project to a folder of your own and run it there."
    )


def test_the_portal_starts_from_nothing_answers_and_leaves_nothing_running(folder):
    with socket.create_server((ports.HOST, 0)) as server:
        port = server.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "DEMO")}
    environment.update(VAR_DIR=str(folder / "var"), PORT=str(port), DEMO="1", PYTHONUTF8="1")
    said = folder / "said"
    with said.open("w") as output:
        portal = subprocess.Popen(
            [sys.executable, "manage.py", "run"], cwd=settings.BASE_DIR, env=environment, stdout=output, stderr=output
        )
    # first starts on a busy machine take their time
    wait_until(lambda: "Stop   with Ctrl-C" in said.read_text() or portal.poll() is not None, seconds=240)
    assert f"http://127.0.0.1:{port}/" in said.read_text(), said.read_text()

    with urlopen(f"http://127.0.0.1:{port}/helse/") as answer:
        assert answer.status == 200
    started = psutil.Process(portal.pid).children(recursive=True)
    password = folder / "var" / "demo-password.txt"
    assert oct(password.stat().st_mode & 0o777) == "0o600"
    assert f"demo / {password.read_text().strip()}" in said.read_text()
    assert len(started) >= 4, started  # the web server with two workers, and the mail worker
    portal.send_signal(signal.SIGTERM)
    assert portal.wait(timeout=60) == 0, said.read_text()
    assert [child for child in started if lives(child)] == []
    assert Server(folder / "var" / "postgres").postmaster() is None
