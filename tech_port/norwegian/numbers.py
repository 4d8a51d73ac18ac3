"""Numbers as people write them, in Norwegian and in English. Values in, values out.

A comma is the decimal sign in Norwegian and stands between thousands in English; a point the other way round. Both are
read in both languages wherever only one reading is possible. Three digits after the language's own decimal sign, or
after any sign where three decimals are to be had, could be either: those are refused, with both readings.
"""

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from . import typography
from .number_words import meanings

MAX_LENGTH = 60  # characters; no number is longer, and what follows need not be careful
SPACES = re.compile(r"\s+")
DIGITS = re.compile(r"[-+]?[.,]?[0-9](?:[0-9 .,'’]*[0-9])?")
SPACED = re.compile(r"([1-9][0-9]{0,2}(?: [0-9]{3})+)(?:[.,]([0-9]+))?")
QUOTED = re.compile(r"([1-9][0-9]{0,2}(?:['’][0-9]{3})+)(?:[.,]([0-9]+))?")
SIGNED = re.compile(r"([1-9][0-9]{0,2}(?:\.[0-9]{3})+),([0-9]+)|([1-9][0-9]{0,2}(?:,[0-9]{3})+)\.([0-9]+)")
REPEATED = re.compile(r"[1-9][0-9]{0,2}([.,])[0-9]{3}(?:\1[0-9]{3})+")
ONE_SIGN = re.compile(r"([0-9]*)([.,])([0-9]+)")
COULD_BE_EITHER = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
PARTED = re.compile(r"(?<=[^\s\-–—])\s*(?:[–—-]|\b(?:til|to|og|and)\b)\s*(?=[^\-–—]*[0-9])")
OPENING = re.compile(r"(?:(?:mellom|between|fra|from) )?")
EITHER_LANGUAGE = "und"  # of a text that may be in one or the other: no sign is known to stand between thousands
THOUSANDS_SIGN = {"en": ",", EITHER_LANGUAGE: "neither"}
FRACTIONS = {"½": "5", "¼": "25", "¾": "75"}
HALVES = re.compile(r"(?P<whole>[0-9]*) ?(?P<sign>[½¼¾])")
TOO_LARGE = 10**15


@dataclass(frozen=True)
class Number:
    """A number, and what was said around it."""

    value: Decimal
    unit: str = ""  # m2, kr, people, floor, years
    per: frozenset = frozenset()  # of m2, year, month, week, day, desk
    about: bool = False
    bound: str = ""  # min, max
    reserved: tuple = ()  # as written: ("eks. mva",)
    rounded: bool = False  # from more decimals than were asked for

    @property
    def has_reserve(self):
        """Whether something was said that the value alone does not say."""
        return self.about or bool(self.bound or self.reserved)


def said(text):
    """A text as a sentence quotes it, cut where it is long."""
    text = SPACES.sub(" ", text).strip()
    return f"{text[:40]}…" if len(text) > 41 else text


def read_number(text, language, decimals=0, *, rounds=False):
    """A Number of a text that is one; `decimals` are how many the field has, 0 where it takes whole numbers.

    More decimals are refused, or where it `rounds`, rounded away.
    Raises ValidationError with a sentence; its code is `number`, `either`, `range`, `whole`, `decimals` or `large`.
    """
    plain = SPACES.sub(" ", text).strip().replace("−", "-").lower()
    if len(plain) <= MAX_LENGTH:  # of a longer one it would take minutes to look for halves
        plain = HALVES.sub(_with_fraction, plain)
    digits = DIGITS.search(plain) if len(plain) <= MAX_LENGTH else None
    before, after = (meanings(plain[: digits.start()]), meanings(plain[digits.end() :])) if digits else (None, None)
    if before is None or after is None:
        raise _no_number(text, plain)
    number = _with_words(Number(_value(digits[0], text, language, decimals)), [*before, *after])
    if rounds:
        rounded = number.value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        number = replace(number, value=rounded, rounded=rounded != number.value)
    return replace(number, value=_rounded(number.value, text, decimals))


def _with_fraction(found):
    """`1½` as `1,5`."""
    return f"{found['whole'] or 0},{FRACTIONS[found['sign']]}"


def _no_number(text, plain):
    """Why a text is none: it is two, its digits are not ours, or it is something else."""
    if len(plain) <= MAX_LENGTH and PARTED.search(plain):
        return ValidationError(_("«%(text)s» er mer enn ett tall. Skriv ett.") % {"text": said(text)}, "range")
    if any(character.isnumeric() and not character.isascii() for character in text):
        sentence = _("«%(text)s» har andre tegn enn sifrene 0–9. Skriv tallet med dem, for eksempel %(example)s.")
    else:
        sentence = _("«%(text)s» er ikke et tall. Skriv det med sifre, for eksempel %(example)s.")
    return ValidationError(sentence, "number", {"text": said(text), "example": typography.number(1500)})


def _with_words(number, words):
    """A number with what the words around it say."""
    per, reserved = set(), []
    for kind, value in words:
        if kind == "unit" and value == "years" and number.unit:
            per.add("year")
        elif kind == "times":
            number = replace(number, value=number.value * value)
        elif kind == "per":
            per.add(value)
        elif kind == "reserve":
            reserved.append(value)
        else:
            number = replace(number, **{kind: value})
    return replace(number, per=frozenset(per), reserved=tuple(reserved))


def _value(digits, text, language, decimals):
    """The digits and signs of a number as its value."""
    sign = -1 if digits[0] == "-" else 1
    bare = digits.lstrip("+-")
    if COULD_BE_EITHER.fullmatch(bare):
        return sign * _one_sign(bare, text, language, decimals)
    for pattern in (SPACED, QUOTED, SIGNED):
        if found := pattern.fullmatch(bare):
            whole, fraction = [part for part in found.groups() if part] + ([""] if found.lastindex == 1 else [])
            whole = re.sub("[^0-9]", "", whole)
            if len(fraction) == 3 and pattern is not SIGNED:
                raise _either(text, Decimal(whole + fraction), Decimal(f"{whole}.{fraction}"), decimals)
            return sign * Decimal(f"{whole}.{fraction or 0}")
    if REPEATED.fullmatch(bare):
        return sign * Decimal(re.sub("[.,]", "", bare))
    if found := ONE_SIGN.fullmatch(bare):
        return sign * Decimal(f"{found[1] or 0}.{found[3]}")
    if not bare.isdigit():
        raise _no_number(text, bare)
    return sign * Decimal(bare)


def _one_sign(bare, text, language, decimals):
    """`1.500`, `1,500`: thousands by the language's own sign; whatever else it could be is refused."""
    whole, decimal = Decimal(re.sub("[.,]", "", bare)), Decimal(bare.replace(",", "."))
    if THOUSANDS_SIGN.get(language, ".") in bare and decimals < 3:
        return whole
    raise _either(text, whole, decimal, decimals)


def _either(text, whole, decimal, decimals):
    """Why a number cannot be taken that could be one of two."""
    first, second = typography.number(whole), typography.number(decimal.normalize())
    words = {"text": said(text), "first": first, "second": second, "plain": f"{whole:f}"}
    if decimals:
        sentence = _("«%(text)s» kan være %(first)s eller %(second)s. Skriv %(plain)s eller %(second)s.")
    else:
        sentence = _("«%(text)s» kan være %(first)s eller %(second)s. Skriv %(plain)s hvis du mener det første.")
    return ValidationError(sentence % words, "either")


def _rounded(value, text, decimals):
    """A value with the field's decimals; refused where it has more, or is larger than anything that is counted."""
    if abs(value) >= TOO_LARGE:
        raise ValidationError(_("«%(text)s» er for stort.") % {"text": said(text)}, "large")
    if value == (rounded := round(value, decimals)):
        return rounded
    words = {"text": said(text), "number": typography.number(rounded), "most": decimals}
    if not decimals:
        words["number"] = typography.number(value, 0)
        raise ValidationError(_("«%(text)s» er ikke et helt tall. Skriv for eksempel %(number)s.") % words, "whole")
    sentence = _("«%(text)s» har for mange desimaler. Skriv høyst %(most)s, for eksempel %(number)s.")
    raise ValidationError(sentence % words, "decimals")


def parts_of_range(text):
    """[lowest, highest] of `500–800 m²`, `fra 500 til 800`, `mellom 500 og 800`, as texts; None for anything else."""
    plain = SPACES.sub(" ", text).strip().lower()[: MAX_LENGTH * 2]
    opened = OPENING.match(plain)
    parts = PARTED.split(plain[opened.end() :])
    return parts if len(parts) == 2 and all(DIGITS.search(part) for part in parts) else None


def plain(value):
    """A number as an address writes it: `1500`, `1500.5`."""
    text = f"{Decimal(value):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
