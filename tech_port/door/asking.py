"""Which request asks for a page that may be kept, and under which name it is kept."""

import threading
from collections import OrderedDict
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote_plus, urlencode

from django.conf import settings
from django.http.request import split_domain_port, validate_host
from django.urls import Resolver404, resolve
from django.utils import translation

MAX_QUERY = 2000  # of what is known
MAX_PATH, MAX_HOST = 500, 260  # longer ones are nobody's, and are not remembered
MAX_PARAMETERS = 60
KNOWN_AT_ONCE = 5000  # of addresses and hosts


class Route(NamedTuple):
    """What an address leads to: `parameters` is None where its page may not be kept."""

    name: str | None
    language: str
    parameters: frozenset | None
    is_around_a_form: bool = False


class Key(NamedTuple):
    """The name of a kept page: the address with what is known of its question, in one order."""

    is_secure: bool
    host: str
    path: str
    query: str


class Few(OrderedDict):
    """A dictionary that forgets what was not used for longest."""

    def __init__(self, size, made):
        super().__init__()
        self.size, self.made, self.lock = size, made, threading.Lock()

    def of(self, key):
        with self.lock:
            if key in self:
                self.move_to_end(key)
                return self[key]
        value = self.made(key)
        with self.lock:
            self[key] = value
            if len(self) > self.size:
                self.popitem(last=False)
        return value


def _route(path):
    path = path.encode("latin-1").decode("utf-8", "replace")  # as WSGI has it
    language = translation.get_language_from_path(path) or settings.LANGUAGE_CODE
    with translation.override(language):
        try:
            match = resolve(path)
        except Resolver404:
            return Route(None, language, None)
    is_around_a_form = getattr(match.func, "is_around_a_form", False)
    return Route(match.view_name, language, getattr(match.func, "kept_by", None), is_around_a_form)


def _is_host(host):
    domain, _port = split_domain_port(host)
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)


routes = Few(KNOWN_AT_ONCE, _route)
hosts = Few(KNOWN_AT_ONCE, _is_host)


def asked(environ):
    """(key, route) of a request that only reads a page that may be kept, else None.

    The question is cleaned in the request too, so that no page says what its name does not.
    """
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or environ.get("CONTENT_LENGTH", "0") not in ("", "0"):
        return None
    if environ.get("HTTP_AUTHORIZATION") or environ.get("HTTP_TRANSFER_ENCODING"):
        return None
    path, host = environ.get("PATH_INFO") or "/", environ.get("HTTP_HOST", "")
    if len(path) > MAX_PATH or len(host) > MAX_HOST:
        return None
    route = routes.of(path)
    if route.parameters is None or not hosts.of(host):
        return None
    environ["QUERY_STRING"] = known(environ.get("QUERY_STRING", ""), route.parameters)
    query = in_order(environ["QUERY_STRING"])
    if query is None:
        return None
    environ["QUERY_STRING"] = query
    return Key(is_secure(environ), host, path, query), route


def asks_for_a_form(environ):
    """Whether a request reads a page around a form, of which nothing but the form is the visitor's."""
    path = environ.get("PATH_INFO") or "/"
    return environ["REQUEST_METHOD"] in ("GET", "HEAD") and len(path) <= MAX_PATH and routes.of(path).is_around_a_form


def known(query, parameters):
    """The parts of a query that have a known name, as they were written; of more than Django reads, all."""
    parts = query.split("&", settings.DATA_UPLOAD_MAX_NUMBER_FIELDS)
    if len(parts) > settings.DATA_UPLOAD_MAX_NUMBER_FIELDS:
        return query
    return "&".join(part for part in parts if unquote_plus(part.partition("=")[0]) in parameters)


def in_order(query):
    """A query sorted by name and otherwise in its order; None where it is none, or more than a page is kept for."""
    if len(query) > MAX_QUERY:
        return None
    try:
        text = query.encode("latin-1").decode()  # as WSGI has it; some send letters as they are
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=MAX_PARAMETERS, errors="strict")
    except ValueError:
        return None
    return urlencode(sorted(pairs, key=lambda pair: pair[0]))


def is_secure(environ):
    """As Django sees it."""
    if settings.SECURE_PROXY_SSL_HEADER:
        header, value = settings.SECURE_PROXY_SSL_HEADER
        if (given := environ.get(header)) is not None:
            return given.split(",", 1)[0].strip() == value
    return environ.get("wsgi.url_scheme") == "https"
