"""Senders that take their time, without a proxy in front: everybody else is answered meanwhile."""

import socket
import time
from threading import Event

import pytest

from tech_port.server.connections import GRACE, LEAST_SPEED, Parser

from .crowds import Tally, head, slow_bodies, visitors

pytestmark = pytest.mark.django_db  # whose database the served site uses

PAGES = ("/", "/helse/", "/lokaler/", "/personvern/", "/robots.txt")
WITHIN = 2  # seconds


def pages_while(site, done):
    """What the pages' visitors met until a function says that it is done."""
    tally = Tally()
    while not done():
        for path in PAGES:
            tally.ask(site.port, path)
    return tally


def five_times():
    turns = iter(range(5))
    return lambda: next(turns, None) is None


def test_64_slow_bodies_hold_nobody_up(site, table):
    alone = pages_while(site, five_times())
    with slow_bodies(64, site.address):
        tally = pages_while(site, five_times())

    table("64 slow bodies: pages and /helse/", *tally.row)
    assert (tally.tried, tally.lost) == (25, [])
    assert tally.slowest < max(WITHIN, 2 * alone.slowest)  # a busy machine is slow without them too


@pytest.mark.parametrize(("seconds", "received", "late"), [(9, 0, False), (12, 1500, True), (12, 2500, False)])
def test_a_request_has_ten_seconds_and_then_a_least_speed(seconds, received, late):
    parser = Parser(adj=None, server=None)
    parser.header_bytes_received, parser.body_bytes_received = 100, received

    assert parser.is_late(parser.began + seconds) is late
    assert (GRACE, LEAST_SPEED) == (10, 1000)


@pytest.mark.drill
def test_a_body_that_does_not_come_is_given_up_with_a_page(site, table):
    began = time.monotonic()
    with slow_bodies(64, site.address) as senders:
        answers = [sender.recv(100).split(b"\r\n")[0] for sender in senders]

    table("64 slow bodies: each is told that it came too slowly", 64, 0, f"{time.monotonic() - began:.2f} s")
    assert answers == [b"HTTP/1.1 408 Request Timeout"] * 64


@pytest.mark.drill
def test_an_honest_upload_of_8_megabytes_at_20_kilobytes_a_second_comes_through(site, table):
    size, answers = 8 * 1000 * 1000, []
    body = b"--x--\r\n" + b"x" * (size - 7)

    def upload():
        with socket.create_connection(site.address, timeout=30) as sender:
            sender.sendall(head("/medlemmer/profil/rediger/ingen/", size, "multipart/form-data; boundary=x"))
            for start in range(0, size, 20_000):
                sender.sendall(body[start : start + 20_000])
                Event().wait(1)  # the pace of a slow network
            answers.append(sender.recv(100).split(b"\r\n")[0])
            done.set()

    alone, done = pages_while(site, five_times()), Event()
    with visitors(1, lambda: done.is_set() or upload()), visitors(1, lambda: reopen(site, done)):
        tally = pages_while(site, done.is_set)

    table("8 MB at 20 kB/s beside 64 slow bodies: pages", *tally.row)
    table("8 MB at 20 kB/s beside 64 slow bodies: the upload", 1, 1 - len(answers), "400 s")
    assert answers == [b"HTTP/1.1 403 Forbidden"]  # all of it was read, and then it was no form of ours
    assert (tally.lost, tally.slowest < max(WITHIN, 2 * alone.slowest)) == ([], True)


def reopen(site, done):
    """64 slow bodies, and new ones as soon as they are given up."""
    with slow_bodies(64, site.address):
        done.wait(12)
