"""What pages and files say of each unit and building, as they print it, so that two of them can be held together."""

import re
from collections import defaultdict
from functools import cache

from django.utils import translation

from tests.dates_read import MONTHS

NAMES = [name for names in MONTHS.values() for name in names]

UNIT = re.compile(r"^(?:https?://[^/]+)?(?:/en)?/(?:lokaler|premises)/(?P<building>[\w-]+)/(?P<unit>[\w-]+)/(?:\?.*)?$")
AREA = re.compile(r"(?<![\d.,\u00a0])(\d{1,3}(?:\u00a0\d{3})*|\d{1,3}(?:,\d{3})*)(?:[.,]\d)?\u00a0m²(?!/)")
WORDS = {
    "when_built": "ledig når bygget står ferdig",
    "unconfirmed": "ikke bekreftet på %(days)d dager, spør utleieren",  # of one that is on the list it is a mark
    "vacant": "ledig nå",
    "coming": "ledig fra %(day)s",
    "reserved": "reservert",
    "let": "utleid",
    "off_market": "ikke til leie",
}
FINISHED = re.compile(rf"\b(?:ferdig|finished|completed) (?:i |in |siden |since )?(?:\d|{'|'.join(NAMES)})", re.I)
PLAN = re.compile(r"planlagt|plan|skal stå|skulle|når bygget|planned|due|when the building|expected|ventet", re.I)
APART = re.compile(rf"(?<=\d)\s*\x1f[\s\x1f]*(?=(?:{'|'.join(NAMES)}) \d)")
ROWS = {"li", "tr", "article"}
UNSAID = {"option", "script", "style"}
SVG = "{http://www.w3.org/2000/svg}"


def plain(element):
    """An element's text in one line, its hard spaces kept; what is drawn is read by its names."""
    return re.sub(r"[ \n\r\t]+", " ", " ".join(element.itertext())).strip()


def said_on(page):
    """The text of a page without what its fields offer to choose from."""

    texts = []

    def add(element):
        if element.tag not in UNSAID:
            texts.append(element.text or "")
            for child in element:
                add(child)
                texts.append(child.tail or "")

    add(page.tree.find("body"))
    text = "\x1f".join(texts)
    text = APART.sub(" ; ", text)  # a number in a ring or a column is no day of the month after it
    return re.sub(r"[ \n\r\t\x1f]+", " ", text)


def units_on(page):
    """{(building, unit): {texts}}: of each link to a unit, and of its row where the row leads to no other unit."""
    parents = {child: parent for parent in page.tree.iter() for child in parent}
    found = defaultdict(set)
    for link in page.all("a", f"{SVG}a"):
        if key := unit_of(link):
            row = link
            while row is not None and row.tag not in ROWS:
                row = parents.get(row)
            only = row if row is not None and {unit_of(a) for a in row.iter("a")} <= {key, None} else link
            found[key].add(f"{plain(only)} {link.get('aria-label') or ''}")
    return found


def unit_of(link):
    """(building, unit) that a link leads to, or None."""
    href = link.get("href") or link.get("{http://www.w3.org/1999/xlink}href") or ""
    match = UNIT.match(href.partition("#")[0])
    return match and (match["building"], match["unit"])


@cache
def patterns(language):
    """{state: how a text names it}, in the words of the catalogue."""
    with translation.override(language):
        texts = {state: translation.gettext(text) for state, text in WORDS.items()}
    parts = {state: re.split(r"%\(\w+\)[ds]", text) for state, text in texts.items()}
    words = {state: (found[-1] or found[0]).strip(" ,") for state, found in parts.items()}
    return {state: rf"(?<!to )(?<!when )\b{re.escape(text)}\b" for state, text in words.items()}


def states_in(text, language):
    """The states that a text names, in lower or upper case."""
    text = text.replace("\u00a0", " ")
    return {state for state, pattern in patterns(language).items() if re.search(pattern, text, re.I)}


def areas_in(text):
    """Every area in a text, in m²."""
    return {int(re.sub(r"[\u00a0,]", "", number)) for number in AREA.findall(text)}


def statements_of(pages):
    """{(building, unit): {state: [(address, text)]}} of what pages say of units today, and how many there are."""
    said, count = defaultdict(lambda: defaultdict(list)), 0
    for page in pages:
        for unit, texts in units_on(page).items():
            for text in texts:
                count += 1
                for state in states_in(text, page.language):
                    said[unit][state].append((page.address, text))
    return said, count


def plans_told_as_facts(pages, planned):
    """[(address, text)] of rows about buildings that are only planned, told by their links, as if they stood."""
    found = []
    for page in pages:
        for row in page.all(*ROWS, "dd", "p"):
            links = {(link.get("href") or "").partition("?")[0] for link in row.iter("a")}
            text = plain(row).replace("\u00a0", " ")
            if links & planned and FINISHED.search(text) and not PLAN.search(text):
                found.append((page.address, text))
    return found
