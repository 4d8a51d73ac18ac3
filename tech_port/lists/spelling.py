"""What a visitor writes to find something: its words, and the other spellings of names that have several."""

import re
import unicodedata
from itertools import chain

from django.db.models import Q

from ..hooks import Hook

MAX_WORDS = 8
same_words = (
    Hook()
)  # [(spelling, another, …)], which staff keep; other spellings of organisations are their `other_names`
meant = Hook()  # a question without its slips, "" where it has none


def terms(question):
    """[the spellings of each term]; `Holtermanns veg 1–13` is one name in all its spellings, and `1-13`."""
    text = unicodedata.normalize("NFC", question.lower().replace("–", "-"))
    text = re.sub(r"\s+", " ", text).strip()
    if not text:
        return []
    found = []
    for spellings in chain(*same_words()):
        for spelling in sorted(spellings, key=len, reverse=True):
            pattern = rf"(?<!\w){re.escape(spelling)}(?!\w)"
            if re.search(pattern, text):
                text = re.sub(pattern, " ", text)
                found.append(spellings)
                break
    return (found + [(word,) for word in text.split()])[:MAX_WORDS]


def every_term(question, *fields):
    """The condition that every term of a question is found, in any of its spellings, in one of the fields."""
    condition = Q()
    for spellings in terms(question):
        one_term = Q()
        for field in fields:
            for spelling in spellings:
                one_term |= Q(**{f"{field}__finds": spelling})
        condition &= one_term
    return condition
