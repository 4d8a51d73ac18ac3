"""What is refused unread: by size, charset and form, with a page of the portal's and every header."""

import json
import socket

import pytest

from tests.traces import CANARY

from .crowds import head
from .served import ask

pytestmark = pytest.mark.django_db  # whose database the served site uses

MIB = 1024 * 1024
MULTIPART = "multipart/form-data; boundary=x"


def assert_refused(answer, status, heading, language="nb"):
    html = answer.body.decode()
    assert (answer.status, f"<h1>{heading}</h1>" in html, f'<html lang="{language}"' in html) == (status, True, True)
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    ("path", "kind", "size", "status"),
    [
        ("/lokaler/interesse/", "application/x-www-form-urlencoded", MIB + 1, 413),
        ("/lokaler/interesse/", MULTIPART, MIB + 1, 413),
        ("/static/css/base.css", MULTIPART, MIB + 1, 413),
        ("/medlemmer/profil/rediger/ingen/", MULTIPART, 12 * MIB, 403),
        ("/medlemmer/profil/rediger/ingen/", MULTIPART, 12 * MIB + 1, 413),
        ("/en/members/profile/edit/none/", MULTIPART, 12 * MIB + 1, 413),
    ],
)
def test_a_body_may_be_as_large_as_its_form_needs(site, path, kind, size, status):
    body = b"--x--\r\n" + b"x" * (size - 7) if kind == MULTIPART else b"x" * size

    answer = ask(site.port, "POST", path, body, {"Content-Type": kind})

    if status == 413:
        english = path.startswith("/en/")
        heading = "That was too much at once" if english else "Det var for mye på en gang"
        assert_refused(answer, status, heading, "en" if english else "nb")
    else:
        assert answer.status == status


def test_a_body_of_400_megabytes_is_refused_before_it_is_sent(site):
    with socket.create_connection(site.address, timeout=10) as sender:
        sender.sendall(head("/lokaler/interesse/", 400 * MIB))

        assert sender.recv(100).startswith(b"HTTP/1.1 413 ")


def test_a_body_without_a_stated_size_is_counted_while_it_comes(site):
    chunks = (b"x" * 64 * 1024 for _ in range(20))

    answer = ask(site.port, "POST", "/", chunks, {"Content-Type": "text/plain", "Transfer-Encoding": "chunked"})

    assert_refused(answer, 413, "Det var for mye på en gang")


@pytest.mark.parametrize("charset", ["rot13", "utf-7", "idna", "finnes-ikke", "utf-16", "x" * 200])
def test_a_charset_that_no_browser_sends_is_refused(site, charset):
    kind = f"application/x-www-form-urlencoded; charset={charset}"

    assert_refused(
        ask(site.port, "POST", "/", b"a=b", {"Content-Type": kind}), 400, "Forespørselen var ikke til å forstå"
    )


@pytest.mark.parametrize(
    "sent",
    [
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nno colon\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"x" * 300_000 + b"\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: two\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: gzip\r\n\r\n",
    ],
)
def test_what_is_no_request_gets_the_page_too(site, sent):
    with socket.create_connection(site.address, timeout=10) as sender:
        sender.sendall(sent)
        received = b"".join(iter(lambda: sender.recv(65536), b""))

    head, _, body = received.partition(b"\r\n\r\n")
    assert head.split(b"\r\n")[0].partition(b" ")[2] == b"400 Bad Request"
    assert b"Content-Security-Policy" in head
    assert "<h1>Forespørselen var ikke til å forstå</h1>" in body.decode()


def test_what_the_server_says_of_all_this_is_lines_without_what_was_sent(site):
    ask(site.port, "POST", f"/{CANARY}/?q={CANARY}", CANARY, {"Content-Type": f"text/plain; charset={CANARY}"})
    with socket.create_connection(site.address, timeout=10) as sender:
        sender.sendall(f"GET /{CANARY} HTTP/1.1\r\nHost: {CANARY}.example\r\n{CANARY}\r\n\r\n".encode())
        sender.recv(100)

    lines = [json.loads(line) for line in site.said.read_text().splitlines()]

    assert [line["status"] for line in lines if line["logger"] == "portal.request"][-2:] == [400, 400]
    assert CANARY not in site.said.read_text()
