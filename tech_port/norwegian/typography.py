"""Numbers, money, dates and times as Norwegian and English readers write them. Values in, values out.

Values in, text out, in the current language. A hard space (U+00A0) keeps a number and its unit on one line.
"""

from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

import phonenumbers
from django.utils import dateformat, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .clock import is_at_24, last_day

HARD_SPACE = "\u00a0"
MINUS = "−"
DASH = "–"
NORWAY = 47
DATES_KNOWN = 5000  # at once, each in the ways and languages in which it was written


def _english():
    return get_language() == "en"


def format_date(value: date, form):
    """A day in Django's way of writing dates, in the current language."""
    return _formatted(value.year, value.month, value.day, form, get_language())


@lru_cache(DATES_KNOWN)
def _formatted(year, month, day, form, _language):
    return dateformat.format(date(year, month, day), form)


def shortened(text, length):
    """The text, or as many whole words of it as a number of characters has room for, and `…`."""
    if len(text) <= length:
        return text
    words, _space, _rest = text[:length].rpartition(" ")
    return (words or text[: length - 1]).rstrip(" ,.:;–-") + "…"


def number(value, decimals=None):
    """`47000` → `47 000` (English `47,000`); decimals are kept as given, or rounded to a number of them."""
    value = Decimal(value)
    if decimals is not None:
        value = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    elif value == value.to_integral_value():
        value = value.quantize(Decimal(1))
    whole, _point, fraction = f"{abs(value):,f}".partition(".")
    thousands, point = (",", ".") if _english() else (HARD_SPACE, ",")
    sign = MINUS if value < 0 else ""
    return sign + whole.replace(",", thousands) + (point + fraction if fraction else "")


def square_metres(value):
    return f"{number(value)}{HARD_SPACE}m²"


def kroner(value):
    """Whole kroner: `4 305 000 kr`, in English `NOK 4,305,000`."""
    return _amount(number(value, 0))


def price(value):
    """Kroner as they are stated, for m² and year: `2 450 kr`, `2 345,50 kr`."""
    return _amount(_stated(value))


def _stated(value):
    return number(value, 2 if value % 1 else 0)


def _amount(amount):
    return f"NOK{HARD_SPACE}{amount}" if _english() else f"{amount}{HARD_SPACE}kr"


def rate(value):
    """A price per m² and year as it is stated: `2 450 kr/m²/år`, `2 345,50 kr/m²/år`."""
    if _english():
        return f"NOK{HARD_SPACE}{_stated(value)}/m²/year"
    return f"{_stated(value)}{HARD_SPACE}kr/m²/år"


def span(low, high):
    """`75–100`, one number when both are the same, and the known one when the other is missing."""
    known = [number(value) for value in (low, high) if value is not None]
    return DASH.join(dict.fromkeys(known))


def area(low, high):
    """What is asked for in m²: `500–800 m²`, and where one end is open `fra 500 m²` or `inntil 800 m²`."""
    if low is None and high is None:
        return ""
    text = f"{span(low, high)}{HARD_SPACE}m²"
    if high is None:
        return _("fra %(area)s") % {"area": text}
    return _("inntil %(area)s") % {"area": text} if low is None else text


def day(value, precision="day"):
    """A date as exactly as it is known: `21. november 2026`, `november 2026`, `4. kvartal 2026`, `2026`; or –."""
    if value is None:
        return DASH
    if precision == "year":
        return str(value.year)
    if precision == "quarter":
        quarter = (value.month + 2) // 3
        return f"Q{quarter}{HARD_SPACE}{value.year}" if _english() else f"{quarter}.{HARD_SPACE}kvartal {value.year}"
    if precision == "month":
        return format_date(value, "F Y")
    return format_date(value, f"j{HARD_SPACE}F Y" if _english() else f"j.{HARD_SPACE}F Y")


def short_day(value, today=None):
    """A date without its year when that is this year: `14. november`."""
    today = today or timezone.localdate()
    if value.year != today.year:
        return day(value)
    return format_date(value, f"j{HARD_SPACE}F" if _english() else f"j.{HARD_SPACE}F")


def brief_day(value, today=None):
    """A day to come, short enough for a row of a list: `1. des.`, and of another year or over `1. sep. 2028`."""
    today = today or timezone.localdate()
    year = "" if today <= value and today.year == value.year else f"{HARD_SPACE}{value.year}"
    if _english():
        return format_date(value, f"j{HARD_SPACE}M") + year
    month = format_date(value, "F")
    return f"{value.day}.{HARD_SPACE}{month if len(month) < 5 else f'{month[:3]}.'}{year}"


def days(first, last):
    """A span of days, saying nothing twice: `3.–6. juni 2027`, `30. juni–2. juli 2027`."""
    if first == last:
        return day(first)
    dot = "" if _english() else "."
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{dot}{DASH}{day(last)}"
    start = format_date(first, f"j{dot}{HARD_SPACE}F") if first.year == last.year else day(first)
    return f"{start}{DASH}{day(last)}"


def weekday_and_day(value):
    """`torsdag 4. desember 2026`, `Thursday 4 December 2026`."""
    return f"{format_date(value, 'l')} {day(value)}"


def weekdays(first, last):
    """The same for a span of days: `torsdag 3.–søndag 6. juni 2027`."""
    if first == last:
        return weekday_and_day(first)
    start = days(first, last).partition(DASH)[0]
    return f"{format_date(first, 'l')} {start}{DASH}{weekday_and_day(last)}"


def clock(value):
    local = timezone.localtime(value)
    return f"{local:%H:%M}" if _english() else f"{local:%H.%M}"


def time_of_day(value):
    """A time without a day: `13.00`, in English `13:00`; seconds only where there are some."""
    text = f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"
    return text if _english() else text.replace(":", ".")


def iso(value):
    """A moment for `<time datetime>`, in Oslo's time with its offset."""
    return timezone.localtime(value).isoformat(timespec="seconds")


def hours(starts_at, ends_at):
    """`kl. 13.00–15.00`, in English `13:00–15:00`, in Oslo's time; a day ends at 24."""
    return _hour(clock(starts_at) if starts_at == ends_at else f"{clock(starts_at)}{DASH}{_end(starts_at, ends_at)}")


def _end(starts_at, ends_at):
    return clock(ends_at).replace("00", "24", 1) if is_at_24(starts_at, ends_at) else clock(ends_at)


def _hour(text):
    return text if _english() else f"kl.{HARD_SPACE}{text}"


def when(starts_at, ends_at, precision="time", weekday=False):
    """An event's time as exactly as it is known; `weekday` for those who plan their week by it."""
    first, last = timezone.localdate(starts_at), last_day(starts_at, ends_at)
    if precision == "month":
        return day(first, "month")
    if precision == "day":
        return weekdays(first, last) if weekday else days(first, last)
    name = weekday_and_day if weekday else day
    comma = "," if _english() else ""
    if first == last:
        return f"{name(first)}{comma} {hours(starts_at, ends_at)}"
    begins, ends = hours(starts_at, starts_at), _hour(_end(starts_at, ends_at))
    return f"{name(first)}{comma} {begins} {DASH} {name(last)}{comma} {ends}"


def brief_when(starts_at, ends_at, precision="time", today=None):
    """The same for a row of a list: `torsdag 3. des. kl. 08.30–09.30`; the year of what is over or far off."""
    first, last = timezone.localdate(starts_at), last_day(starts_at, ends_at)
    if precision == "month" or (precision == "day" and first != last):
        return when(starts_at, ends_at, precision)
    names = [f"{format_date(day, 'l')} {brief_day(day, today)}" for day in (first, last)]
    if precision == "day":
        return names[0]
    comma = "," if _english() else ""
    if first == last:
        return f"{names[0]}{comma} {hours(starts_at, ends_at)}"
    begins, ends = hours(starts_at, starts_at), _hour(_end(starts_at, ends_at))
    return f"{names[0]}{comma} {begins} {DASH} {names[1]}{comma} {ends}"


def moment(value):
    """A day and a time: `21. november 2026 kl. 13.00`."""
    return when(value, value)


def orgnr(value):
    """`123456785` → `123 456 785`."""
    return HARD_SPACE.join((value[:3], value[3:6], value[6:])) if len(value) == 9 else value


def phone(value):
    """`+4773559000` → `73 55 90 00`, a mobile `918 62 151`; foreign numbers with their country; else as written."""
    number, _sign, extension = value.partition(";ext=")
    try:
        parsed = phonenumbers.parse(number, "NO")
    except phonenumbers.NumberParseException:
        return value
    written = _national(parsed) if parsed.country_code == NORWAY else _format(parsed, "INTERNATIONAL")
    return f"{written}, {'ext.' if _english() else 'linje'}{HARD_SPACE}{extension}" if extension else written


def _format(parsed, style):
    return phonenumbers.format_number(parsed, getattr(phonenumbers.PhoneNumberFormat, style)).replace(" ", HARD_SPACE)


def _national(parsed):
    digits = str(parsed.national_number)
    if len(digits) == 8 and digits[0] in "49":
        return HARD_SPACE.join((digits[:3], digits[3:5], digits[5:]))
    return _format(parsed, "NATIONAL")


def joined(texts):
    """`A, B og C`"""
    *first, last = texts
    return _("%(first)s og %(last)s") % {"first": ", ".join(first), "last": last} if first else last


def yes_or_no(value):
    return _("ja") if value else _("nei")


def ago(value, today=None):
    """How long since a day, in words: `i dag`, `i går`, `for 12 dager siden`."""
    today = today or timezone.localdate()
    age = (today - (value.date() if isinstance(value, datetime) else value)).days
    if age <= 0:
        return _("i dag")
    if age == 1:
        return _("i går")
    return _("for %(days)s dager siden") % {"days": age}


def ahead(value, today=None):
    """How long until a day that is to come, in words: `i morgen`, `om 12 dager`."""
    days = (value - (today or timezone.localdate())).days
    return _("i morgen") if days == 1 else _("om %(days)s dager") % {"days": days}


def last_day_of(value: date, precision):
    """The last day of the month, quarter or year that a date stands in."""
    if precision == "year":
        return date(value.year, 12, 31)
    if precision == "day":
        return value
    month = ((value.month + 2) // 3) * 3 if precision == "quarter" else value.month
    return date(value.year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
