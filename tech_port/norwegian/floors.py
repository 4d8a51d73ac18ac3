"""Floors of a building as people write them, in Norwegian and in English. Values in, values out.

The floor at the street is 1 and the one below it 0, as units keep them; so `U1` is 0 and `U2` is -1. Of several floors
the lowest counts. What cannot be told from the words alone, as the loft or a parking level, is refused.
"""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .numbers import said

MAX_LENGTH = 60  # characters
WORD = r"(?:etasjene|etasjen|etasje|etg|et|floors?|storeys?|level|plan)"
NUMBER = r"(?:-?[0-9]{1,2})(?:,0+|\.|st|nd|rd|th)?"
ONE = re.compile(rf"(?:{WORD}\.? ?)?(?P<floor>{NUMBER}) ?(?:{WORD}\.?)?(?: (?:hele|alt|whole))?")
BELOW = r"(?:underetasjen|underetasje|u\.? ?etg|u\.? ?etasje|under|u|kjelleretasje|kjelleren|kjeller|kj|k|basement)"
CELLAR = re.compile(rf"{BELOW}\.? ?(?P<after>0?[1-9])?|(?P<before>[1-9])\.? ?{BELOW}\.?")
BASE = re.compile(r"(?:sokkelen|sokkeletasjen|sokkeletasje|sokkel|lower ground floor|lower ground)\.?")
STREET = re.compile(r"(?:bakkeplan|bakkenivå|gateplan|gatenivå|grunnplan|ground floor|ground level)\.?")
MAIN = re.compile(r"h ?0?(?P<floor>[1-9][0-9]?)(?:[0-9]{2})?")
ORDINALS = ("første", "andre", "tredje", "fjerde", "femte", "sjette", "sjuende", "åttende", "niende", "tiende")
BETWEEN = re.compile(r"\s*(?:[–—/+&]|,(?= )|(?<=[0-9.a-z])-|\b(?:og|til|and|to)\b)\s*")


@dataclass(frozen=True)
class Floor:
    """A floor; `note` says how it was read where it does not say so itself."""

    value: int
    note: str = ""


def read_floor(text):
    """A Floor of a text that is one; raises ValidationError with a sentence."""
    plain = re.sub(r"\s+", " ", text).strip().replace("−", "-").lower()
    if len(plain) <= MAX_LENGTH:
        if found := ONE.fullmatch(plain):
            return Floor(_number(found["floor"]))
        if (floor := _by_words(plain)) is not None:
            return Floor(floor, _note(text, floor))
        if floors := _several(plain):
            return Floor(min(floors), _note(text, min(floors), several=True))
    raise _no_floor(text, plain)


def _number(text):
    return int(re.match("-?[0-9]+", text)[0])


def _by_words(plain):
    """The floor that words or letters name; None where they name none."""
    if found := CELLAR.fullmatch(plain):
        return 1 - int(found["after"] or found["before"] or 1)
    if BASE.fullmatch(plain):
        return 0
    if STREET.fullmatch(plain):
        return 1
    if found := MAIN.fullmatch(plain):
        return int(found["floor"])
    words = plain.rstrip(".").split(" ")
    if words[0] in ORDINALS and (len(words) == 1 or re.fullmatch(WORD, " ".join(words[1:]))):
        return ORDINALS.index(words[0]) + 1
    return None


def _several(plain):
    """The floors of `3-4`, `3. og 4. etg`, `U1 og 1`; None where one part is no floor."""
    parts = [part for part in BETWEEN.split(plain) if part]
    found = [_number(one["floor"]) if (one := ONE.fullmatch(part)) else _by_words(part) for part in parts]
    return found if len(found) > 1 and None not in found else None


def _note(text, floor, *, several=False):
    words = {"text": said(text), "floor": floor}
    if several:
        return _("Vi leser «%(text)s» som etasje %(floor)s, den laveste av dem.") % words
    if floor < 1:
        return _("Vi leser «%(text)s» som etasje %(floor)s, der underetasjen er 0.") % words
    return _("Vi leser «%(text)s» som etasje %(floor)s.") % words


def _no_floor(text, plain):
    if re.fullmatch(r"p ?-?[0-9]{1,2}|parkering.*", plain):
        sentence = _("«%(text)s» er et parkeringsplan. Skriv hvilken etasje det er, for eksempel 0 for underetasjen.")
    else:
        sentence = _("«%(text)s» er ikke en etasje. Skriv et helt tall, for eksempel 3; underetasjen er 0.")
    return ValidationError(sentence % {"text": said(text)}, "floor")
