"""What stands in for Django and for the database's word, so that the door is tested without them."""

import io
import threading
import time

from django.test import RequestFactory

from tech_port.door.pages import Pages
from tech_port.versions.watching import PARTS, Versions

PAGE = b"<main><!--as it was--><h1>Personvern</h1>" + b"tekst " * 200 + b"</main>"
HTML = ("Content-Type", "text/html; charset=utf-8")


class Body(io.BytesIO):
    """Django's response as a server sees it."""

    streaming = False

    @property
    def content(self):
        return self.getvalue()


class Application:
    """Answers what it is told to; `gate` is what it waits for."""

    def __init__(self, status="200 OK", headers=(), body=PAGE):
        self.status, self.headers, self.body = status, headers, body
        self.asked, self.gate, self.begun = [], threading.Event(), threading.Event()
        self.gate.set()

    def __call__(self, environ, start_response):
        self.asked.append(environ)
        self.begun.set()
        self.gate.wait(5)
        start_response(self.status, [HTML, ("X-Request-ID", "django"), *self.headers])
        return Body(self.body)


class Door:
    """The pages in front of a fake application, and what is known of versions."""

    def __init__(self, monkeypatch):
        self.versions, self.application = Versions(), Application()
        monkeypatch.setattr("tech_port.door.pages.versions", self.versions)
        monkeypatch.setattr("tech_port.door.pages.watch", lambda: None)
        self.pages = Pages(self.application)
        self.hear()

    def hear(self):
        """The database answers from now on: what is known is right."""
        self.is_heard, self.versions.answered = True, time.monotonic()

    def change(self):
        """The database says that something is new."""
        with self.versions.lock:
            self.versions.step(PARTS, self.versions.answered)
        self.hear()

    def lose(self):
        self.is_heard = False
        self.versions.answered = time.monotonic() - 1

    def ask(self, path="/personvern/", **environ):
        """(status, headers, body) of an answer."""
        if self.is_heard:
            self.hear()
        return answered(self.pages, environ_of(path, **environ))


def environ_of(path="/personvern/", **environ):
    return RequestFactory().get(path).environ | {"HTTP_COOKIE": "", "HTTP_HOST": "testserver"} | environ


def answered(application, environ):
    said = []
    body = b"".join(application(environ, lambda status, headers, exc=None: said.append((status, headers))))
    status, headers = said[-1]
    return int(status[:3]), dict(headers), body
