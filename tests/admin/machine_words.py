"""What no page of the admin says to people: the words of the machine, in its text and in what its choices say."""

import re

from django.apps import apps

UNREAD = {"script", "style", "textarea", "code"}
LABELS = "|".join(re.escape(model._meta.label_lower) for model in apps.get_models())
PATTERNS = [
    re.compile(r"\bobject \(\d+\)"),
    re.compile(r"\bFREQ="),
    re.compile(r"\bNone\b"),
    re.compile(r"-{5,}"),
    re.compile(rf"(?<![\w@./-])(?:{LABELS})(?![\w./-])"),
    re.compile(r"(?<![\w-])20\d\d-\d\d-\d\d(?![\w-])"),
    re.compile(r"Rett feilen"),
]
ICONS = re.compile(r"icon-(?:yes|no)\b")  # which mean something else beside «eksempel»
CLOSED = {"division", "starts_at_hour"}  # lists that are as long as what they are of: the divisions of trade
MOST = 30
BUTTONS = {"input", "button", "a"}


def said(element):
    """The texts that a reader meets in an element."""
    if element.tag in UNREAD:
        return
    yield element.text or ""
    for child in element:
        yield from said(child)
        yield child.tail or ""


def machine_words(page):
    """[what was found] among a page's elements."""
    body = next(one for one in page if one.tag == "body")
    texts = [" ".join(text.split()) for text in said(body) if text.strip()]
    found = [match[0] for text in texts for pattern in PATTERNS for match in pattern.finditer(text)]
    return found + [image.get("src") for image in page if image.tag == "img" and ICONS.search(image.get("src", ""))]


def long_choices(page):
    """{name: options} of the selects that should be searches."""
    counts = {one.get("name"): len(list(one.iter("option"))) for one in page if one.tag == "select"}
    return {name: count for name, count in counts.items() if count > MOST and name.rpartition("-")[2] not in CLOSED}


def main_buttons(page):
    """What the buttons say that a page offers first; more than one is one too many."""
    found = [one for one in page if one.tag in BUTTONS and "default" in one.get("class", "").split()]
    return [one.get("value") or "".join(one.itertext()).strip() for one in found]
