"""Every sentence that promises something has a test that does it: a new promise, or a test that went, is told here."""

import re

import polib

from tech_port.accessibility import CLAIMS
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


def is_there(place):
    path, _sign, name = place.partition("::")
    return (ROOT / path).exists() and (not name or re.search(rf"def {name}\(", (ROOT / path).read_text()))


def test_every_promise_has_its_test():
    assert [start for start, place in PROMISES.items() if not is_there(place)] == []


def test_what_the_page_about_accessibility_says_was_tried_has_its_tests():
    assert [str(claim.words) for claim in CLAIMS if not claim.held_by or not all(map(is_there, claim.held_by))] == []
