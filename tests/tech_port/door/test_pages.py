"""The pages in front of Django: kept, made once for many, as they were; and never another's."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count

import pytest

from tech_port.door.answers import Page
from tech_port.door.keeping import Keeping, Kept
from tech_port.door.pages import GRACE
from tech_port.server.refusals import AT_HAND, REFUSED
from tech_port.versions.memo import remembered
from tests.waiting import wait_until

from .fakes import HTML, PAGE, Door, answered, environ_of


@pytest.fixture
def door(monkeypatch):
    return Door(monkeypatch)


def test_a_page_is_made_once_for_each_version(door):
    first, again = door.ask(), door.ask()
    door.change()
    door.application.body = PAGE + b"ny"
    head = door.ask(REQUEST_METHOD="HEAD", HTTP_RANGE="bytes=0-1", HTTP_IF_NONE_MATCH=first[1]["ETag"])
    after = door.ask()

    assert [body for _status, _headers, body in (first, again, head, after)] == [PAGE, PAGE, PAGE + b"ny", PAGE + b"ny"]
    assert [asked["REQUEST_METHOD"] for asked in door.application.asked] == ["GET", "GET"]
    assert door.application.asked[1].keys() & {"HTTP_RANGE", "HTTP_IF_NONE_MATCH"} == set()
    assert first[1]["X-Request-ID"] == "django" != again[1]["X-Request-ID"]


@pytest.mark.parametrize(
    ("status", "header"),
    [
        ("200 OK", ("Set-Cookie", "csrf=x")),
        ("200 OK", ("Vary", "Cookie")),
        ("200 OK", ("Vary", "Accept-Encoding, Accept-Language")),
        ("200 OK", ("Cache-Control", "private")),
        ("200 OK", ("Cache-Control", "no-store")),
        ("404 Not Found", ("X", "")),
        ("302 Found", ("Location", "/")),
        ("500 Internal Server Error", ("X", "")),
    ],
)
def test_what_is_not_the_same_for_all_is_never_kept(door, status, header):
    door.application.status, door.application.headers = status, [header]

    answers = [door.ask() for _ in range(2)]

    assert [headers.get("ETag") for _status, headers, _body in answers] == [None, None]
    assert (len(door.application.asked), len(door.pages.kept.pages)) == (2, 0)


def test_who_has_a_cookie_is_answered_by_django_alone(door):
    door.application.body = b"for Kari"
    mine = door.ask(HTTP_COOKIE="session=kari")
    door.application.body = PAGE
    others = door.ask()
    door.application.body = b"for Kari"

    assert [body for _s, _h, body in (mine, others, door.ask(), door.ask(HTTP_COOKIE="session=kari"))] == [
        *(b"for Kari", PAGE, PAGE, b"for Kari"),
    ]
    assert door.pages.at_hand(environ_of(HTTP_COOKIE="session=kari")) is None


def test_a_page_around_a_form_is_made_each_time_of_what_is_remembered_until_it_is_sent(door, monkeypatch):
    made = remembered()(count().__next__)
    said = []
    monkeypatch.setattr(door.pages, "application", lambda *asked: said.append(made()) or door.application(*asked))

    door.ask("/kontakt/"), door.ask("/kontakt/", HTTP_COOKIE="csrf=x")
    door.ask("/kontakt/", REQUEST_METHOD="POST"), door.ask("/kontakt/")
    door.change()
    door.ask("/kontakt/"), door.ask("/admin/")
    door.lose()
    door.ask("/kontakt/")

    assert said == [0, 0, 1, 0, 2, 3, 4]
    assert (len(door.application.asked), len(door.pages.kept.pages)) == (7, 0)


def many(door, number=6):
    """The answers to as many who ask at once, while the first of them waits for Django."""
    door.application.gate.clear()
    door.application.begun.clear()
    with ThreadPoolExecutor(number) as threads:
        asked = [threads.submit(door.ask) for _ in range(number)]
        door.application.begun.wait(5)
        [making] = door.pages.made.values()
        wait_until(lambda: len(making.done._cond._waiters) == number - 1)
        door.hear()
        door.application.gate.set()
        return [one.result() for one in asked]


def test_a_page_is_made_by_one_and_the_others_wait_for_it(door):
    assert {(status, body) for status, _headers, body in many(door)} == {(200, PAGE)}
    assert (len(door.application.asked), door.pages.made) == (1, {})


def test_that_there_is_no_page_for_now_is_heard_by_all_who_wait(door):
    door.application.status, door.application.headers = "503 Service Unavailable", [("Retry-After", "60")]

    assert {(status, headers["Retry-After"]) for status, headers, _body in many(door)} == {(503, "60")}
    assert (len(door.application.asked), door.pages.made) == (1, {})


def test_what_was_right_a_moment_ago_is_good_enough_while_the_next_is_made_and_no_longer(door):
    door.ask()
    door.change()
    door.application.body = b"ny"
    door.application.gate.clear()
    door.application.begun.clear()
    maker = threading.Thread(target=door.ask)
    maker.start()
    door.application.begun.wait(5)

    at_once = door.ask()[2]
    door.versions.ended = {number: time.monotonic() - GRACE for number in door.versions.ended}
    threading.Timer(0.1, door.application.gate.set).start()
    later = door.ask()[2]
    maker.join()

    assert (at_once, later, len(door.application.asked)) == (PAGE, b"ny", 2)


def test_a_page_is_shown_as_it_was_while_the_database_is_away_and_django_is_let_be(door):
    door.ask()
    door.lose()
    door.application.status, door.application.body = "503 Service Unavailable", b"away"

    old = [door.ask() for _ in range(3)]
    by_the_reading_thread = door.pages.at_hand(environ_of())
    other = door.ask("/tilgjengelighet/")
    door.pages.next_try = 0
    tried = door.ask()
    assert wait_until(lambda: len(door.application.asked) == 4 and not door.pages.made)
    door.hear()
    door.application.status, door.application.body = "200 OK", PAGE
    door.change()
    back = door.ask()

    assert [(status, b"slik den var" in body) for status, _headers, body in [*old, tried]] == [(200, True)] * 4
    assert answered(by_the_reading_thread, environ_of())[1]["Cache-Control"] == "no-store"
    assert (other[0], other[2]) == (503, b"away")
    assert (back[2], len(door.application.asked)) == (PAGE, 5)


def test_nobody_waits_while_it_is_tried_again_whether_the_database_is_back(door):
    door.ask()
    door.lose()
    door.application.status = "503 Service Unavailable"
    door.ask()
    door.pages.next_try = 0
    door.application.gate.clear()
    door.application.status, door.application.body = "200 OK", b"ny"

    old = [door.ask()[2] for _ in range(2)]
    door.application.gate.set()
    is_back = wait_until(lambda: door.pages.next_try is None)

    assert ([b"slik den var" in body for body in old], is_back) == ([True, True], True)
    assert (door.ask()[2], len(door.application.asked)) == (b"ny", 4)


def test_what_was_taken_away_does_not_come_back_with_an_outage(door):
    door.ask()
    door.ask("/tilgjengelighet/")
    door.change()
    door.application.status, door.application.body = "404 Not Found", b"gone"
    door.ask()
    door.versions.ended = {number: time.monotonic() - 100 for number in door.versions.ended}
    for kept in door.pages.kept.pages.values():  # both were read a while ago
        kept.made -= 100
    door.application.status, door.application.body = "503 Service Unavailable", b"away"

    assert [door.ask(path)[0] for path in ("/personvern/", "/tilgjengelighet/")] == [503, 503]


def test_what_is_at_hand_is_the_page_that_was_found_and_asks_nobody(door):
    nothing = door.pages.at_hand(environ_of())
    door.ask()
    found = door.pages.at_hand(environ_of())
    door.change()  # between the finding and the answer

    assert (nothing, door.ask(**{AT_HAND: found})[2], len(door.application.asked)) == (None, PAGE, 1)
    assert door.pages.at_hand(environ_of("/helse/")) is door.application
    for environ in ({"REQUEST_METHOD": "POST"}, {"CONTENT_LENGTH": "9"}, {"HTTP_COOKIE": "session=x"}):
        assert door.pages.at_hand(environ_of("/helse/", **environ)) is None


@pytest.mark.parametrize("cookie", ["", "session=x"])
def test_what_is_refused_gets_its_refusal_though_a_page_stands_at_the_address(door, cookie):
    door.ask()
    refused = environ_of(HTTP_COOKIE=cookie) | {REFUSED: 413}
    door.application.status, door.application.body = "413 Request Entity Too Large", b"too large"

    assert answered(door.pages, dict(refused))[::2] == (413, b"too large")
    assert (door.ask()[2], door.pages.next_try) == (PAGE, None)


def test_a_long_question_is_read_by_a_thread_of_its_own(door):
    door.ask()
    long = {"QUERY_STRING": "utm_source=" + "x" * 2000}

    assert door.pages.at_hand(environ_of(**long)) is None
    assert (door.ask(**long)[2], len(door.application.asked)) == (PAGE, 1)


def test_pages_are_kept_within_so_much_memory_and_the_least_read_go_first():
    page = Page.of([HTML], PAGE)
    keeping = Keeping(most=page.size * 10)
    for number in range(10):
        keeping.keep(number, Kept(page, 1, 0.0, 0.0))
    keeping.get(0)
    keeping.keep(10, Kept(page, 1, 0.0, 0.0))
    keeping.keep(3, Kept(page, 2, 0.0, 0.0))
    large = Page([], b"x" * page.size, "tag")
    keeping.keep(4, Kept(large, 1, 0.0, 0.0))

    assert [*keeping.pages] == [2, 5, 6, 7, 8, 9, 0, 10, 3]
    assert keeping.bytes == page.size * 9
