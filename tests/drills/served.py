"""The portal as a real site runs it: `manage.py serve` in a process of its own, on a database that is named."""

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from http.client import HTTPConnection

import psutil
from django.conf import settings

from tests.processes import lives
from tests.waiting import wait_until

HOST = "127.0.0.1"
NO_LIMITS = {"FORM_MINIMUM_SECONDS": "0", "FORMS_AN_HOUR_PER_ADDRESS": "100000", "FORMS_AN_HOUR_PER_EMAIL": "1200"}
START_WITHIN = 60  # seconds on a busy machine


def environment(folder, home, database):
    """What a site that is served from a folder is given, with the database server that lives in `home`."""
    static = folder / "static"
    if not static.exists():
        static.symlink_to(settings.STATIC_ROOT)
    return {
        **os.environ,
        "DEMO": "1",
        "LOG_LEVEL": "INFO",
        "VAR_DIR": str(folder),
        "SECRET_KEY": settings.SECRET_KEY,
        "PYTHONUTF8": "1",
        "DATABASE_URL": f"postgresql:///{database}",
        "PGHOST": str(home),
        "PGPORT": "5432",
        "PGUSER": "postgres",
        **NO_LIMITS,
    }


def free_port():
    with socket.create_server((HOST, 0)) as server:
        return server.getsockname()[1]


class Served:
    """A running `manage.py serve`: where it is, what it said, and its processes."""

    def __init__(self, folder, environment, *options, script="manage.py", port=None):
        self.port, self.said = port or free_port(), folder / f"said-{time.monotonic_ns()}"
        command = [sys.executable, str(script), "serve", f"--bind={HOST}:{self.port}", *options]
        with self.said.open("w") as output:
            self.process = subprocess.Popen(
                command, cwd=settings.BASE_DIR, env=environment, stdout=output, stderr=output
            )

    @property
    def address(self):
        return (HOST, self.port)

    def workers(self):
        """The worker processes that live."""
        return [child for child in psutil.Process(self.process.pid).children() if lives(child)]

    def answers(self):
        try:
            return self.get("/helse/").status == 200
        except OSError:
            return False

    def get(self, path, within=30):
        return ask(self.port, "GET", path, within=within)

    def stop(self):
        self.process.terminate()
        return self.process.wait(timeout=20)


class Answer:
    def __init__(self, response, seconds):
        self.status, self.headers, self.body, self.seconds = response.status, response.headers, response.read(), seconds


def ask(port, method, path, body=None, headers=None, within=30):
    """One request over a connection of its own."""
    began = time.monotonic()
    client = HTTPConnection(HOST, port, timeout=within)
    try:
        client.request(method, path, body, headers or {})
        return Answer(client.getresponse(), time.monotonic() - began)
    finally:
        client.close()


@contextmanager
def serving(folder, environment, *options):
    site = Served(folder, environment, *options)
    try:
        wait_until(lambda: site.answers() or site.process.poll() is not None, seconds=START_WITHIN)
        assert site.process.poll() is None, site.said.read_text()
        yield site
    finally:
        if site.process.poll() is None:
            site.stop()
