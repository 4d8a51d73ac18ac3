"""What a reader finds in an answer: its text, its elements, its messages, and the form that a browser would send."""

from functools import lru_cache
from html import unescape

import html5lib

from tests.reading import as_read


def get(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response


def flat(response):
    """The page as it is read, in one line, its hard spaces plain."""
    return as_read(" ".join(response.content.decode().split()))


def text(response):
    return unescape(response.content.decode())


@lru_cache(maxsize=4)  # a test asks an answer for its messages, its fields and its links, one after the other
def tree_of(content):
    """The tree of a page's bytes, to be read alone; parsing it costs more than the rest of what a test does with it."""
    return html5lib.parse(content.decode(), namespaceHTMLElements=False)


def elements(response, *tags):
    return [element for element in tree_of(response.content).iter() if not tags or element.tag in tags]


def filled(response, **changes):
    """What a browser would send for an admin page's form, with some fields changed."""
    data = {}
    for field in elements(response, "input", "select", "textarea"):
        kind, name = field.get("type", field.tag), field.get("name")
        chosen = [option.get("value") for option in field.iter("option") if "selected" in option.attrib]
        if not name or name.startswith("_") or (kind in {"checkbox", "radio"} and "checked" not in field.attrib):
            continue
        if kind == "select":
            data[name] = chosen
        elif kind != "submit":
            data[name] = field.get("value", "on" if kind == "checkbox" else "".join(field.itertext()).lstrip("\n"))
    return data | changes


def as_a_browser_sends(response):
    """The fields of the page's form; browsers end lines in a textarea with CRLF."""
    return {
        name: [part.replace("\n", "\r\n") for part in (value if isinstance(value, list) else [value])]
        for name, value in filled(response).items()
    }


def messages(response):
    return [str(message) for message in response.context["messages"]]


def inline_code(response):
    """Everything on a page that the Content-Security-Policy would refuse."""
    found = []
    for element in elements(response):
        handlers = [name for name in element.attrib if name.startswith("on") or name == "style"]
        is_script = element.tag == "script" and "src" not in element.attrib
        if element.tag == "style" or is_script or handlers:
            found.append((element.tag, handlers))
    return found
