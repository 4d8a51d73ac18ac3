"""What a request costs the web server: raw WSGI and a page, with the door and without.

    python -m tests.bench.server    # numbers of one run may be compared with each other and with no other run

Two workers of four threads, eight visitors who keep their connection, rounds that take turns. Requests a second hang on
what else the machine does; the time of the processor for one does much less. Where Granian is installed, it serves the
same with as many threads.
"""

import os
import socket
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from importlib.util import find_spec
from pathlib import Path

import psutil

from tests.waiting import wait_until

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tech_port.settings")
WORKERS, THREADS, VISITORS, SECONDS, ROUNDS = 2, 4, 8, 3, 3
ROOT = Path(__file__).parent.parent.parent


def raw(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "2")])
    return [b"ok"]


def application(name):
    """The WSGI application of a name, in the process that serves it."""
    if name == "bare":
        from tests.bench import bare

        return bare.application()
    from tech_port.wsgi import application as door

    return {"raw": raw, "raw, door": type(door)(raw), "page": door.application, "page, door": door}[name]


def waitress(name, port):
    return [[sys.executable, "-m", "tests.bench.server", name, str(port)] for _worker in range(WORKERS)]


def granian(name, port):
    app = {"raw": "tests.bench.server:raw", "page, door": "tech_port.wsgi:application"}[name]
    options = ["--interface=wsgi", f"--workers={WORKERS}", f"--blocking-threads={THREADS}", "--log-level=error"]
    return [[sys.executable, "-m", "granian", *options, f"--port={port}", app]]


def serve(name, port):
    """Be one worker of ours; the workers share the port."""
    from tech_port.server.worker import make_server

    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    listening.bind(("127.0.0.1", port))
    make_server(application(name), listening, THREADS).run(0)


@contextmanager
def running(commands, port):
    processes = [subprocess.Popen(command, cwd=ROOT) for command in commands]
    try:
        assert wait_until(lambda: answers(port), seconds=60), "it did not start"
        yield processes
    finally:
        for process in processes:
            process.terminate()
            process.wait()


def answers(port):
    try:
        return visit(port, time.monotonic())
    except OSError:
        return 0


def visit(port, until):
    """Ask for the page again and again over one connection; how often it was answered."""
    client, count = HTTPConnection("127.0.0.1", port, timeout=30), 0
    while True:
        client.request("GET", "/tilgjengelighet/")
        answer = client.getresponse()
        answer.read()
        count += answer.status == 200
        if time.monotonic() > until:
            client.close()
            return count


def measure(port, processes):
    """(requests a second, milliseconds of the processor for each)"""
    before, until = busy(processes), time.monotonic() + SECONDS
    with ThreadPoolExecutor(VISITORS) as visitors:
        count = sum(visitors.map(lambda _: visit(port, until), range(VISITORS)))
    return count / SECONDS, (busy(processes) - before) / count * 1000


def busy(processes):
    """Seconds of the processor that programs have had, with those that they started."""
    found = [psutil.Process(process.pid) for process in processes]
    found += [child for process in found for child in process.children(recursive=True)]
    return sum(sum(process.cpu_times()[:2]) for process in found)


def main():
    servers = [(waitress, name) for name in ("raw", "raw, door", "page", "page, door")]
    if find_spec("granian"):
        servers += [(granian, "raw"), (granian, "page, door")]
    found = {(server.__name__, name): [] for server, name in servers}
    for turn in range(ROUNDS):
        for number, (server, name) in enumerate(servers):
            port = 8790 + turn * len(servers) + number
            with running(server(name, port), port) as processes:
                measure(port, processes)  # warm
                found[server.__name__, name].append(measure(port, processes))
    for (server, name), measured in found.items():
        rate, cost = (statistics.median(numbers) for numbers in zip(*measured, strict=True))
        print(f"{server:<10} {name:<12} {rate:6.0f} a second, {cost:6.2f} ms each")


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2])) if len(sys.argv) > 1 else main()
