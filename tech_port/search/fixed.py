"""The pages that have no record: found among the words that the code gives them."""

from difflib import get_close_matches
from functools import cache

from django.urls import reverse

from tech_port.fixed_pages import FIXED_PAGES

from .hits import Hit
from .words import OF_SHORT, parts_of

NEAR = 0.85  # how much alike a word is to one that it is a misspelling of


def fixed_pages(asked):
    """The hits among the fixed pages in whose words every word that was asked for is found."""
    if not asked:
        return []
    return [
        Hit(reverse(page.name), str(page.title))
        for page in FIXED_PAGES
        if page.words and all(_has(page.words, one) for one in asked)
    ]


def _has(words, one):
    told = _parts(words)
    line = f" {' '.join(told)} "
    if any(f" {_asked(parts)}" in line for parts in one.spellings):
        return True
    return not one.readings and any(
        get_close_matches(parts[0], told, 1, NEAR) for parts in one.spellings if len(parts) == 1
    )


_parts = cache(parts_of)  # of what the code says, which stays the same


def _asked(parts):
    """What the words of a page must have: few letters are a word, more may be the beginning of one."""
    text = " ".join(parts)
    return text if len(text) > OF_SHORT else f"{text} "
