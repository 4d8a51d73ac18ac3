"""A picture is read in a process of its own, which may break without anything else noticing."""

import threading

import pytest

from tech_port.uploads import apart, images
from tests.tech_port.uploads.files import opened, picture, written

MEGA = 1024 * 1024


def refusal(content):
    with pytest.raises(images.Refused) as caught:
        apart.read(content)
    return caught.value.code, caught.value.values


def test_it_answers_as_if_it_were_read_here():
    content = written(picture())

    assert apart.read(content) == images.read(content)
    assert opened(apart.read(content)).size == (400, 300)


def test_a_refusal_comes_back_with_what_its_sentence_names():
    assert refusal(b"GIF89a") == ("kind", {"kind": "GIF"})


def test_what_takes_too_much_memory_ends_there(monkeypatch):
    monkeypatch.setattr(apart, "MEMORY", 150 * MEGA)

    assert refusal(written(picture(size=(6000, 6000)).convert("RGBA"), compress_level=1)) == ("costly", {})


def test_a_process_that_is_killed_or_takes_too_long_is_a_refusal(monkeypatch):
    monkeypatch.setattr(apart, "MEMORY", 1 * MEGA)
    killed = refusal(written(picture()))
    monkeypatch.undo()
    monkeypatch.setattr(apart, "WITHIN", 0.01)

    assert [killed, refusal(written(picture()))] == [("costly", {})] * 2


def test_one_picture_is_read_at_a_time(monkeypatch):
    monkeypatch.setattr(apart, "QUEUE_WITHIN", 0.01)
    answers = []
    with apart.ONE_AT_A_TIME:
        thread = threading.Thread(target=lambda: answers.append(refusal(written(picture()))))
        thread.start()
        thread.join()

    assert answers == [("busy", {})]
