"""Dates as pages print them, and as the portal's records give them: `2021-06-16`, `2023-12`, `2020-Q1`, `2025`."""

import re
from datetime import date, datetime

from django.apps import apps
from django.utils import timezone, translation
from django.utils.dates import MONTHS as NAMES


def calendar_names(language):
    with translation.override(language):
        return [str(NAMES[number]).lower() if language == "nb" else str(NAMES[number]) for number in range(1, 13)]


MONTHS = {
    "nb": calendar_names("nb"),
    "en": calendar_names("en"),
}
MONTH = {lang: "|".join(names) for lang, names in MONTHS.items()}
# A year that stands in no other date, number or standard's name (NS 3940:2023).
YEAR = r"(?<![\d.,:/])(?<!\d )(?P<y>(?:19|20)\d\d)(?![\d:]|[.,]\d| \d{3}\b| m²| kr)"
PATTERNS = {
    "nb": [
        rf"(?P<d>\d{{1,2}})\.(?:[–-]\d{{1,2}}\.)? (?P<m>{MONTH['nb']}) (?P<y>\d{{4}})",
        r"(?P<q>[1-4])\. kvartal (?P<y>\d{4})",
        rf"(?<!\. )(?P<m>{MONTH['nb']}) (?P<y>\d{{4}})",
        YEAR,
    ],
    "en": [
        rf"(?P<d>\d{{1,2}})(?:[–-]\d{{1,2}})? (?P<m>{MONTH['en']}) (?P<y>\d{{4}})",
        r"(?P<q>[1-4])(?:st|nd|rd|th) quarter (?:of )?(?P<y>\d{4})",
        r"(?P<q>first|second|third|fourth) quarter of (?P<y>\d{4})",
        rf"(?<!\d )(?P<m>{MONTH['en']}) (?P<y>\d{{4}})",
        YEAR,
    ],
}
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
LENGTHS = {"year": 4, "month": 7, "day": 10}


def dates_in(text, language):
    """Every date in a text, as exactly as it is printed; a year is one only where it does not stand in another date."""
    text, found = text.replace("\u00a0", " "), set()
    for pattern in PATTERNS[language]:
        for match in re.finditer(pattern, text):
            found.add(_iso(match.groupdict(), language))
        text = re.sub(pattern, " ", text)
    return found


def _iso(parts, language):
    year = int(parts["y"])
    if quarter := parts.get("q"):
        return f"{year:04}-Q{QUARTERS.get(quarter) or int(quarter)}"
    if not parts.get("m"):
        return f"{year:04}"
    month = MONTHS[language].index(parts["m"]) + 1
    return f"{year:04}-{month:02}" + (f"-{int(parts['d']):02}" if parts.get("d") else "")


def ways_of(day, precision="day"):
    """The ways in which a date may be printed: as exactly as it is known, or less so."""
    if isinstance(day, datetime):
        day = timezone.localdate(day)
    found = {day.isoformat()[: LENGTHS[name]] for name in LENGTHS}
    if precision != "day":
        found = {text for text in found if len(text) < 10}
    if precision in {"quarter", "year"}:
        found = {text for text in found if len(text) == 4}
    if precision in {"day", "month", "quarter"}:
        found.add(f"{day.year:04}-Q{(day.month + 2) // 3}")
    return found


def dates_of(*labels):
    """Every way in which a date of any row of some apps may be printed; what has a precision is no more exact."""
    found = set()
    for model in [model for label in labels for model in apps.get_app_config(label).get_models()]:
        columns = {field.name for field in model._meta.concrete_fields}
        days = [field.name for field in model._meta.concrete_fields if "Date" in field.get_internal_type()]
        for row in model._default_manager.all():
            for name in days:
                value = getattr(row, name)
                if isinstance(value, date):
                    found |= ways_of(value, _precision(row, name, columns))
    return found


def _precision(row, name, columns):
    for column in (f"{name.removesuffix('_on').removesuffix('_at')}_precision", "precision"):
        if column in columns:
            precision = getattr(row, column)
            return precision if precision in {"month", "quarter", "year"} else "day"
    return "day"
