"""The WSGI application around Django: a kept page, one that somebody is making, or Django's own answer."""

import threading
import time

from tech_port.server.request_log import log_kept
from tech_port.versions.memo import reading
from tech_port.versions.watching import versions, watch

from .answers import Page, answer, answer_as_it_was, send_compressed
from .asking import asked
from .keeping import Keeping

GRACE = 0.5  # seconds after its end in which a version is good enough for all but the one who makes the next page
WAITS = 3  # seconds for a page that somebody else makes; then one makes it oneself
PAUSE = 2  # seconds after a failure in which nobody else tries, where the version is not known
HEALTH = "/helse/"
NOT_PASSED_ON = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE")


class Pages:
    """Keeps what Django answers to those who only read, see `tech_port.door`."""

    def __init__(self, application):
        self.application = application
        self.kept = Keeping()
        self.lock, self.made = threading.Lock(), {}  # {key: Event of the page that is being made}
        self.failed = float("-inf")

    def __call__(self, environ, start_response):
        watch()
        began, found = time.perf_counter(), asked(environ)
        if found is None:
            return send_compressed(self.application, environ, start_response)
        key, route = found
        version = versions.now()
        if environ.get("HTTP_COOKIE"):
            with reading(version):
                return send_compressed(self.application, environ, start_response)
        kept = self.kept.get(key)
        if kept and kept.is_of(version):
            return answer(kept.page, environ, start_response, log_kept(environ, route.name, began, "hit"))
        if kept and version is None and time.monotonic() - self.failed < PAUSE:
            return answer_as_it_was(kept, route, environ, start_response, log_kept(environ, route.name, began, "old"))
        return self.make(key, route, version, environ, start_response)

    def has(self, environ):
        """Whether the answer to a request is at hand, so that it takes no thread to wait for it.

        That the process lives is always so.
        """
        if environ["PATH_INFO"] == HEALTH:
            return True
        found = None if environ.get("HTTP_COOKIE") else asked(environ)
        kept = found and self.kept.get(found[0])
        return bool(kept) and kept.is_of(versions.now())

    def make(self, key, route, version, environ, start_response):
        """Let Django make the page, unless somebody is at it."""
        began, before = time.perf_counter(), self.kept.get(key)
        with self.lock:
            at_it = self.made.get(key)
            if at_it is None:
                self.made[key] = threading.Event()
        if at_it:
            found = before if self.is_good_enough(before, version) else self.wait(key, at_it)
            if found:
                return answer(found.page, environ, start_response, log_kept(environ, route.name, began, "made"))
            return self.ask(key, route, version, environ, start_response)
        try:
            return self.ask(key, route, version, environ, start_response)
        finally:
            with self.lock:
                self.made.pop(key).set()

    @staticmethod
    def is_good_enough(kept, version):
        return bool(kept) and version is not None and versions.ended_ago(kept.version) < GRACE

    def wait(self, key, at_it):
        """The page when the other has made it, if it is of now then."""
        at_it.wait(WAITS)
        kept = self.kept.get(key)
        return kept if kept and kept.is_of(versions.now()) else None

    def ask(self, key, route, version, environ, start_response):
        """Django's answer, kept if it may be; where it has none for now, the page as it was last."""
        inner = {name: value for name, value in environ.items() if name not in NOT_PASSED_ON}
        said = {}
        with reading(version):
            response = self.application(
                inner | {"REQUEST_METHOD": "GET"}, lambda status, headers, exc=None: said.update(s=status, h=headers)
            )
            body = b"".join(response)
        if hasattr(response, "close"):
            response.close()
        number = dict(said["h"]).get("X-Request-ID", "")
        if may_be_kept(said["s"], said["h"]):
            kept = self.kept.keep(key, Page.of(said["h"], body), version)
            self.failed = float("-inf")
            return answer(kept.page, environ, start_response, number)
        if said["s"].startswith("503"):
            self.failed = time.monotonic()
            if kept := self.kept.get(key):
                return answer_as_it_was(kept, route, environ, start_response, number)
        start_response(said["s"], said["h"])
        return [body]


def may_be_kept(status, headers):
    """Whether an answer is the same for all who ask: no cookie, nothing that varies, nothing that forbids it."""
    said = {name.lower(): value.lower() for name, value in headers}
    return (
        status.startswith("200")
        and "set-cookie" not in said
        and said.get("vary", "accept-encoding") == "accept-encoding"
        and not any(word in said.get("cache-control", "") for word in ("no-store", "no-cache", "private"))
        and "content-encoding" not in said
    )
