"""What staff have said of the words that visitors search with: which mean the same, and which have an answer.

Read from the table and kept while the version of the content stays, so that it costs a list nothing; where that is not
known, for a short while.
"""

import re
from dataclasses import dataclass, field
from itertools import chain
from time import monotonic

from django.urls import translate_url
from django.utils.translation import get_language, override

from tech_port.versions.watching import Version, versions

from .marking import is_form_of, words_of
from .models import SearchAlias

KEPT_SECONDS = 30
MAX_ANSWERS = 2
FILLING = frozenset(  # words of a question that say nothing of what it is about
    re.findall(
        r"\w+",
        "a alle an and at av da dag de den der dere deres det did dine do does du eller en er et finn finne finnes "
        "for fra get gjor ha har have hei her hos how hva hvem hvilke hvilken hvor hvordan hvorfor i ikke il in "
        "inn is it jeg kan kunne la man med meg mellom men mer mye na noe noen not of og om on opp or our pa "
        "please skal som svar the there til to ut vaere ved vi vil vite want we what when where which who why you "
        "your",
    )
)


@dataclass(frozen=True)
class Answer:
    """What staff answer to some words: the page to go to, and what is known of it."""

    url: str
    title: str
    text: str


@dataclass
class Kept:
    """The rows, the version they are of, and until when they are taken to be those of the table without one."""

    rows: list = field(default_factory=list)
    version: Version | None = None
    until: float = 0.0

    def are_of(self, version):
        return self.version is version if version else monotonic() < self.until


kept = Kept()


def known():
    global kept
    version, found = versions.now(), kept
    if not found.are_of(version):
        found = kept = Kept(list(SearchAlias.objects.all()), version, monotonic() + KEPT_SECONDS)
    return found.rows


def forget(**kwargs):
    """What was kept, in this process, when staff save or delete one."""
    global kept
    kept = Kept()


def same_words():
    """The spellings that mean the same, of each alias that leads nowhere."""
    return [tuple(word.lower() for word in alias.words) for alias in known() if not alias.leads_to]


def answers(question):
    """The answers to a question that is of nothing else, those to most of its words first."""
    asked = words_of(question)
    found = {alias: _places(alias, asked) for alias in known() if alias.leads_to}
    leading = [alias for alias, places in found.items() if places and alias.is_to_a_page]
    answered = set(chain(*(found[alias] for alias in leading)))
    if any(place not in answered and word not in FILLING for place, word in enumerate(asked)):
        return []
    best = sorted(leading, key=lambda alias: (-len(found[alias]), min(found[alias])))
    return [_answer(alias) for alias in _without_repeats(best, found)][:MAX_ANSWERS]


def _places(alias, asked):
    """The places of a question's words that some spelling of an alias takes."""
    found = set()
    for spelling in map(words_of, alias.words):
        for start in range(len(asked) - len(spelling) + 1):
            if all(map(is_form_of, asked[start:], spelling)):
                found |= set(range(start, start + len(spelling)))
    return found


def _without_repeats(aliases, found):
    """Those that answer something that no one before them does."""
    taken = set()
    for alias in aliases:
        if not found[alias] <= taken:
            taken |= found[alias]
            yield alias


def _answer(alias):
    language = get_language()
    with override("nb"):
        url = translate_url(alias.leads_to, language)
    return Answer(url, alias.title, alias.text)
