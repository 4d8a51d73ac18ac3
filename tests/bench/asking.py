"""Programs that answer, and visitors that ask them: how long it took, and what it took of whose processor."""

import math
import socket
import statistics
import sys
import threading
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection

import psutil
from django.db import connection

from tests.bench.server import running
from tests.drills.served import HOST, environment, serving

SECONDS, MOST, LEAST = 2, 400, 2  # of asking one thing in one round, whichever comes first
PAUSE = 0.01  # seconds between two who read what is kept beside others
READS = {"Accept-Encoding": "br", "User-Agent": "bench"}


@dataclass
class Case:
    name: str
    site: str
    path: object  # a function: the address to ask for next
    headers: dict = field(default_factory=dict)
    is_known: bool = False  # whether the visitor has the page already


@dataclass
class Program:
    """Something that answers at a port; its processes are those that do."""

    port: int
    processes: list

    def busy(self):
        return sum(sum(process.cpu_times()[:2]) for process in self.processes)


class PostgreSQL:
    """The server's time of the processor, with what its ended processes had; 0 where it is on another machine."""

    def __init__(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            pid = cursor.fetchone()[0]
        try:
            self.postmaster = psutil.Process(pid).parent()
        except psutil.NoSuchProcess:
            self.postmaster = None

    def busy(self):
        if self.postmaster is None:
            return 0
        seconds = sum(self.postmaster.cpu_times()[:4])
        for child in self.postmaster.children():
            try:
                seconds += sum(child.cpu_times()[:2])
            except psutil.NoSuchProcess:
                continue
        return seconds


def free_port():
    with socket.create_server((HOST, 0)) as server:
        return server.getsockname()[1]


@contextmanager
def programs(folder):
    """{name: Program}: raw WSGI and a bare view on the same server, the portal as served, and without its log."""
    found = {}
    with ExitStack() as stack:
        for name in ("raw", "bare"):
            port = free_port()
            command = [[sys.executable, "-m", "tests.bench.server", name, str(port)]]
            started = stack.enter_context(running(command, port))
            found[name] = Program(port, [psutil.Process(process.pid) for process in started])
        database = connection.settings_dict
        for name, level in (("site", "INFO"), ("quiet", "WARNING")):
            home = folder / name
            home.mkdir()
            given = environment(home, database["HOST"], database["NAME"]) | {"LOG_LEVEL": level}
            site = stack.enter_context(serving(home, given, "--workers=1"))
            found[name] = Program(site.port, site.workers())
        yield found


class Visitor:
    """One who keeps the connection."""

    def __init__(self, port, headers):
        self.client, self.headers = HTTPConnection(HOST, port, timeout=120), READS | headers

    def ask(self, path, status=200):
        """(ms, the answer's headers)"""
        began = time.perf_counter()
        self.client.request("GET", path, headers=self.headers)
        answer = self.client.getresponse()
        answer.read()
        assert answer.status == status, (path, answer.status)
        return (time.perf_counter() - began) * 1000, answer.headers


def asked(case, program, database, is_first):
    """{figure: number} of asking one thing again and again."""
    visitor, status = Visitor(program.port, dict(case.headers)), 200
    for _warming in range(2 if is_first else 1):
        _ms, headers = visitor.ask(case.path())
    if case.is_known:
        status, visitor.headers = 304, visitor.headers | {"If-None-Match": headers["ETag"]}
    times, until = [], time.monotonic() + SECONDS
    before, before_database = program.busy(), database.busy()
    while len(times) < LEAST or (len(times) < MOST and time.monotonic() < until):
        times.append(visitor.ask(case.path(), status)[0])
    each = 1000 / len(times)
    cpu, of_database = (program.busy() - before) * each, (database.busy() - before_database) * each
    return {"cpu_ms": cpu, "postgresql_ms": of_database, **latency(times), "asked": len(times)}


def latency(times):
    ordered = sorted(times)
    return {"p50_ms": statistics.median(ordered), "p99_ms": ordered[math.ceil((len(ordered) - 1) * 0.99)]}


def beside(program, path, anew):
    """How long a kept page takes while two visitors ask without a pause for what must be made."""
    stop, times, visitor = threading.Event(), [], Visitor(program.port, {})

    def busy():
        other = Visitor(program.port, {})
        while not stop.is_set():
            other.ask(anew())

    others = [threading.Thread(target=busy) for _other in range(2)]
    for other in others:
        other.start()
    until = time.monotonic() + 2 * SECONDS
    while time.monotonic() < until:
        times.append(visitor.ask(path)[0])
        stop.wait(PAUSE)
    stop.set()
    for other in others:
        other.join()
    return latency(times)
