"""The outermost wrapper of the application: whatever happens, the answer is a page with the usual headers."""

import codecs
import logging
from email.message import Message
from http import HTTPStatus
from io import BytesIO

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils import translation

logger = logging.getLogger("portal.server")

REFUSED = "portal.refused"  # in the WSGI environment, where no header can get: the status of a refusal
AT_HAND = "portal.at_hand"  # there as well: the WSGI application that answers without waiting for anything
MAX_BODY = 1024 * 1024
# Some room above the largest file that is taken: one that is a little too large is told so in its form.
MAX_BODY_OF_STAFF = 24 * 1024 * 1024
MAX_BODY_OF_ROUTES = {"members:profile_edit": 12 * 1024 * 1024}
CHARSETS = {"utf-8", "ascii", "iso8859-1", "cp1252"}
KEPT = ("REMOTE_ADDR", "SERVER_NAME", "SERVER_PORT", "HTTP_HOST", "HTTP_X_FORWARDED_PROTO", "wsgi.url_scheme")

LAST_RESORT = b"<!doctype html><title>500</title><h1>Noe gikk galt hos oss / Something went wrong on our side</h1>\n"
LAST_RESORT_HEADERS = [
    ("Content-Type", "text/html; charset=utf-8"),
    ("Content-Length", str(len(LAST_RESORT))),
    ("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
]


def max_body(path, content_type):
    """How many bytes a request may carry: more where a form with a file is expected."""
    if not content_type.lower().startswith("multipart/form-data"):
        return MAX_BODY
    if path.startswith(f"/{settings.ADMIN_PATH}"):
        return MAX_BODY_OF_STAFF
    with translation.override(translation.get_language_from_path(path) or settings.LANGUAGE_CODE):
        try:
            return MAX_BODY_OF_ROUTES.get(resolve(path).view_name, MAX_BODY)
        except Resolver404:
            return MAX_BODY


def has_known_charset(content_type):
    if "charset" not in content_type.lower():
        return True
    header = Message()
    header["Content-Type"] = content_type
    try:
        return codecs.lookup(header.get_content_charset("utf-8")).name in CHARSETS
    except (LookupError, UnicodeError, ValueError):
        return False


def refusal(environ):
    """The status with which a request is refused unread, or None."""
    if status := environ.get(REFUSED):
        return status
    content_type = environ.get("CONTENT_TYPE") or ""
    length = environ.get("CONTENT_LENGTH") or "0"
    if not (length.isascii() and length.isdigit()) or not has_known_charset(content_type):
        return HTTPStatus.BAD_REQUEST
    if int(length) > max_body(environ.get("PATH_INFO") or "/", content_type):
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    return None


def harmless(environ, status):
    """A request for the same address that carries nothing which could be refused again."""
    kept = {name: environ[name] for name in KEPT if environ.get(name)}
    return {
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "wsgi.url_scheme": "http",
        **kept,
        "REQUEST_METHOD": "GET",
        "PATH_INFO": environ.get("PATH_INFO") or "/",
        "SCRIPT_NAME": "",
        "QUERY_STRING": "",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.input": BytesIO(),
        REFUSED: int(status),
    }


class Refusals:
    """WSGI around WSGI."""

    def __init__(self, application):
        self.application = application

    def __call__(self, environ, start_response):
        body = self.answer(environ, start_response)
        if environ.get("REQUEST_METHOD") != "HEAD":
            return body
        # Waitress would send it, and who keeps the connection would take it for the head of the next answer.
        if hasattr(body, "close"):
            body.close()
        return []

    def at_hand(self, environ):
        """What answers a request without waiting for anything, as the application says; None where nothing does."""
        return self.application.at_hand(environ) if refusal(environ) is None else None

    def answer(self, environ, start_response):
        status = refusal(environ)
        if status is None:
            try:
                return self.application(environ, start_response)
            except Exception:
                logger.exception("an error outside of Django's handler")
                status = HTTPStatus.INTERNAL_SERVER_ERROR
        return self.refuse(environ, start_response, status)

    def refuse(self, environ, start_response, status):
        try:
            return self.application(harmless(environ, status), start_response)
        except Exception:
            logger.exception("an error in the page of an error")
            start_response("500 Internal Server Error", LAST_RESORT_HEADERS)
            return [LAST_RESORT]
