"""All that the page of the search shows of one question, and what is suggested while it is typed."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from premises.fits.wishes import understand

from . import aliases, facts, marking
from .asking import Answer, Group, ask
from .hits import unit_hit
from .kinds import TITLES
from .words import parts_of

HITS_A_PAGE = 20
MAX_SUGGESTIONS, OF_A_GROUP = 8, 3
PREMISES_SHOWN = 10
LEAST = 2  # letters, as the suggestions have it: one letter is in nearly everything


@dataclass
class Found:
    """What a question finds; `type` is the one kind of hits that is asked for, "" for all, and `number` its page."""

    question: str
    type: str = ""
    number: int = 1

    def __post_init__(self):
        self.type = self.type if self.type in TITLES else ""

    @property
    def is_too_short(self):
        """Whether it is one letter; one figure may be asked for."""
        parts = parts_of(self.question)
        return len(parts) == 1 and len(parts[0]) < LEAST and parts[0].isalpha()

    @cached_property
    def answer(self):
        if self.is_too_short:
            return Answer()
        if not self.type:
            return ask(self.question)
        found = ask(self.question, kind=self.type, offset=(self.number - 1) * HITS_A_PAGE, limit=HITS_A_PAGE)
        return found if found.groups or self.number == 1 else self._from_the_first

    @property
    def _from_the_first(self):
        """There are fewer pages than the address asks for."""
        self.number = 1
        return ask(self.question, kind=self.type, limit=HITS_A_PAGE)

    @property
    def groups(self):
        return [(group, _parts(group)) for group in self.found]

    @cached_property
    def found(self):
        """The groups of hits; of a wish for premises what fits it first, as the finder has it, and no half hits."""
        if not (self.wish and self.wish.count):
            return self.answer.groups
        address, fitting = self.wish.address, self.wish.answers.fitting[:PREMISES_SHOWN]
        hits = [unit_hit(one.unit, one.area_m2, "" if one.kind != "together" else address) for one in fitting]
        rest = [] if self.answer.is_partial and not self.wish.wish.unknown else self.answer.groups
        units = Group("units", TITLES["units"], hits, self.wish.count, address)
        return [units, *(group for group in rest if group.key != "units")]

    @property
    def is_partial(self):
        """Whether to say that the hits lack a word: not of a wish that has its answer."""
        return self.answer.is_partial and not (self.wish and self.wish.count)

    @property
    def count(self):
        return sum(group.count for group in self.found)

    @cached_property
    def page(self):
        """The page of the one kind that is asked for."""
        return Paginator(range(self.count), HITS_A_PAGE).get_page(self.number) if self.type and self.count else None

    @property
    def kind(self):
        return TITLES.get(self.type, "")

    @cached_property
    def corrected(self):
        """The question as it was read, "" where it was read as it is written, or where that found nothing."""
        is_answered = self.wish and self.wish.count
        if is_answered or not self.count or not any(word.corrected for word in self.answer.words):
            return ""
        return " ".join(self._as_it_is_written(word.corrected) or word.text for word in self.answer.words)

    def _as_it_is_written(self, word):
        """A word in plain letters as what was found spells it."""
        texts = [f"{hit.title} {hit.names} {hit.text}" for group in self.answer.groups for hit in group.hits]
        return marking.first(texts, word) or word

    @property
    def unknown(self):
        """The words that occur nowhere, as they were written."""
        return " ".join(word.text for word in self.answer.words if word.corrected)

    @property
    def near(self):
        """Each of several words that occurs, to look for alone."""
        words = self.answer.words
        return [word.text for word in words if word.readings and not word.corrected] if len(words) > 1 else []

    @cached_property
    def answers(self):
        """What the records answer, and what staff do; to a question with a slip, as they do to the corrected one."""
        if self.type or not self.question or self.is_too_short:
            return []
        told = aliases.answers(self.question) or (aliases.answers(self.corrected) if self.corrected else [])
        return [*facts.holders(self.answer), *facts.numbers(self.question), *told]

    @cached_property
    def wish(self):
        return understand(self.question) if self.question and not self.type else None

    @cached_property
    def asked(self):
        """The words to mark, in plain letters: all that the question was read as."""
        words = (word for one in self.answer.words for word in one.words)
        return frozenset(word for word in words if word not in aliases.FILLING)


def _parts(group):
    """[(what they are, hits)]: of events those to come apart from those that are over."""
    if group.key != "events":
        return [("", group.hits)]
    now = timezone.now()
    coming = [hit for hit in group.hits if not hit.ends_at or hit.ends_at >= now]
    over = [hit for hit in group.hits if hit not in coming]
    return [part for part in (("", coming), (_("Har vært"), over)) if part[1]]


def corrected(question):
    """A question as it is read where it has a slip, "" where it has none or is read as something that is nowhere."""
    return Found(question).corrected


def suggestions(question):
    """[{title, url, kind, type, lang}] of the likeliest, for the field of the search; lang only of another language.

    `kind` is the word that a reader meets, `type` the code that a program goes by.
    """
    found = Found(question)
    rows = [_suggestion(answer.title, answer.url, _("Svar"), "answer") for answer in found.answers]
    for group in found.answer.groups:
        rows += [_suggestion(hit.title, hit.url, str(group.title), group.key) for hit in group.hits[:OF_A_GROUP]]
    return rows[:MAX_SUGGESTIONS]


def _suggestion(title, url, kind, type):
    lang = getattr(title, "lang", "")
    told = {"title": str(title), "url": url, "kind": kind, "type": type}
    return told | ({"lang": lang} if lang not in ("", get_language()) else {})
