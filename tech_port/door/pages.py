"""The WSGI application around Django: a kept page, one that somebody is making, or Django's own answer."""

import threading
import time
from functools import partial

from django.db import connections

from tech_port.server.refusals import AT_HAND, REFUSED
from tech_port.server.request_log import log_kept
from tech_port.versions.memo import reading
from tech_port.versions.watching import versions, watch

from .answers import Page, answer, answer_as_it_was, send_compressed
from .asking import MAX_QUERY, asked, asks_for_a_form
from .keeping import LASTS, Keeping, Kept

GRACE = 0.8  # seconds since a page was known to be right, in which it is good enough for all but who makes the next one
WAITS = 4  # seconds for a page that somebody else makes, longer than Django waits for the database
PAUSE = 2  # seconds between tries while Django has no page for want of the database
HEALTH = "/helse/"
NOT_PASSED_ON = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE", AT_HAND)


class Making:
    """A page that is being made; `refusal` is what Django said in its place for want of the database."""

    def __init__(self):
        self.done, self.refusal = threading.Event(), None


class Pages:
    """Keeps what Django answers to those who only read, see `tech_port.door`."""

    def __init__(self, application):
        self.application = application
        self.kept = Keeping()
        self.lock, self.made = threading.Lock(), {}  # {key: Making}
        self.next_try = None  # monotonic seconds, while Django has no pages for want of the database

    def __call__(self, environ, start_response):
        watch()
        if at_hand := environ.pop(AT_HAND, None):
            return at_hand(environ, start_response)
        if REFUSED in environ:  # the page of a refusal, whatever stands at the address
            return send_compressed(self.application, environ, start_response)
        found = asked(environ)
        if found is None:
            with reading(versions.now() if asks_for_a_form(environ) else None):
                return send_compressed(self.application, environ, start_response)
        key, route = found
        version, kept = versions.now(), self.kept.get(key)
        if environ.get("HTTP_COOKIE"):
            with reading(version):
                return send_compressed(self.application, environ, start_response)
        if kept and kept.is_of(version):
            return send(kept, route, "hit", environ, start_response)
        if version is None and self.may_stand(kept) and self.next_try is not None:
            self.try_again(key, route, environ)
            return send_as_it_was(kept, route, environ, start_response)
        return self.make(key, route, environ, start_response)

    def at_hand(self, environ):
        """The WSGI application that answers a request without waiting for anything, None where there is none."""
        if environ.get("HTTP_COOKIE"):
            return None
        if environ["PATH_INFO"] == HEALTH and is_only_read(environ):
            return self.application
        if len(environ.get("QUERY_STRING", "")) > MAX_QUERY:  # to read it takes a while
            return None
        key, route = asked(environ) or (None, None)
        version, kept = versions.now(), self.kept.get(key)
        if kept and kept.is_of(version):
            return partial(send, kept, route, "hit")
        if version is None and self.may_stand(kept) and time.monotonic() < (self.next_try or 0):
            return partial(send_as_it_was, kept, route)
        return None

    def make(self, key, route, environ, start_response):
        """Let Django make the page, unless somebody is at it."""
        give_up = time.monotonic() + WAITS
        while True:
            at_it, is_mine = self.begin(key, time.monotonic() > give_up)
            if is_mine:
                try:
                    return self.ask(key, route, environ, start_response, at_it)
                finally:
                    self.end(key, at_it)
            if kept := self.good_enough(key) or self.wait(key, at_it, give_up):
                return send(kept, route, "made", environ, start_response)
            if at_it.refusal:
                return self.refuse(key, route, at_it.refusal, environ, start_response)

    def begin(self, key, is_late):
        """(the making of a page, whether it is ours to do): it is where nobody is at it, or has been for too long."""
        with self.lock:
            at_it = self.made.get(key)
            if at_it is None or is_late:
                self.made[key] = mine = Making()
                return mine, True
            return at_it, False

    def end(self, key, making):
        with self.lock:
            if self.made.get(key) is making:
                del self.made[key]
        making.done.set()

    def good_enough(self, key):
        """The page that was right a moment ago, where it is known what is right."""
        kept = self.kept.get(key)
        if kept and versions.now() and time.monotonic() - versions.right_until(kept.version) < GRACE and kept.is_young:
            return kept
        return None

    def wait(self, key, at_it, give_up):
        """The page when the other has made it, if it is of now then."""
        at_it.done.wait(max(0, give_up - time.monotonic()))
        return self.good_enough(key)

    def ask(self, key, route, environ, start_response, making):
        """Django's answer, kept if it may be; where it has none for now, the page as it was last."""
        version, made, made_at = versions.now(), time.monotonic(), time.time()
        status, headers, body = self.django(environ, version)
        number = dict(headers).get("X-Request-ID", "")
        if status.startswith("503"):
            self.next_try = time.monotonic() + PAUSE
            making.refusal = status, headers, body
            return self.refuse(key, route, making.refusal, environ, start_response)
        self.next_try = None
        if may_be_kept(status, headers):
            kept = Kept(Page.of(headers, body), version and version.number, made, made_at)
            self.kept.keep(key, kept)
            return answer(kept.page, environ, start_response, number)
        self.kept.forget(key)  # what was public here is no more, and does not come back with an outage
        start_response(status, headers)
        return [body]

    def refuse(self, key, route, refusal, environ, start_response):
        """The page as it was, or that there is none for now."""
        kept = self.kept.get(key)
        if self.may_stand(kept):
            return send_as_it_was(kept, route, environ, start_response)
        status, headers, body = refusal
        start_response(status, headers)
        return [body]

    def django(self, environ, version):
        """(status, headers, body) of Django's answer to a visitor who has nothing yet and wants all."""
        inner = {name: value for name, value in environ.items() if name not in NOT_PASSED_ON}
        said = []
        with reading(version):
            response = self.application(
                inner | {"REQUEST_METHOD": "GET"}, lambda status, headers, exc=None: said.append((status, headers))
            )
            try:
                body = b"".join(response)
            finally:
                response.close()
        return *said[-1], body

    @staticmethod
    def may_stand(kept):
        """Whether a page may be shown as it was while the database is away.

        It was right a minute at most before that was last heard of. What was taken away from the public longer ago
        does not come back.
        """
        if kept is None:
            return False
        return kept.is_young or versions.answered - versions.right_until(kept.version) < LASTS

    def try_again(self, key, route, environ):
        """Let Django try now and then while it has no pages, beside the visitors, who wait for nothing."""
        with self.lock:
            if self.next_try is None or time.monotonic() < self.next_try:
                return
            self.next_try = time.monotonic() + WAITS

        def attempt():
            try:
                self.make(key, route, dict(environ), lambda *_said: None)
            finally:
                connections.close_all()

        threading.Thread(target=attempt, name="try again", daemon=True).start()


def is_only_read(environ):
    return environ["REQUEST_METHOD"] in ("GET", "HEAD") and environ.get("CONTENT_LENGTH", "") in ("", "0")


def send(kept, route, how, environ, start_response):
    """A kept page, with its line in the log."""
    return answer(kept.page, environ, start_response, log_kept(environ, route.name, how))


def send_as_it_was(kept, route, environ, start_response):
    return answer_as_it_was(kept, route, environ, start_response, log_kept(environ, route.name, "old"))


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
