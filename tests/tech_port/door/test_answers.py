"""How a page goes out."""

import gzip

import brotli
import pytest
from django.utils.translation import override

from tech_port.door.answers import FOR_NOBODY_TO_KEEP, Page, answer, answer_as_it_was, send_compressed
from tech_port.door.asking import Route
from tech_port.door.keeping import Kept

from .fakes import HTML, PAGE, Application, answered, environ_of

READ = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}


def sent(page, **environ):
    return answered(lambda environ, start: answer(page, environ, start, "number"), environ_of(**environ))


@pytest.mark.parametrize(
    ("wanted", "encoding"),
    [
        ("gzip, deflate, br", "br"),
        ("GZIP", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("*", "br"),
        ("identity", ""),
        ("", ""),
        ("br; q=0.000, *;q=0", ""),
    ],
)
def test_a_page_goes_out_in_an_encoding_that_its_visitor_reads(wanted, encoding):
    status, headers, body = sent(Page.of([HTML], PAGE), HTTP_ACCEPT_ENCODING=wanted)

    assert (status, headers.get("Content-Encoding", ""), READ[encoding](body)) == (200, encoding, PAGE)
    assert (headers["Vary"], headers["Content-Length"]) == ("Accept-Encoding", str(len(body)))
    assert headers["Cache-Control"] == FOR_NOBODY_TO_KEEP


def test_who_has_a_page_already_gets_none():
    page = Page.of([HTML, ("Last-Modified", "Fri, 27 Nov 2026 10:00:00 GMT")], PAGE)
    plain, packed = (sent(page, HTTP_ACCEPT_ENCODING=wanted)[1]["ETag"] for wanted in ("", "br"))
    has = {
        packed: {"HTTP_IF_NONE_MATCH": packed},
        "one of several, weak": {"HTTP_IF_NONE_MATCH": f'"x", W/{packed}'},
        "any": {"HTTP_IF_NONE_MATCH": "*"},
        "by its day": {"HTTP_IF_MODIFIED_SINCE": page.last_modified},
        "another encoding": {"HTTP_IF_NONE_MATCH": plain},
        "another, by name before day": {"HTTP_IF_NONE_MATCH": '"x"', "HTTP_IF_MODIFIED_SINCE": page.last_modified},
        "what is no name": {"HTTP_IF_NONE_MATCH": "x"},
    }

    answers = {who: sent(page, HTTP_ACCEPT_ENCODING="br", **environ) for who, environ in has.items()}

    assert [status for status, _headers, _body in answers.values()] == [304, 304, 304, 304, 200, 200, 200]
    _status, headers, body = answers[packed]
    assert (headers["ETag"], headers["Vary"], body) == (packed, "Accept-Encoding", b"")
    assert "Content-Length" not in headers


def test_a_cache_before_the_portal_keeps_nothing_longer_than_a_second():
    headers = sent(Page.of([HTML, ("Cache-Control", "max-age=600, public"), ("Vary", "accept-encoding")], PAGE))[1]

    assert (headers["Cache-Control"], headers["Vary"]) == ("max-age=600, public, s-maxage=1", "Accept-Encoding")


@pytest.mark.parametrize(
    ("status", "header", "encoding"),
    [
        ("200 OK", ("Vary", "Cookie"), "br"),
        ("404 Not Found", ("Vary", ""), "br"),
        ("200 OK", ("Set-Cookie", "csrf=x"), None),
        ("200 OK", ("Cache-Control", "no-store"), None),
        ("200 OK", ("Content-Encoding", "gzip"), "gzip"),
        ("302 Found", ("Vary", ""), None),
    ],
)
def test_what_may_hold_a_secret_is_not_compressed(status, header, encoding):
    application = Application(status, [header])

    _status, headers, body = answered(
        lambda environ, start: send_compressed(application, environ, start), environ_of(HTTP_ACCEPT_ENCODING="br")
    )

    assert headers.get("Content-Encoding") == encoding
    assert (brotli.decompress(body) if encoding == "br" else body) == PAGE


def test_django_is_asked_by_its_own_name_of_what_went_out_compressed():
    said = {}
    for status in ("200 OK", "304 Not Modified"):
        application = Application(status, [("ETag", '"abc"')], PAGE if status[0] == "2" else b"")
        environ = environ_of(HTTP_ACCEPT_ENCODING="gzip", HTTP_IF_NONE_MATCH='"abc-gzip"')
        headers = answered(lambda environ, start, a=application: send_compressed(a, environ, start), environ)[1]
        said[status] = application.asked[0]["HTTP_IF_NONE_MATCH"], headers["ETag"], headers["Vary"]

    assert said == dict.fromkeys(said, ('"abc"', '"abc-gzip"', "Accept-Encoding"))


@pytest.mark.parametrize(("language", "told"), [("nb", "slik den var"), ("en", "as it was")])
def test_a_page_as_it_was_says_of_when_it_is_and_is_kept_by_nobody(language, told):
    kept = Kept(Page.of([HTML, ("ETag", '"x"')], PAGE), 1, 0.0, 1_790_000_000.0)

    with override("nb"):
        status, headers, body = answered(
            lambda environ, start: answer_as_it_was(kept, Route("privacy", language, frozenset()), environ, start, "n"),
            environ_of(),
        )

    text = body.decode()
    assert (status, headers["Cache-Control"], "ETag" in headers) == (200, "no-store", False)
    assert told in text
    assert "<!--as it was-->" not in text
    assert headers["Content-Length"] == str(len(body))
