"""SVG drawings become pixels: shapes alone. Values in, values out.

resvg runs no script, opens no network and stops at its own limits of elements. It would read other files of this
machine, and it has no fonts here: a drawing that needs either is refused instead of losing a part in silence.
"""

import re
from io import BytesIO
from xml.etree import ElementTree

from PIL import Image

LONGEST = 1600
MAX_BYTES = 2 * 1024 * 1024
MAX_RATIO = 20
NUMBER = re.compile(r"[-+]?\d*\.?\d+(?:e[-+]?\d+)?", re.I)
URL = re.compile(r"url\(([^)]*)\)?|@import\s*([^;]*)", re.I)
OWN = re.compile(r"(#|data:image/(png|jpe?g|webp)[;,])", re.I)
WRITTEN = {"text", "tspan", "textPath", "foreignObject"}
HARMLESS_LINKS = {"a", "script"}  # of which nothing is drawn


class Unusable(Exception):
    """A drawing that is not taken; `code` is one of the codes of `sentences`."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def drawn(content):
    """An SVG file as an image, its longest side 1600 pixels; raises Unusable."""
    if len(content) > MAX_BYTES:
        raise Unusable("svg_large")
    root = _tree(content)
    width, height = _size(root)
    if max(width, height) > MAX_RATIO * min(width, height):
        raise Unusable("svg")
    for element in root.iter():
        _refuse_what_would_be_lost(element)
    image = _rendered(root, "width" if width >= height else "height")
    if image.getbbox() is None:
        raise Unusable("svg")
    return image


def _tree(content):
    # Expat stops an expansion of entities; the process around this has bounds for the rest.
    try:
        return ElementTree.fromstring(content)  # noqa: S314
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise Unusable("svg") from error


def _size(root):
    """Width and height by the file, in any unit; a square where it does not say."""
    numbers = [float(number) for number in NUMBER.findall(root.get("viewBox", ""))]
    if len(numbers) == 4 and min(numbers[2:]) > 0:
        return numbers[2], numbers[3]
    sides = [NUMBER.match(root.get(name, "").strip()) for name in ("width", "height")]
    sides = [float(side[0]) if side else 0 for side in sides]
    return sides if min(sides) > 0 else (1, 1)


def _refuse_what_would_be_lost(element):
    name = str(element.tag).rpartition("}")[2]
    if name in WRITTEN and "".join(element.itertext()).strip():
        raise Unusable("svg_text")
    links = [value for key, value in element.attrib.items() if key.rpartition("}")[2] == "href"]
    styled = [*element.attrib.values(), element.text or ""] if name == "style" else element.attrib.values()
    urls = [one or other for text in styled for one, other in URL.findall(text)]
    for link in [*urls, *([] if name in HARMLESS_LINKS else links)]:
        if not OWN.match(link.strip(" \t\r\n\"'")):
            raise Unusable("svg_links")


def _rendered(root, side):
    text = ElementTree.tostring(root, encoding="unicode")
    try:
        import resvg_py  # here, so that a site without it says how to export, and reads all else

        png = resvg_py.svg_to_bytes(svg_string=text, skip_system_fonts=True, **{side: LONGEST})
        with Image.open(BytesIO(png), formats=["PNG"]) as image:
            return image.convert("RGBA")
    except (ImportError, ValueError) as error:
        raise Unusable("svg") from error
