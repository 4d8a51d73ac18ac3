"""The door: what it refuses by itself, under any server, and what it does when the application cannot answer."""

import logging
import re

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory

from tech_port.server.refusals import LAST_RESORT, MAX_BODY, MAX_BODY_OF_ROUTES, MAX_BODY_OF_STAFF, Refusals, max_body
from tests.conventions.source import name_of, templates

pytestmark = pytest.mark.django_db(transaction=True)  # WSGI without the test client looks after connections itself
MULTIPART = "multipart/form-data; boundary=x"


class Visitor:
    """Somebody who asks through the door: the status, the headers and the text of the answer."""

    def __init__(self, application):
        self.door = Refusals(application)

    def ask(self, path="/", **environ):
        body = self.door(RequestFactory().get(path).environ | environ, self.start)
        return self.status, self.headers, b"".join(body).decode()

    def start(self, status, headers):
        self.status, self.headers = int(status.split()[0]), dict(headers)


@pytest.mark.parametrize(
    ("environ", "status"),
    [
        ({"CONTENT_LENGTH": str(MAX_BODY)}, 200),
        ({"CONTENT_LENGTH": str(MAX_BODY + 1)}, 413),
        ({"CONTENT_LENGTH": "-1"}, 400),
        ({"CONTENT_LENGTH": "٣"}, 400),
        ({"CONTENT_TYPE": "text/plain; charset=utf-8"}, 200),
        ({"CONTENT_TYPE": "text/plain; charset=latin1"}, 200),
        ({"CONTENT_TYPE": "text/plain; charset=rot13"}, 400),
        ({"CONTENT_TYPE": "text/plain; charset=\x00"}, 400),
    ],
)
def test_a_request_is_refused_by_what_its_head_says(environ, status):
    found, headers, text = Visitor(WSGIHandler()).ask("/tilgjengelighet/", **environ)

    assert (found, headers["X-Frame-Options"], "<h1>" in text) == (status, "DENY", True)


@pytest.mark.parametrize("environ", [{}, {"CONTENT_LENGTH": str(MAX_BODY + 1)}])
def test_who_asks_for_the_head_alone_gets_no_body(environ):
    _status, page, text = Visitor(WSGIHandler()).ask("/tilgjengelighet/", **environ)
    status, headers, nothing = Visitor(WSGIHandler()).ask("/tilgjengelighet/", REQUEST_METHOD="HEAD", **environ)

    assert (status, nothing) == (413 if environ else 200, "")
    assert headers["Content-Length"] == page["Content-Length"] == str(len(text.encode()))


@pytest.mark.parametrize(("path", "language"), [("/", "nb"), ("/en/", "en"), ("/static/css/base.css", "nb")])
def test_what_django_does_not_catch_gets_the_page_of_an_error(path, language, caplog):
    django = WSGIHandler()

    def application(environ, start_response):
        if "portal.refused" not in environ:
            raise RuntimeError("before Django")
        return django(environ, start_response)

    status, headers, text = Visitor(application).ask(path)

    assert (status, headers["Cache-Control"], f'<html lang="{language}"' in text) == (500, "no-store", True)
    assert "before Django" not in text
    records = [record for record in caplog.records if record.name == "portal.server"]
    assert [(r.levelno, r.getMessage()) for r in records] == [(logging.ERROR, "an error outside of Django's handler")]


def test_when_nothing_works_the_last_resort_has_headers_too():
    def application(environ, start_response):
        raise RuntimeError("nothing works")

    status, headers, text = Visitor(application).ask()

    assert (status, text.encode()) == (500, LAST_RESORT)
    assert headers["Content-Security-Policy"] == "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"


def test_larger_bodies_are_taken_where_a_form_has_a_file_and_nowhere_else():
    with_files = [name_of(file) for file in templates() if 'enctype="multipart/form-data"' in file.read_text()]
    open_to_visitors = [name for name in with_files if not name.startswith("templates/admin/")]
    addresses = (
        "/medlemmer/profil/rediger/x/",
        "/en/members/profile/edit/x/",
        "/admin/members/logo/add/",
        "/",
        "/nei/",
    )

    again = "templates/error.html"  # a form that could not be taken, sent once more to where it was to go
    assert open_to_visitors == [again, "templates/members/profiles/profile_edit.html"]
    by_link = MAX_BODY_OF_ROUTES["members:profile_edit"]
    assert [max_body(path, MULTIPART) for path in addresses] == [by_link] * 2 + [MAX_BODY_OF_STAFF] + [MAX_BODY] * 2
    assert {max_body(path, "text/plain") for path in addresses} == {MAX_BODY}


def test_nginx_lets_slightly_more_in_than_the_portal_takes():
    config = (settings.BASE_DIR / "docs" / "deploy" / "nginx" / "tech-port.conf").read_text()
    [megabytes] = re.findall(r"client_max_body_size (\d+)m;", config)

    assert int(megabytes) * 1024 * 1024 == MAX_BODY_OF_STAFF + 1024 * 1024
