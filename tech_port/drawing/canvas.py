"""What every picture for sharing is drawn with, 1200 × 630: the evening, letters, and a row of houses.

Colours are the site's tokens and letters its own font, read from the files that the pages use.
"""

import re
from functools import cache
from io import BytesIO

from django.conf import settings
from PIL import Image, ImageColor, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630
LEFT, RIGHT, TOP, GROUND = 80, 1120, 70, 560
NAME = "Trondheim Tech Port"
FONT = settings.BASE_DIR / "static" / "fonts" / "schibsted-grotesk.woff2"
TOKENS = settings.BASE_DIR / "static" / "css" / "tokens.css"
HOUSES = [(0, 70), (90, 100), (210, 80), (310, 120), (450, 70), (540, 90), (650, 110), (780, 80), (880, 100), (990, 50)]


@cache
def tokens():
    """{name: (red, green, blue)} of the light scheme's colours."""
    pairs = re.findall(r"--([\w-]+): (#[0-9a-f]{6});", TOKENS.read_text())
    return {name: ImageColor.getrgb(value) for name, value in reversed(pairs)}


def colour(name):
    return tokens()[name]


def mixed(one, other, share):
    """A colour between two tokens: `share` of the other."""
    return tuple(round(a + (b - a) * share) for a, b in zip(colour(one), colour(other), strict=True))


def font_of(size, weight):
    font = ImageFont.truetype(FONT, size)
    font.set_variation_by_axes([weight])
    return font


def evening():
    """The evening sky, and the ground line that everything stands on."""
    image = Image.new("RGB", (WIDTH, HEIGHT))
    draw = ImageDraw.Draw(image)
    for y in range(HEIGHT):
        draw.line((0, y, WIDTH, y), fill=mixed("fjord", "fjord-2", y / HEIGHT))
    draw.line((40, GROUND, WIDTH - 40, GROUND), fill=colour("reserved"), width=3)
    return image, draw


def as_png(image):
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


# Letters


def text_at(draw, place, text, size, weight, name):
    draw.text(place, text, font=font_of(size, weight), fill=colour(name))


def block(draw, place, text, room, sizes, weight, name, lines):
    """A text in the largest size that fits in a width and a number of lines; returns where the next may begin."""
    size, rows = fitted(text, room, sizes, weight, lines)
    font, step = font_of(size, weight), round(size * 1.16)
    for number, row in enumerate(rows):
        draw.text((place[0], place[1] + number * step), row, font=font, fill=colour(name))
    return place[1] + len(rows) * step


def fitted(text, room, sizes, weight, lines):
    """(size, rows) in the largest size that fits; what does not in the smallest is shortened."""
    for size in sizes:
        font = font_of(size, weight)
        rows = wrap(text, font, room)
        if len(rows) <= lines and all(font.getlength(row) <= room for row in rows):
            return size, rows
    short = [shortened(row, font, room) for row in rows[: lines - 1]]
    return size, [*short, shortened(" ".join(rows[lines - 1 :]), font, room)]


def wrap(text, font, room):
    """The rows of a text; a hard space never breaks."""
    rows = []
    for word in text.split(" "):
        if rows and font.getlength(f"{rows[-1]} {word}") <= room:
            rows[-1] = f"{rows[-1]} {word}"
        elif word:
            rows.append(word)
    return rows


def shortened(text, font, room):
    """The text, or as much of it as there is room for with an ellipsis."""
    if font.getlength(text) <= room:
        return text
    while text and font.getlength(f"{text}…") > room:
        text = text[:-1]
    return f"{text.rstrip(' ,.–')}…"


def centred(draw, x, y, text, room, sizes, weight):
    for size in sizes:
        font = font_of(size, weight)
        if font.getlength(text) <= room:
            break
    draw.text((x, y), shortened(text, font, room), font=font, fill=colour("on-lit"), anchor="ma")


def pill(draw, place, text, room, *, lit):
    """The status as on the pages: lit for what one can have. It has three rows before a word of it is lost."""
    x, y = place
    size, rows = fitted(text, room - 40, (30, 28, 26, 24), 700, 3 if len(text) > 70 else 2)
    font, step = font_of(size, 700), round(size * 1.16)
    below = y + 56 + step * (len(rows) - 1)
    right = x + max(font.getlength(row) for row in rows) + 40
    draw.rounded_rectangle((x, y, right, below), 6, fill=colour("lit" if lit else "let"))
    for number, row in enumerate(rows):
        draw.text(
            (x + 20, y + 28 + number * step), row, font=font, fill=colour("on-lit" if lit else "sky-text"), anchor="lm"
        )
    return below


# Houses


def box_of(x, y, width, height, left, top, scale):
    x0, y0 = left + x * scale, top + y * scale
    return (
        round(x0),
        round(y0),
        max(round(x0), round(x0 + width * scale) - 1),
        max(round(y0), round(y0 + height * scale) - 1),
    )


def houses(draw, number_of_page=0):
    """A row of wharf houses, a window lit here and there: other ones, and other gables, for each number."""
    for number, (x, width) in enumerate(HOUSES):
        x += LEFT
        top = GROUND - 2 - (50 + (number * 37 + number_of_page * 11) % 30)
        tone = colour("let" if number % 2 else "let-2")
        draw.polygon(
            [(x, top), (x + width / 2, top - 24), (x + width, top), (x + width, GROUND - 2), (x, GROUND - 2)], tone
        )
        for place in range(int((width - 16) // 24)):
            lit = (number * 3 + place + number_of_page) % 5 == 0
            corner = (x + 14 + place * 24, top + 14)
            draw.rectangle((*corner, corner[0] + 11, corner[1] + 19), fill=colour("lit") if lit else colour("fjord"))
