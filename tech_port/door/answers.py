"""How a page goes out: in an encoding that the visitor reads, or as the word that they have it already."""

import gzip
import hashlib
import re
import time
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

import brotli
from django.template.loader import render_to_string
from django.utils.timezone import get_default_timezone
from django.utils.translation import override

BROTLI, GZIP = 5, 6  # a millisecond for 64 kB; more costs ten times the time for a few per cent
ENCODINGS = ("br", "gzip")
TEXTS = re.compile(r"(text/|application/(json|ld\+json|xml|atom\+xml|manifest\+json|schema\+json)|image/svg\+xml)")
SHORT = 500  # bytes that are not worth the work
FOR_NOBODY_TO_KEEP = "public, max-age=0, s-maxage=1, must-revalidate"
TAG = re.compile(r'"[^"]*"')
PLACE = b"<!--as it was-->"  # where a page has room for the word of when it is from
DROPPED = {"content-length", "etag", "vary", "x-request-id", "date"}


@dataclass
class Page:
    """A page of which the body is kept compressed; headers without what each answer says anew."""

    headers: list
    compressed: bytes
    tag: str
    last_modified: str = ""
    others: dict = field(default_factory=dict)

    @classmethod
    def of(cls, headers, body):
        said = {name.lower(): value for name, value in headers}
        headers = [(name, value) for name, value in headers if name.lower() not in DROPPED]
        given = said.get("cache-control")
        if given is None:
            headers.append(("Cache-Control", FOR_NOBODY_TO_KEEP))
        elif "s-maxage" not in given:  # a cache before the portal keeps nothing longer than the portal does
            headers = [(n, f"{v}, s-maxage=1" if n.lower() == "cache-control" else v) for n, v in headers]
        tag = hashlib.blake2b(body, digest_size=12).hexdigest()
        return cls(headers, compressed(body, "br"), tag, said.get("last-modified", ""))

    @property
    def size(self):
        """Bytes in memory, with the other encoding that somebody may ask for."""
        return len(self.compressed) * 5 // 2 + 5000  # and its headers and its name

    @property
    def body(self):
        return brotli.decompress(self.compressed)

    def encoded(self, encoding):
        if encoding == "br":
            return self.compressed
        if not encoding:
            return self.body
        if encoding not in self.others:
            self.others[encoding] = compressed(self.body, encoding)
        return self.others[encoding]


def answer(page, environ, start_response, number):
    """Send a kept page; `number` is what finds its line in the log."""
    encoding = accepted(environ)
    tag = f'"{page.tag}{"-" if encoding else ""}{encoding}"'
    headers = [*page.headers, ("ETag", tag), ("Vary", "Accept-Encoding"), ("X-Request-ID", number)]
    if is_known(environ, tag, page.last_modified):
        start_response("304 Not Modified", [(name, value) for name, value in headers if name != "Content-Type"])
        return []
    body = page.encoded(encoding)
    if encoding:
        headers.append(("Content-Encoding", encoding))
    headers.append(("Content-Length", str(len(body))))
    start_response("200 OK", headers)
    return [body]


def is_known(environ, tag, last_modified):
    """Whether the visitor says that they have this very answer."""
    if given := environ.get("HTTP_IF_NONE_MATCH"):
        return given.strip() == "*" or tag in TAG.findall(given)
    return bool(last_modified) and environ.get("HTTP_IF_MODIFIED_SINCE") == last_modified


def accepted(environ):
    """The best encoding that a visitor reads, "" for none."""
    return _accepted(environ.get("HTTP_ACCEPT_ENCODING", "")[:200])


@lru_cache(maxsize=500)
def _accepted(header):
    read = {}
    for part in header.lower().split(","):
        name, _, weight = part.partition(";")
        read[name.strip()] = weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return next((encoding for encoding in ENCODINGS if read.get(encoding, read.get("*", False))), "")


def answer_as_it_was(kept, route, environ, start_response, number):
    """Send a page that may be outdated because the database is away: a page for people says of when it is."""
    body = kept.page.body
    with override(route.language):
        moment = datetime.fromtimestamp(kept.made_at, get_default_timezone())
        told = render_to_string("includes/_as_it_was.html", {"moment": moment}).encode()
    body = body.replace(PLACE, told, 1)
    headers = [(name, value) for name, value in kept.page.headers if name != "Cache-Control"]
    headers += [
        ("Cache-Control", "no-store"),
        ("Age", str(round(time.time() - kept.made_at))),
        ("Content-Length", str(len(body))),
        ("X-Request-ID", number),
    ]
    start_response("200 OK", headers)
    return [body]


def send_compressed(application, environ, start_response):
    """Any other answer; text is compressed unless it belongs to one visitor.

    What is compressed beside a secret can be guessed from its length (BREACH), so what sets a cookie or may not be
    stored, as each page with a form is, goes out as it is. Where a visitor had our compressed copy, Django is asked by
    the name of its own.
    """
    encoding = accepted(environ)
    given = environ.get("HTTP_IF_NONE_MATCH", "")
    own = given.replace(f'-{encoding}"', '"') if encoding else given
    if own != given:
        environ = environ | {"HTTP_IF_NONE_MATCH": own}
    said = []
    response = application(environ, lambda status, headers, exc=None: said.append((status, headers)))
    status, headers = said[-1]
    if status.startswith("304") and own != given:
        headers = for_encoding(headers, encoding)
    if not encoding or not is_worth_compressing(status, headers, response):
        start_response(status, headers)
        return response
    body = compressed(response.content, encoding)
    response.close()
    headers = [*for_encoding(headers, encoding), ("Content-Encoding", encoding), ("Content-Length", str(len(body)))]
    start_response(status, headers)
    return [body]


def is_worth_compressing(status, headers, response):
    said = {name.lower(): value for name, value in headers}
    return (
        getattr(response, "streaming", True) is False
        and status[:3] in {"200", "404", "410", "422"}
        and TEXTS.match(said.get("content-type", "")) is not None
        and not said.keys() & {"content-encoding", "set-cookie"}
        and "no-store" not in said.get("cache-control", "")
        and len(response.content) > SHORT
    )


def for_encoding(headers, encoding):
    """The headers of an answer for its copy in an encoding: another name, and caches are told what it varies by."""
    said = {name.lower(): value for name, value in headers}
    kept = [(name, value) for name, value in headers if name.lower() not in {"content-length", "etag", "vary"}]
    varies = [name for name in re.split(r",\s*", said.get("vary", "")) if name and name.lower() != "accept-encoding"]
    kept.append(("Vary", ", ".join([*varies, "Accept-Encoding"])))
    if tag := said.get("etag"):
        kept.append(("ETag", f'{tag[:-1]}-{encoding}"'))
    return kept


def compressed(body, encoding):
    return brotli.compress(body, quality=BROTLI) if encoding == "br" else gzip.compress(body, GZIP, mtime=0)
