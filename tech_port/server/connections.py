"""Waitress's connections, with our deadlines and sizes, and with our pages for what is refused.

Waitress reads a request whole before it takes a thread, so that a slow sender costs a connection and nothing more.
What it lacks: a least speed for what is sent, a size that depends on the address, and error pages of the portal's look.
"""

import logging
import re
import socket
import time
from collections import deque
from copy import copy
from functools import partial

from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import TcpWSGIServer
from waitress.task import WSGITask
from waitress.utilities import Error

from .refusals import AT_HAND, MAX_BODY, REFUSED, max_body

logger = logging.getLogger("portal.server")

GRACE = 10  # seconds in which a request may take its time …
LEAST_SPEED = 1000  # … and the bytes a second that it then must have come with, counted from the end of the grace
MAX_LARGE_BODIES = 24  # a worker's requests with files at a time: so much of the disk may they take
LINGER = 30  # seconds in which the rest of a refused body is thrown away, so that its sender gets to read why
IDLE_WHEN_ENDING = 0.5  # seconds without a request, after which a connection is closed while a worker ends


AS_THEY_ARE = re.compile(rb"[\x80-\xff]")  # letters that some send in an address without writing them as %C3%B8


def _written(letter):
    return b"%%%02X" % letter[0][0]


class Late(Error):
    code, reason = 408, "Request Timeout"


class Busy(Error):
    code, reason = 503, "Service Unavailable"


class Parser(HTTPRequestParser):
    path, is_large, is_counted, at_hand = "/", False, False, None

    def __init__(self, adj, server):
        super().__init__(adj)
        self.server = server
        self.began = time.monotonic()

    def parse_header(self, header_plus):
        method, space, rest = header_plus.partition(b" ")
        address, end, headers = rest.partition(b"\r\n")
        super().parse_header(method + space + AS_THEY_ARE.sub(_written, address) + end + headers)
        limit = max_body(self.path, self.headers.get("CONTENT_TYPE", ""))
        self.is_large = limit > MAX_BODY and (self.chunked or self.content_length > MAX_BODY)
        self.adj = copy(self.adj)
        self.adj.max_request_body_size = limit + 1

    def received(self, data):
        consumed = super().received(data)
        if self.is_large and not self.is_counted:
            self.is_counted = True
            if self.server.large_bodies() > MAX_LARGE_BODIES:
                self.error, self.completed = Busy(""), True
        return consumed

    def is_late(self, now):
        seconds = now - self.began - GRACE
        return seconds > 0 and self.header_bytes_received + self.body_bytes_received < seconds * LEAST_SPEED


class Task(WSGITask):
    def get_environment(self):
        environ = super().get_environment()
        if self.request.at_hand:
            environ[AT_HAND] = self.request.at_hand
        return environ

    def build_response_header(self):
        if self.channel.server.is_ending:
            self.set_close_on_finish()
        return super().build_response_header()


class RefusalTask(Task):
    """What Waitress refuses: the door answers it, with the application's page."""

    def execute(self):
        self.set_close_on_finish()
        self.channel.lingers = True
        super().execute()

    def get_environment(self):
        headers = {f"HTTP_{name}": value for name, value in self.request.headers.items()}
        own = {"PATH_INFO": self.request.path, "REMOTE_ADDR": self.channel.addr[0], REFUSED: self.request.error.code}
        return headers | own


class Channel(HTTPChannel):
    task_class, error_task_class = Task, RefusalTask
    lingers, lingers_until = False, None

    def __init__(self, server, *args, **kwargs):
        self.parser_class = partial(Parser, server=server)
        super().__init__(server, *args, **kwargs)

    def is_idle(self, seconds):
        is_quiet = not (self.requests or self.request or self.total_outbufs_len)
        return is_quiet and time.time() - self.last_activity > seconds

    def end_late(self, now):
        """Answer 408 to a request that comes too slowly."""
        if self.request and not self.requests and self.request.is_late(now):
            request, self.request = self.request, None
            request.error, request.completed = Late(""), True
            self.requests.append(request)
            self.server.add_task(self)

    def handle_close(self):
        if self.lingers and self.lingers_until is None:
            self.lingers_until = time.monotonic() + LINGER
            try:
                self.socket.shutdown(socket.SHUT_WR)
            except OSError:
                super().handle_close()
            else:
                self.will_close = False
        else:
            super().handle_close()

    def readable(self):
        return self.lingers_until is not None or super().readable()

    def handle_read(self):
        if self.lingers_until is None:
            super().handle_read()
        elif not self.recv(self.adj.recv_bytes) or time.monotonic() > self.lingers_until:
            super().handle_close()


class Server(TcpWSGIServer):
    """The connections of one worker on the listening socket that all workers share."""

    channel_class = Channel
    is_ending = False

    def __init__(self, *args, at_hand, **kwargs):
        """`at_hand(environ)` is the WSGI application that answers without waiting for anything, or None."""
        self.at_hand, self.answered_here = at_hand, deque()
        super().__init__(*args, **kwargs)

    def add_task(self, channel):
        """A thread takes it, but for what is answered faster than a thread is found: that waits behind no page.

        Where answers before it are not sent yet it may have to wait for its visitor to read them, as only a thread may.
        """
        request = channel.requests[0]
        if request.error is None and not channel.total_outbufs_len:
            try:
                request.at_hand = self.at_hand(environ_of(request))
            except Exception:
                logger.exception("what is at hand could not be said")
        if request.at_hand:
            self.answered_here.append(channel)
        else:
            super().add_task(channel)

    def large_bodies(self):
        channels = self.active_channels.values()
        return sum(r.is_large for channel in channels for r in (*channel.requests, channel.request) if r)

    def maintenance(self, now):
        super().maintenance(now)
        clock = time.monotonic()
        for channel in list(self.active_channels.values()):
            channel.end_late(clock)
            if channel.lingers_until is not None and clock > channel.lingers_until:
                channel.will_close = True

    def ask_to_end(self, *_signal):
        self.is_ending = True
        self.pull_trigger()

    def run(self, within):
        """Serve until asked to end; then finish what has begun, `within` so many seconds."""
        while not self.is_ending:
            self.turn(1)
        wasyncore.dispatcher.close(self)  # the socket stays open in the other processes: no visitor is turned away
        give_up = time.monotonic() + within
        while self.active_channels and time.monotonic() < give_up:
            for channel in list(self.active_channels.values()):
                channel.will_close = channel.will_close or channel.is_idle(IDLE_WHEN_ENDING)
            self.turn(0.1)

    def turn(self, seconds):
        wasyncore.loop(timeout=seconds, use_poll=True, map=self._map, count=1)
        while self.answered_here:
            channel = self.answered_here.popleft()
            channel.service()
            if channel.connected:
                channel.handle_write()


def environ_of(request):
    """So much of a request's WSGI environment as says which page it asks for, and whose."""
    headers = {f"HTTP_{name}": value for name, value in request.headers.items()}
    asked = {"REQUEST_METHOD": request.command, "PATH_INFO": request.path, "QUERY_STRING": request.query}
    length = {"CONTENT_LENGTH": request.headers.get("CONTENT_LENGTH", "")}
    return headers | asked | length | {"wsgi.url_scheme": request.url_scheme}
