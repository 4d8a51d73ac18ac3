"""Which word is a form of another, and what of a text is one of the words that were asked for.

The database finds by its own dictionary; this is for what is done with a handful of words in a page: to mark what
answered, and to know a question that staff have written an answer to.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from tech_port.norwegian.folding import fold

ENDINGS = frozenset(  # of nouns, in both languages
    ["e", "a", "n", "r", "s", "t", "en", "et", "er", "es", "ene", "ens", "ets", "ers", "enes", "ane", "rne"]
)
LEAST_OF_STEM = 4  # letters
WORD = re.compile(r"[^\W_\u0300-\u0338][^\W_]*(?:[\u0300-\u0338][^\W_]*)*")  # also of letters apart from their accents
TEXTS = 1000  # whose words are known at once
READ = 20_000  # characters of a text, at most
LONGEST = 180  # of the piece of it that is shown
BEFORE = 60  # of these, at most, before what is marked


@dataclass(frozen=True)
class Part:
    """A piece of a text, and whether it is what was asked for."""

    text: str
    is_match: bool = False


@lru_cache(TEXTS)
def words_of(text):
    """The words of a text in plain letters; of a text that staff or a visitor has written, so a short one."""
    return tuple(fold(word) for word in WORD.findall(text))


def is_form_of(word, other):
    """Whether of two words in plain letters one is the other with an ending: `styret` and `styre`."""
    if word == other:
        return True
    short, long = (word, other) if len(word) < len(other) else (other, word)
    return len(short) >= LEAST_OF_STEM and long.startswith(short) and long[len(short) :] in ENDINGS


def marked(text, asked):
    """A text as parts, in order and with nothing lost; `asked` is a set of words in plain letters."""
    parts, at = [], 0
    for found in WORD.finditer(text):
        if fold(found[0]) in asked:
            parts += [Part(text[at : found.start()]), Part(found[0], is_match=True)]
            at = found.end()
    return [part for part in [*parts, Part(text[at:])] if part.text]


def excerpt(text, asked):
    """The piece of a text round the first word that was asked for, cut between words; "" where none of them is."""
    plain = " ".join(text[:READ].split())
    first = next((found for found in WORD.finditer(plain) if fold(found[0]) in asked), None)
    if not first:
        return ""
    start = max(0, first.start() - BEFORE)
    if start:
        start = plain.find(" ", start, first.start()) + 1 or first.start()
    end = max(first.end(), len(plain) if len(plain) - start <= LONGEST else plain.rfind(" ", start, start + LONGEST))
    return f"{'… ' if start else ''}{plain[start:end]}{' …' if end < len(plain) else ''}"


def first(texts, word):
    """A word in plain letters as the first of some texts that has it spells it; None where none has."""
    spelt = (found[0] for text in texts for found in WORD.finditer(text[:READ]))
    return next((one for one in spelt if fold(one) == word), None)
