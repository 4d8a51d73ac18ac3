"""Many visitors at once, and what became of their requests."""

import contextlib
import http.client
import socket
import threading
import time
from dataclasses import dataclass, field

from .served import ask


@dataclass
class Tally:
    """What was tried and how it went; a request is lost that gets no answer, or another than it should."""

    tried: int = 0
    lost: list = field(default_factory=list)
    slowest: float = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def ask(self, port, path, *, expected=(200,), within=30):
        began = time.monotonic()
        try:
            found = ask(port, "GET", path, within=within).status
        except (OSError, http.client.HTTPException) as error:
            found = type(error).__name__
        with self.lock:
            self.tried += 1
            self.slowest = max(self.slowest, time.monotonic() - began)
            if found not in expected:
                self.lost.append((path, found))

    @property
    def row(self):
        return self.tried, len(self.lost), f"{self.slowest:.2f} s"


@contextlib.contextmanager
def visitors(number, act):
    """So many threads that do something again and again while the block runs; what one of them raises ends it."""
    stop = threading.Event()
    failed = []

    def visit():
        try:
            while not stop.is_set():
                act()
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=visit) for _ in range(number)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert failed == []


HEAD = "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n{more}\r\n"


def head(path, length, kind="application/x-www-form-urlencoded", more=""):
    return HEAD.format(path=path, kind=kind, length=length, more=more).encode()


def slow_body(address, path="/lokaler/interesse/"):
    """A connection that has sent the head of a form, with its cookie, and six bytes of its body."""
    sender = socket.create_connection(address, timeout=60)
    sender.sendall(head(path, 1000, more=f"Cookie: csrf={'x' * 32}\r\n") + b"csrfmi")
    return sender


@contextlib.contextmanager
def slow_bodies(number, address):
    with contextlib.ExitStack() as stack:
        yield [stack.enter_context(slow_body(address)) for _ in range(number)]
