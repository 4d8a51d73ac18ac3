"""Asking the register: what it sends is read, and whatever it does, the answer comes in time."""

import json
from time import monotonic

import pytest

from members.register import client
from members.register.errors import Failure, RegisterError
from tests.register import ORGNR, answer, dripping, dripping_body, send, silent
from tests.waiting import wait_until


@pytest.fixture
def impatient(monkeypatch):
    """Wait for a fifth of a second."""
    monkeypatch.setattr(client, "ANSWER_SECONDS", 0.2)
    monkeypatch.setattr(client, "CONNECT_SECONDS", 0.2)


def failure(orgnr=ORGNR):
    with pytest.raises(RegisterError) as raised:
        client.look_up(orgnr)
    return raised.value.failure


def all_free():
    return client.free._value == client.MAX_AT_A_TIME


def test_a_number_is_looked_up_and_nothing_but_the_number_is_sent(register):
    unit = client.look_up(ORGNR)

    ((path, headers),) = register.asked
    assert (unit.orgnr, unit.name, unit.website) == (ORGNR, "FJORDKRAFT ROBOTIKK AS", "https://www.robotikk.example")
    assert path == f"/api/enheter/{ORGNR}"
    assert headers == {
        "Host": f"127.0.0.1:{register.server_port}",
        "Accept": "application/json",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }


def test_without_an_address_nothing_is_asked(settings):
    settings.REGISTER_URL = ""

    assert failure() == Failure.OFF


@pytest.mark.parametrize("orgnr", ["", "12345678", "1234567890", "../rot", "９２３６０９０１６"])
def test_what_is_no_number_is_not_asked(register, orgnr):
    assert (failure(orgnr), register.asked) == (Failure.UNKNOWN, [])


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (404, Failure.UNKNOWN),
        (410, Failure.DELETED),
        (400, Failure.DOWN),
        (429, Failure.DOWN),
        (500, Failure.DOWN),
        (503, Failure.DOWN),
    ],
)
def test_what_the_register_refuses_is_told_apart(register, status, expected):
    register.reply = lambda handler: send(handler, b"{}", status)

    assert failure() == expected


def test_a_redirect_is_not_followed(register):
    register.reply = lambda handler: send(handler, b"", 302, Location=f"{register.url}/enheter/{ORGNR}?her")

    assert (failure(), len(register.asked)) == (Failure.DOWN, 1)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<!doctype html>",
        b"\xff\xfe",
        b"[]",
        b"null",
        b"{}",
        b"[" * 100_000,
        b"9" * 5_000,
        json.dumps(answer("974767880")).encode(),
        json.dumps(answer(navn="")).encode(),
        json.dumps(answer(navn=["A"])).encode(),
        json.dumps(answer(filler="x" * client.MAX_BYTES)).encode(),
    ],
    ids=range(12),
)
def test_what_is_no_answer_is_not_believed(register, body):
    register.reply = lambda handler: send(handler, body)

    assert failure() == Failure.UNREADABLE


def test_an_answer_that_is_cut_is_not_believed(register):
    def cut(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{")

    register.reply = cut

    assert failure() == Failure.UNREADABLE


def test_a_register_that_is_not_there_is_down(settings, register):
    register.server_close()

    assert failure() == Failure.DOWN


@pytest.mark.parametrize("reply", [silent, dripping, dripping_body])
def test_a_slow_register_costs_a_fixed_time_and_no_thread(register, impatient, reply):
    register.reply = reply
    began = monotonic()

    found = failure()

    assert found == Failure.SLOW
    assert monotonic() - began < 2
    wait_until(all_free)


def test_a_slow_register_holds_no_more_than_a_few_at_a_time(register, impatient):
    register.reply = silent
    for _time in range(client.MAX_AT_A_TIME):
        client.free.acquire()

    try:
        assert failure() == Failure.BUSY
    finally:
        client.free.release(client.MAX_AT_A_TIME)
    assert register.asked == []
