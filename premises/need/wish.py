"""A need as people type it into a search: `ledig kontor gløshaugen 40 personer`.

Whatever is not understood is kept, so that the page can say so.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import get_language

from tech_port.norwegian.day_words import MONTHS as MONTH_NAMES
from tech_port.norwegian.day_words import SEASONS
from tech_port.norwegian.days import read_day
from tech_port.norwegian.folding import fold
from tech_port.norwegian.numbers import parts_of_range, read_number
from tech_port.norwegian.typography import last_day_of

from ..costs import MONTHS
from .need import Need

MAX_WORDS_OF_ONE = 7  # that are read as one: `200 000 kroner i måneden`
MIN_LETTERS = 3  # of a name that is not written in full

USES = {
    "office": "kontor|kontorer|kontorlokale|kontorlokaler|kontorplass|kontorplasser|office|offices",
    "lab": "lab|laber|labb|laboratorium|laboratorier|laboratorie|lablokale|lablokaler|laboratory|laboratories",
    "meeting": "møterom|møtelokale|møtelokaler|møtesal|meeting room|meeting rooms",
    "retail": "butikk|butikklokale|butikklokaler|servering|kafe|kafé|restaurant|shop|retail|cafe",
    "coworking": "kontorfellesskap|coworking|co-working",
    "storage": "lager|lagerlokale|lagerlokaler|lagerplass|storage|warehouse",
}
STEP_FREE = "trinnfri|trinnfritt|trinnfri adkomst|universelt utformet|rullestol|step-free|step free|wheelchair"
PREMISES = (
    "lokale lokaler lokalet lokalene ledig ledige leie leies areal arealer næringslokale næringslokaler premises space "
    "vacant available rent lease"
)
FILLING = (
    "til for i på ved nær med og et en ei vi oss trenger søker ønsker ser etter leter plass rom stort store ca fra "
    "innen før a an the to of in at near with and we need looking around by"
)


def _turned(words_of: dict[str, str]) -> dict[str, str]:
    """{folded words: what they mean}"""
    return {fold(words): meaning for meaning, text in words_of.items() for words in text.split("|")}


USE_OF = _turned(USES)
STEP_FREE_WORDS = {fold(words) for words in STEP_FREE.split("|")}
PREMISES_WORDS, FILLING_WORDS = ({fold(word) for word in text.split()} for text in (PREMISES, FILLING))
NOT_A_DAY = {"ledig", "available", "vacant"}
LEAST_OF_MONTH = 10_000  # kroner with no word of what they are for are taken as rent a month from here on
# `kontor til 20`, `lokale for 5 stk`: a number with nothing else said of it is people, if it is no year.
FOR_SO_MANY = re.compile(
    r"\b(?:til|for|to) (?!(?:19|20)[0-9]{2}(?! stk))([1-9][0-9]{0,3})(?: stk\.?)?"
    r"(?=$| (?:med|i|på|under|fra|innen|in|at|near|from)\b)"
)


@dataclass(frozen=True)
class Place:
    """A name that a wish may have, and the slugs of the buildings there; none where nothing there is on the portal."""

    name: str
    buildings: tuple[str, ...] = ()

    def is_named(self, folded: str) -> bool:
        """By its name in full, or by a word that it begins with and that nothing else is."""
        name = fold(self.name)
        return folded == name or (len(folded) > MIN_LETTERS and not folded.isdigit() and name.startswith(f"{folded} "))


@dataclass(frozen=True)
class Wish:
    """What was understood, and the words that were not; `empty_places` are names where nothing is on the portal."""

    need: Need
    says_premises: bool = False
    unknown: tuple[str, ...] = ()
    empty_places: tuple[str, ...] = ()
    understood: int = 0  # words

    @property
    def is_one(self) -> bool:
        """Whether somebody looks for premises: a size, a use or the word itself is there, and most is understood."""
        is_named = self.says_premises and (self.need.asks or self.empty_places or not self.unknown)
        return bool(self.is_of_size_or_use or is_named) and self.understood >= len(self.unknown)

    @property
    def is_of_size_or_use(self) -> bool:
        need = self.need
        return bool(need.people or need.area_min_m2 or need.area_max_m2 or need.total_max_nok_month or need.uses)


def read(question: str, today: date, places: Iterable[Place]) -> Wish:
    """A wish, whatever the question is; the longest words that mean something are taken first from the left."""
    text = FOR_SO_MANY.sub(r"\1 personer", " ".join(question.lower().split()))
    words = re.sub(r"(?<=[0-9])(?=(?:kvm|m2|m²|pers))", " ", re.sub(r",(?![0-9])", " ", text)).split()
    readers = _readers(today, list(places))
    wish, at = Wish(Need(language=get_language() or "nb")), 0
    while at < len(words):
        for length in range(min(MAX_WORDS_OF_ONE, len(words) - at), 0, -1):
            text = " ".join(words[at : at + length])
            found = next((new for new in (read_one(wish, text) for read_one in readers) if new), None)
            if found:
                wish = found if found is wish else replace(found, understood=found.understood + length)
                break
        else:
            wish, length = replace(wish, unknown=(*wish.unknown, words[at])), 1
        at += length
    return wish


Reader = Callable[[Wish, str], "Wish | None"]


def _readers(today: date, places: list[Place]) -> list[Reader]:
    return [
        _number,
        _use,
        _step_free,
        lambda wish, text: _place(wish, text, places),
        lambda wish, text: _day(wish, text, today),
        lambda wish, text: _season(wish, text, today),
        _filling,
    ]


def _asking(wish: Wish, **asked: object) -> Wish:
    return replace(wish, need=replace(wish.need, **asked))


def _number(wish: Wish, text: str) -> Wish | None:
    """`40 personer`, `1500 kvm`, `400–600 m²`, `høyst 200 000 kr i måneden`."""
    try:
        if parts := parts_of_range(text):
            low, high = (read_number(part, get_language() or "nb", 1) for part in parts)
            is_area = "m2" in {low.unit, high.unit}
            return _asking(wish, area_min_m2=low.value, area_max_m2=high.value) if is_area else None
        number = read_number(text, get_language() or "nb", 1)
    except ValidationError:
        return None
    if number.value < 1:
        return None
    if number.unit == "people" and number.value == int(number.value):
        return _asking(wish, people=int(number.value))
    if number.unit == "m2":
        return _asking(wish, **{"area_max_m2" if number.bound == "max" else "area_min_m2": number.value})
    return _money(wish, number) if number.unit == "kr" else None


def _money(wish, number):
    if number.per == {"month"}:
        return _asking(wish, total_max_nok_month=int(number.value))
    if number.per == {"year"}:
        return _asking(wish, total_max_nok_month=int(number.value) // MONTHS)
    if not number.per and number.value >= LEAST_OF_MONTH:
        return _asking(wish, total_max_nok_month=int(number.value))
    return _asking(wish, rent_max_nok_m2_year=Decimal(number.value)) if "m2" in number.per else None


def _use(wish: Wish, text: str) -> Wish | None:
    use = USE_OF.get(fold(text))
    return _asking(wish, uses=tuple(sorted({*wish.need.uses, use}))) if use else None


def _step_free(wish: Wish, text: str) -> Wish | None:
    return _asking(wish, step_free=True) if fold(text) in STEP_FREE_WORDS else None


def _place(wish: Wish, text: str, places: list[Place]) -> Wish | None:
    named = [place for place in places if place.is_named(fold(text))]
    if not named:
        return None
    slugs = {slug for place in named for slug in place.buildings}
    if not slugs:
        return replace(wish, empty_places=(*wish.empty_places, named[0].name))
    return _asking(wish, buildings=tuple(sorted({*wish.need.buildings, *slugs})))


def _day(wish: Wish, text: str, today: date) -> Wish | None:
    if text in NOT_A_DAY:
        return None
    try:
        day = read_day(text, today)
    except ValidationError:
        return None
    return _asking(wish, wanted_by=max(day.last, today)) if day.last and day.last.year < today.year + 30 else None


def _season(wish: Wish, text: str, today: date) -> Wish | None:
    """`sommer` or `august` with no year is the one that is, or that comes next: that is told above the answer."""
    month = SEASONS.get(text) or MONTH_NAMES.get(text)
    if not month:
        return None
    ends = [last_day_of(date(year, month, 1), "month") for year in (today.year, today.year + 1)]
    return _asking(wish, wanted_by=next(day for day in ends if day >= today))


def _filling(wish: Wish, text: str) -> Wish | None:
    folded = fold(text)
    if folded in PREMISES_WORDS:
        return replace(wish, says_premises=True)
    return wish if folded in FILLING_WORDS else None
