"""Asking Enhetsregisteret: one host, no redirects, a little answer, and an end to every wait.

The time of each step does not end a conversation that drips, nor does any a look-up of the host's name that hangs:
so the question is asked in a thread, which is waited for only so long and whose connection is then shut.
"""

import http.client
import json
import logging
import re
import socket
import ssl
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import BoundedSemaphore, Thread
from time import monotonic
from urllib.parse import urlsplit

from django.conf import settings

from .errors import Failure, RegisterError
from .unit import read

CONNECT_SECONDS = 1.5
ANSWER_SECONDS = 3  # for all of it, so that a page with it still answers in four
MAX_BYTES = 256 * 1024
MAX_AT_A_TIME = 4  # of one process, so that a slow register leaves most of its threads to others
HEADERS = {"Accept": "application/json", "Accept-Encoding": "identity", "Connection": "close"}
STATUSES = {404: Failure.UNKNOWN, 410: Failure.DELETED}

logger = logging.getLogger("portal.register")
free = BoundedSemaphore(MAX_AT_A_TIME)


def is_on():
    return bool(settings.REGISTER_URL)


def look_up(orgnr):
    """The unit with a number; raises RegisterError with what was in the way."""
    if not is_on():
        raise RegisterError(Failure.OFF)
    if not re.fullmatch("[0-9]{9}", orgnr):
        raise RegisterError(Failure.UNKNOWN)
    if not free.acquire(blocking=False):
        raise RegisterError(Failure.BUSY)
    question = Question(settings.REGISTER_URL, orgnr)
    Thread(target=question.ask, name="register", daemon=True).start()
    try:
        return question.answer()
    except RegisterError as error:
        if error.failure != Failure.UNKNOWN:
            logger.warning("The register gave no answer: %s", error.failure.value)
        raise


class Question:
    """One number that is asked about, in a thread of its own."""

    def __init__(self, base, orgnr):
        address = urlsplit(base)
        self.orgnr, self.path = orgnr, f"{address.path}/enheter/{orgnr}"
        self.ends_at = monotonic() + ANSWER_SECONDS
        self.answers = SimpleQueue()
        self.socket = None  # http.client forgets it before the answer is read
        if address.scheme == "https":
            context = ssl.create_default_context()
            self.connection = http.client.HTTPSConnection(
                address.hostname, address.port, timeout=CONNECT_SECONDS, context=context
            )
        else:  # only where the settings say that there is no TLS
            self.connection = http.client.HTTPConnection(address.hostname, address.port, timeout=CONNECT_SECONDS)

    @property
    def seconds_left(self):
        return self.ends_at - monotonic()

    def answer(self):
        """What the thread found, while there is time."""
        try:
            found = self.answers.get(timeout=max(self.seconds_left, 0))
        except Empty:
            self.shut()
            raise RegisterError(Failure.SLOW) from None
        if isinstance(found, RegisterError):
            raise found
        return found

    def shut(self):
        """Wake a thread that waits for the register."""
        with suppress(OSError, AttributeError):  # not connected yet, or not any more
            (self.socket or self.connection.sock).shutdown(socket.SHUT_RDWR)

    def ask(self):
        try:
            self.answers.put(self._asked())
        except TimeoutError:
            self.answers.put(RegisterError(Failure.SLOW))
        except (OSError, http.client.HTTPException):
            self.answers.put(RegisterError(Failure.DOWN))
        except RegisterError as error:
            self.answers.put(error)
        finally:
            self.connection.close()
            free.release()

    def _asked(self):
        self.connection.connect()
        self.socket = self.connection.sock
        self._wait_no_longer()
        self.connection.request("GET", self.path, headers=HEADERS)
        with self.connection.getresponse() as response:
            if response.status != http.HTTPStatus.OK:
                # A redirect too is no answer: nothing but the host that is configured is asked.
                raise RegisterError(STATUSES.get(response.status, Failure.DOWN))
            body = self._body(response)
        try:
            return read(json.loads(body), self.orgnr)
        except (ValueError, RecursionError):
            raise RegisterError(Failure.UNREADABLE) from None

    def _body(self, response):
        body = b""
        while chunk := response.read1(MAX_BYTES + 1 - len(body)):
            body += chunk
            if len(body) > MAX_BYTES:
                raise RegisterError(Failure.UNREADABLE)
            self._wait_no_longer()
        return body

    def _wait_no_longer(self):
        if self.seconds_left <= 0:
            raise TimeoutError
        with suppress(OSError):  # closed by http.client once the whole answer has come
            self.socket.settimeout(self.seconds_left)
