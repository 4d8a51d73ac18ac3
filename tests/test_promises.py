"""Every sentence that promises something has a test that does it: a new promise, or a test that went, is told here."""

import re

import polib

from tests.conventions.source import ROOT
from tests.promises import OTHERS, PROMISES, WORDS

CATALOGUE = ROOT / "tech_port" / "locale" / "en" / "LC_MESSAGES" / "django.po"

MIN_LENGTH = 13  # shorter ones begin too many others


def sentences():
    return [entry.msgid for entry in polib.pofile(str(CATALOGUE)) if not entry.obsolete and WORDS.search(entry.msgid)]


def begins(text, start):
    return text == start if len(start) < MIN_LENGTH else text.startswith(start)


def test_every_promise_is_known():
    known = (*PROMISES, *OTHERS)

    assert [text for text in sentences() if not any(begins(text, start) for start in known)] == []


def test_no_promise_is_kept_that_nobody_gives_any_more():
    given = sentences()

    assert [start for start in (*PROMISES, *OTHERS) if not any(begins(text, start) for text in given)] == []


def test_every_promise_has_its_test():
    def is_there(place):
        path, _sign, name = place.partition("::")
        return (ROOT / path).exists() and (not name or re.search(rf"def {name}\(", (ROOT / path).read_text()))

    assert [start for start, place in PROMISES.items() if not is_there(place)] == []
