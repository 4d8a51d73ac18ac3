"""Days as people write them, in Norwegian and in English. Values in, values out.

What is no day but a stretch of days (a month, a quarter, a season, a year) is read with its first and its last.
Days come before months, also between slashes: `1/10/2027` is the first of October.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
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
    # day, week, third, month, months, quarter, half, season, year; relative, at_once, by_agreement
    precision: str = "day"
    about: bool = False
    bound: str = ""  # min, max; after and before, which the day said is itself no part of

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
    "months": (rf"(?P<start>{_any_of(known.MONTHS)})\.? ?(?:[-–—/]|til|to|og|and|eller|or) ?{MONTH},? ?{YEAR}",),
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
OPENING = re.compile(rf"(?P<word>{_any_of([*known.BOUNDS, *known.ABOUT])}) ")
LATER = re.compile(
    rf"(?P<count>[0-9]{{1,3}}|{_any_of(known.COUNTS)}) (?P<length>{_any_of(known.LENGTHS)})(?:['’]? time)?"
)
NEXT = re.compile(
    rf"(?:{_any_of(known.NEXT)}) (?:(?P<length>{_any_of(known.LENGTHS)})|(?P<season>{_any_of(known.SEASONS)}))"
)
WEEKDAY = re.compile(rf"(?P<weekday>{_any_of(known.WEEKDAYS)})\b[.,]? (?:den |the )?")


def read_day(text, today):
    """A Day of a text that is one. Raises ValidationError with a sentence; its code is `day`, `year`, `either`, …"""
    plain = re.sub(r"\s+", " ", text).strip().lower()
    if len(plain) > MAX_LENGTH:
        raise _no_day(text)
    if found := _by_words(plain.rstrip(" .!"), today):
        return found
    bare, about, bound = plain, False, ""
    while opened := OPENING.match(bare):
        about, bound = about or opened["word"] in known.ABOUT, known.BOUNDS.get(opened["word"]) or bound
        bare = bare[opened.end() :]
    found = _from_today(bare, today, text, is_opened=bare != plain) or _of_calendar(bare, today, text)
    return _outside(replace(found, about=about or found.about), bound, text)


def _outside(day, bound, text):
    """A day with its bound; after a day begins on the next, before it ends on the one before."""
    if day.first is None or bound not in {"after", "before"}:
        return replace(day, bound=bound)
    try:
        edge = day.last + timedelta(days=1) if bound == "after" else day.first - timedelta(days=1)
    except OverflowError:
        raise _not_in_calendar(text, {}) from None
    return replace(day, first=edge, last=edge, bound=bound)


def _from_today(bare, today, text, *, is_opened):
    """`om 3 måneder`, `neste år`, `neste høst`; None for what is not counted from today."""
    if is_opened and (match := LATER.fullmatch(bare)):
        count = known.COUNTS.get(match["count"]) or int(match["count"])
        day = today + relativedelta(**{known.LENGTHS[match["length"]]: count})
        return Day(day, day, "relative", about=True)
    match = NEXT.fullmatch(bare)
    if match and match["season"]:
        return _next_season(match["season"], today, text)
    length = match and known.LENGTHS[match["length"]]
    if length not in {"months", "years"}:
        return None
    day, precision = today + relativedelta(**{length: 1}), length.removesuffix("s")
    return Day(
        day.replace(day=1, **({"month": 1} if length == "years" else {})), last_day_of(day, precision), precision
    )


def _next_season(name, today, text):
    """That of next year where this year's has begun; before, either can be meant."""
    month = known.SEASONS[name]
    first = date(today.year, month - 2, 1)
    if today < first:
        words = {"text": said(text), "first": today.year, "second": today.year + 1}
        raise ValidationError(_("«%(text)s» kan være i %(first)s eller %(second)s. Skriv året.") % words, "either")
    return Day(first.replace(year=today.year + 1), last_day_of(date(today.year + 1, month, 1), "month"), "season")


def _of_calendar(bare, today, text):
    """A Day of what is left of a text without the words that say which end it is."""
    weekday = WEEKDAY.match(bare)
    bare = (bare[weekday.end() :] if weekday else bare).rstrip(" .,")
    if found := _by_words(bare, today):
        return found
    for precision, pattern in READ:
        if match := pattern.fullmatch(bare):
            _check_christmas(precision, match.groupdict(), text)
            first, last = _stretch(precision, match.groupdict(), text)
            if weekday and (precision != "day" or known.WEEKDAYS[weekday["weekday"]] != first.weekday()):
                raise _other_weekday(text, first)
            return Day(first, last, "season" if precision == "winter" else precision)
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


def _check_christmas(precision, parts, text):
    """`jul` alone is a month in English and Christmas in Norwegian."""
    names = {parts.get("name"), parts.get("start")}
    if precision != "day" and "jul" in names and get_language() != "en":
        months = [typography.day(date(_year(parts["year"]) or 1, month, 1), "month") for month in (7, 12)]
        sentence = _("«%(text)s» kan være %(first)s eller %(second)s. Skriv måneden.")
        raise ValidationError(sentence % {"text": said(text), "first": months[0], "second": months[1]}, "either")


def _other_weekday(text, day):
    words = {"text": said(text), "day": typography.weekday_and_day(day)}
    return ValidationError(_("«%(text)s» stemmer ikke: det er %(day)s.") % words, "weekday")


def _stretch(precision, parts, text):
    """The first and the last day of what a pattern found."""
    year = _year(parts["year"])
    try:
        if precision == "months":
            return _months(year, known.MONTHS[parts["start"]], known.MONTHS[parts["name"]])
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
    except (ValueError, OverflowError):
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


def _months(year, first, last):
    if first >= last:
        raise ValueError
    return date(year, first, 1), last_day_of(date(year, last, 1), "month")


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
    month = int(parts.get("month") or 0)
    if month > 12:
        sentence = _(
            "«%(text)s» har måned nummer %(month)s, men det er bare tolv. "
            "Skriv dagen før måneden, for eksempel %(example)s."
        )
        words = {"text": said(text), "month": month, "example": typography.day(date(2027, 10, 31))}
        return ValidationError(sentence % words, "order")
    return ValidationError(_("«%(text)s» finnes ikke i kalenderen. Se over den.") % {"text": said(text)}, "calendar")
