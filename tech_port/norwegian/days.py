"""Days as people write them, in Norwegian and in English. Values in, values out.

What is no day but a stretch of days (a month, a quarter, a season, a year) is read with its first and its last.
Days come before months, also between slashes: `1/10/2027` is the first of October.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from . import day_words as known
from . import typography
from .numbers import said
from .typography import last_day_of

MAX_LENGTH = 60  # characters; no day is longer, and what follows need not be careful
CENTURY_TURNS = 70  # two digits of a year: `69` is 2069, `70` is 1970


@dataclass(frozen=True)
class Day:
    """A stretch of days from `first` to `last`, the same for a day that is known; both None for `by_agreement`."""

    first: date | None
    last: date | None
    precision: str = "day"  # day, week, third, month, quarter, half, season, year; at_once, by_agreement
    about: bool = False

    @property
    def is_a_day(self):
        return self.first is not None and self.first == self.last


def _any_of(words):
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


YEAR, SHORT = r"(?P<year>[0-9]{4})", r"(?P<year>[0-9]{4}|['’]?[0-9]{2})"
DAY, MONTH = r"(?P<day>[0-9]{1,2})", rf"(?P<name>{_any_of(known.MONTHS)})(?![a-zæøå])\.?"
ORDINAL, TH = rf"(?P<n>{_any_of(known.ORDINALS)})", r"(?:\.|st|nd|rd|th)?"
CLOCK = r"(?:[t ]0?0[:.]00(?:[:.]00(?:\.0+)?)?(?:z|\+[0-9:]+)?)?"  # midnight, as spreadsheets write a day
PATTERNS = {
    "day": (
        rf"{YEAR}(?P<sign>[-./])(?P<month>[0-9]{{1,2}})(?P=sign){DAY}{CLOCK}",
        rf"{DAY}(?:\. ?|[-/])(?P<month>[0-9]{{1,2}})(?:\. ?|[-/]){SHORT}{CLOCK}",
        rf"{DAY}{TH} ?(?:of )?{MONTH},? ?{SHORT}",
        rf"{MONTH} {DAY}{TH},? {YEAR}",
    ),
    "third": (rf"(?P<third>{_any_of(known.THIRDS)}) ?{MONTH},? ?{YEAR}",),
    "month": (rf"{MONTH},? ?{YEAR}", rf"(?P<month>[0-9]{{1,2}})[./]{YEAR}", rf"{YEAR}-(?P<month>[0-9]{{2}})"),
    "quarter": (
        rf"q(?P<n>[1-4])(?: of)?[ ,/'’-]*{SHORT}",
        rf"{ORDINAL}\.? ?(?:kvartal|kv|quarter|q)\.?(?: of)?[ ,/'’-]*{SHORT}",
        rf"{YEAR}[ ,/-]*q(?P<n>[1-4])",
    ),
    "half": (
        rf"h(?P<n>[12])(?: of)?[ ,/'’-]*{SHORT}",
        rf"{ORDINAL}\.? ?(?:halvår|half)(?: of| year)*[ ,/-]*{YEAR}",
    ),
    "season": (rf"(?P<season>{_any_of(known.SEASONS)})(?: of)?,? ?{YEAR}",),
    "winter": (rf"(?:{_any_of(known.WINTER)}),? ?{YEAR}(?: ?[/–-] ?(?P<next>[0-9]{{4}}|[0-9]{{2}}))?",),
    "week": (rf"(?:uke|week|veke) ?(?P<n>[0-9]{{1,2}})[ ,/-]+{YEAR}",),
    "year": (rf"(?:(?:{_any_of(known.END_OF)}) )?(?:år |året |year )?{YEAR}",),
}
READ = [(precision, re.compile(pattern)) for precision, patterns in PATTERNS.items() for pattern in patterns]
A_MONTH, A_SEASON = _any_of(known.MONTHS), _any_of([*known.SEASONS, *known.WINTER])
YEARLESS = re.compile(
    rf"(?:{_any_of(known.THIRDS)})? ?(?:{A_MONTH})\b\.?(?: [0-9]{{1,2}})?|[0-9]{{1,2}}{TH} ?(?:{A_MONTH})\b\.?|"
    rf"[0-9]{{1,2}}[./] ?[0-9]{{1,2}}\.?|q[1-4]|(?:uke|week) ?[0-9]{{1,2}}|{A_SEASON}"
)
BEFORE = re.compile(rf"(?:{_any_of(known.BEFORE)}) ")
ABOUT = re.compile(rf"(?:{_any_of(known.ABOUT)}) ")
WEEKDAY = re.compile(rf"(?P<weekday>{_any_of(known.WEEKDAYS)})\b[.,]? (?:den |the )?")


def read_day(text, today):
    """A Day of a text that is one. Raises ValidationError with a sentence; its code is `day`, `year`, `either`, …"""
    plain = re.sub(r"\s+", " ", text).strip().lower()
    if len(plain) > MAX_LENGTH:
        raise _no_day(text)
    if found := _by_words(plain.rstrip(" .!"), today):
        return found
    bare, about = plain, False
    while opened := ABOUT.match(bare) or BEFORE.match(bare):
        about, bare = about or bool(ABOUT.match(bare)), bare[opened.end() :]
    weekday = WEEKDAY.match(bare)
    bare = (bare[weekday.end() :] if weekday else bare).rstrip(" .,")
    if found := _by_words(bare, today):
        return replace(found, about=about)
    for precision, pattern in READ:
        if match := pattern.fullmatch(bare):
            first, last = _stretch(precision, match.groupdict(), text)
            if weekday and (precision != "day" or known.WEEKDAYS[weekday["weekday"]] != first.weekday()):
                raise _other_weekday(text, first)
            return Day(first, last, "season" if precision == "winter" else precision, about)
    raise _no_day(text, YEARLESS.fullmatch(bare))


def _by_words(plain, today):
    if plain in known.AT_ONCE:
        return Day(today, today, "at_once")
    return Day(None, None, "by_agreement") if plain in known.BY_AGREEMENT else None


def _no_day(text, lacks_year=None):
    if lacks_year:
        sentence, code = _("Skriv året også: «%(text)s» har ikke noe år. For eksempel %(example)s."), "year"
    else:
        sentence, code = _("«%(text)s» er ikke en dag. Skriv dag, måned og år, for eksempel %(example)s."), "day"
    return ValidationError(sentence % {"text": said(text), "example": typography.day(date(2027, 10, 1))}, code)


def _other_weekday(text, day):
    words = {"text": said(text), "day": typography.weekday_and_day(day)}
    return ValidationError(_("«%(text)s» stemmer ikke: det er %(day)s.") % words, "weekday")


def _stretch(precision, parts, text):
    """The first and the last day of what a pattern found."""
    year = _year(parts["year"])
    try:
        if precision in {"day", "month", "third"}:
            return _of_month(precision, year, parts)
        if precision == "week":
            monday = date.fromisocalendar(year, int(parts["n"]), 1)
            return monday, monday + timedelta(days=6)
        if precision == "winter":
            return _winter(year, parts["next"], text)
        length, number = {"quarter": (3, 4), "half": (6, 2), "year": (12, 1)}.get(precision, (3, 0))
        if precision == "season":
            month = known.SEASONS[parts["season"]]
        else:
            month = length * min(known.ORDINALS[parts["n"]] if "n" in parts else 1, number)
        return date(year, month - length + 1, 1), last_day_of(date(year, month, 1), "month")
    except ValueError:
        raise _not_in_calendar(text, parts) from None


def _of_month(precision, year, parts):
    month = known.MONTHS[parts["name"]] if parts.get("name") else int(parts["month"])
    length = monthrange(year, month)[1] if 1 <= month <= 12 else 0
    if precision == "day":
        day = date(year, month, int(parts["day"]))
        return day, day
    last = min(known.THIRDS[parts["third"]], length) if precision == "third" else length
    first = {10: 1, 20: 11}.get(last, 21) if precision == "third" else 1
    return date(year, month, first), date(year, month, last)


def _winter(year, following, text):
    """`vinteren 2027/28` is one; `vinteren 2027` begins in December or ends in February."""
    last = [last_day_of(date(end, 2, 1), "month") for end in (year, year + 1)]
    if following is None:
        words = {
            "text": said(text),
            "first": typography.day(last[0], "month"),
            "second": typography.day(last[1], "month"),
        }
        sentence = _("«%(text)s» kan vare til %(first)s eller til %(second)s. Skriv måneden.")
        raise ValidationError(sentence % words, "either")
    if int(following) % 100 != (year + 1) % 100:
        raise ValueError
    return date(year, 12, 1), last[1]


def _year(text):
    digits = text.lstrip("'’")
    short = int(digits)
    return short if len(digits) == 4 else short + (2000 if short < CENTURY_TURNS else 1900)


def _not_in_calendar(text, parts):
    """Why a day that looks right is none: its month and its day have changed places, or there are not so many."""
    if str(parts.get("month") or "").isdigit() and int(parts["month"]) > 12 >= int(parts.get("day") or 13):
        sentence = _("«%(text)s» har ingen måned. Skriv dagen før måneden, for eksempel %(example)s.")
        words = {"text": said(text), "example": typography.day(date(2027, 10, 31))}
        return ValidationError(sentence % words, "order")
    return ValidationError(_("«%(text)s» finnes ikke i kalenderen. Se over den.") % {"text": said(text)}, "calendar")
