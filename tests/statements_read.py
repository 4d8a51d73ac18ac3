"""What pages and files say of each unit and building, as they print it, so that two of them can be held together."""

import re
from collections import defaultdict
from functools import cache

from django.utils import translation

UNIT = re.compile(r"^(?:https?://[^/]+)?(?:/en)?/(?:lokaler|premises)/(?P<building>[\w-]+)/(?P<unit>[\w-]+)/(?:\?.*)?$")
AREA = re.compile(r"(?<![\d.,])(\d{1,3}(?: \d{3})*|\d{1,3}(?:,\d{3})*)(?:[.,]\d)? m²(?!/)")
WORDS = {
    "when_built": "ledig når bygget står ferdig",
    "unconfirmed": "ikke bekreftet på %(days)d dager, spør utleieren",
    "vacant": "ledig nå",
    "coming": "ledig fra %(day)s",
    "reserved": "reservert",
    "let": "utleid",
    "off_market": "ikke til leie",
}
ROWS = {"li", "tr", "article"}


def plain(element):
    """An element's text in one line, hard spaces plain; what is drawn is read by its names."""
    return " ".join(" ".join(element.itertext()).split()).replace("\u00a0", " ")


def units_on(page):
    """{(building, unit): {texts of the smallest rows and bays that lead to it}}."""
    parents = {child: parent for parent in page.tree.iter() for child in parent}
    found = defaultdict(set)
    for link in page.all("a", "{http://www.w3.org/2000/svg}a"):
        href = link.get("href") or link.get("{http://www.w3.org/1999/xlink}href") or ""
        if match := UNIT.match(href.split("#")[0]):
            row = link
            while row in parents and row.tag not in ROWS and parents[row].tag not in {"main", "body", "ul", "ol"}:
                row = parents[row]
            others = {a.get("href", "").split("#")[0].split("?")[0] for a in row.iter("a")} - {href.split("?")[0], ""}
            only = row if not any(UNIT.match(other) for other in others) else link
            found[match["building"], match["unit"]].add(" ".join([plain(only), link.get("aria-label") or ""]))
    return found


@cache
def patterns(language):
    """{state: how a text names it}, in the words of the catalogue."""
    with translation.override(language):
        words = {state: translation.gettext(text).partition("%(")[0].strip() for state, text in WORDS.items()}
    return {state: rf"(?<!to )\b{re.escape(text)}\b" for state, text in words.items()}


def states_in(text, language):
    """The states that a text names, in lower or upper case."""
    return {state for state, pattern in patterns(language).items() if re.search(pattern, text, re.I)}
