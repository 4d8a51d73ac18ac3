"""What is at hand is answered by the thread that reads requests, and never makes that wait."""

import socket
import threading
from functools import partial

import pytest

from tech_port.server.refusals import AT_HAND
from tech_port.server.worker import make_server

LARGE = b"x" * 200_000


def page(body, environ, start_response):
    start_response("200 OK", [("Content-Length", str(len(body)))])
    return [body]


class Application:
    """Has `/kept` at hand; all else waits for `gate` in a thread."""

    def __init__(self):
        self.gate, self.waiting, self.here = threading.Event(), threading.Semaphore(0), set()
        self.asked = []  # (path, question)

    def at_hand(self, environ):
        if environ["PATH_INFO"] == "/wrong":
            raise KeyError
        return partial(page, LARGE) if environ["PATH_INFO"] == "/kept" else None

    def __call__(self, environ, start_response):
        if at_hand := environ.pop(AT_HAND, None):
            self.here.add(threading.current_thread().name)
            return at_hand(environ, start_response)
        if environ["PATH_INFO"] == "/kept":
            return page(LARGE, environ, start_response)
        self.asked.append((environ["PATH_INFO"].encode("latin-1").decode(), environ["QUERY_STRING"]))
        self.waiting.release()
        self.gate.wait(10)
        return page(b"made", environ, start_response)


@pytest.fixture
def served():
    """A server of two threads in this process: (its application, its address)."""
    application = Application()
    listening = socket.create_server(("127.0.0.1", 0))
    server = make_server(application, listening, 2)
    thread = threading.Thread(target=server.run, args=(1,), name="reads")
    thread.start()
    yield application, listening.getsockname()
    application.gate.set()
    server.ask_to_end()
    thread.join()
    server.task_dispatcher.shutdown()
    for left in list(server._map.values()):
        left.close()
    listening.close()


def ask(address, path, times=1, then=""):
    client = socket.create_connection(address, timeout=10)
    client.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode() * times + then.encode())
    return client


def read(client, length):
    """So many bytes of what comes, or all of it."""
    with client:
        found = b""
        while len(found) < length and (piece := client.recv(65536)):
            found += piece
    return found


@pytest.mark.parametrize("path", ["/møte?q=på", "/m%C3%B8te?q=p%C3%A5"])
def test_letters_in_an_address_are_read_as_they_are_and_written(served, path):
    application, address = served
    application.gate.set()

    assert b"200 OK" in read(ask(address, path), 20)
    assert application.asked == [("/møte", "q=p%C3%A5")]


def test_what_is_at_hand_is_answered_though_every_thread_waits(served):
    application, address = served
    others = [ask(address, path) for path in ("/page", "/wrong", "/page")]
    for _thread in range(2):
        assert application.waiting.acquire(timeout=10)

    kept = read(ask(address, "/kept"), len(LARGE))
    application.gate.set()

    assert (kept[:15], LARGE in kept, application.here) == (b"HTTP/1.1 200 OK", True, {"reads"})
    assert [read(other, 4)[:15] for other in others] == [b"HTTP/1.1 200 OK"] * 3


def test_who_asks_for_much_and_reads_nothing_holds_nobody_up(served):
    _application, address = served
    greedy = ask(address, "/kept", times=150)  # 30 MB, more than is held for one connection

    assert LARGE in read(ask(address, "/kept"), len(LARGE))
    assert read(greedy, 150 * len(LARGE)).count(b"HTTP/1.1 200 OK") == 150
