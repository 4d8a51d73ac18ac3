"""Pictures for sharing, 1200 × 630: the elevation with one unit lit, or an event's date. Values in, PNG out.

Colours are the site's tokens and letters its own font, read from the files that the pages use.
"""

import re
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from django.conf import settings
from PIL import Image, ImageColor, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630
LEFT, RIGHT, TOP, GROUND = 80, 1120, 70, 560
NAME = "Trondheim Tech Port"
FONT = settings.BASE_DIR / "static" / "fonts" / "schibsted-grotesk.woff2"
TOKENS = settings.BASE_DIR / "static" / "css" / "tokens.css"
STRIPE = 14
HOUSES = [(0, 70), (90, 100), (210, 80), (310, 120), (450, 70), (540, 90), (650, 110), (780, 80), (880, 100), (990, 50)]


@dataclass(frozen=True)
class Bay:
    """A unit in the drawing: its corner and size, its status, its windows' corners, and whether it is the one."""

    x: float
    y: float
    width: float
    height: float
    status: str
    windows: tuple = ()
    is_current: bool = False


@dataclass(frozen=True)
class UnitPicture:
    """What the picture of a unit says, and the elevation of its building."""

    title: str
    place: str
    status: str
    price: str
    is_lit: bool
    width: float
    height: float
    bays: tuple

    def draw(self):
        image, draw = _evening()
        _building(image, draw, self)
        room = 520
        _text(draw, (LEFT, TOP), NAME, 30, 650, "sky-muted")
        y = _block(draw, (LEFT, 190), self.title, room, (104, 84, 66, 52), 800, "sky-text", lines=2)
        y = _block(draw, (LEFT, y + 18), self.place, room, (40, 34), 550, "sky-text", lines=3)
        y = _pill(draw, (LEFT, y + 26), self.status, room, lit=self.is_lit)
        _block(draw, (LEFT, y + 18), self.price, room, (34, 28), 550, "sky-muted", lines=2)
        return _png(image)


@dataclass(frozen=True)
class EventPicture:
    """What the picture of an event says; `day` and `month` are the date block.

    `street` are the houses under it, each (outline, dark windows, lit windows) in units of the picture from the ground
    line's left end, y downwards to the ground; without it, a row of plain ones.
    """

    day: str
    month: str
    title: str
    when: str
    place: str
    alarm: str = ""
    street: tuple = ()

    def draw(self):
        image, draw = _evening()
        if self.street:
            _street(draw, self.street)
        else:
            _houses(draw)
        _text(draw, (LEFT, TOP), NAME, 30, 650, "sky-muted")
        draw.rounded_rectangle((LEFT, 140, LEFT + 250, 390), 8, fill=colour("lit"))
        _centred(draw, LEFT + 125, 162, self.day, 250, (140, 100, 72), 800)
        _centred(draw, LEFT + 125, 318, self.month, 230, (44, 34), 650)
        x, room = LEFT + 300, RIGHT - LEFT - 300
        y, sizes = 126, (64, 56, 48, 42, 36)
        if self.alarm:
            y, sizes = _pill(draw, (x, y), self.alarm, room, lit=True) + 8, (50, 44, 38, 34)
        y = _block(draw, (x, y), self.title, room, sizes, 800, "sky-text", lines=3)
        y = _block(draw, (x, y + 16), self.when, room, (34, 30), 650, "sky-text", lines=1)
        _block(draw, (x, y + 4), self.place, room, (34, 30), 450, "sky-muted", lines=1)
        return _png(image)


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


def _font(size, weight):
    font = ImageFont.truetype(FONT, size)
    font.set_variation_by_axes([weight])
    return font


def _evening():
    """The evening sky, and the ground line that everything stands on."""
    image = Image.new("RGB", (WIDTH, HEIGHT))
    draw = ImageDraw.Draw(image)
    for y in range(HEIGHT):
        draw.line((0, y, WIDTH, y), fill=mixed("fjord", "fjord-2", y / HEIGHT))
    draw.line((40, GROUND, WIDTH - 40, GROUND), fill=colour("reserved"), width=3)
    return image, draw


def _png(image):
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


# Letters


def _text(draw, place, text, size, weight, name):
    draw.text(place, text, font=_font(size, weight), fill=colour(name))


def _block(draw, place, text, room, sizes, weight, name, lines):
    """A text in the largest size that fits in a width and a number of lines; returns where the next may begin."""
    for size in sizes:
        font = _font(size, weight)
        rows = wrap(text, font, room)
        if len(rows) <= lines and all(font.getlength(row) <= room for row in rows):
            break
    else:
        rows = [shortened(row, font, room) for row in rows[: lines - 1]] + [
            shortened(" ".join(rows[lines - 1 :]), font, room)
        ]
    step = round(size * 1.16)
    for number, row in enumerate(rows):
        draw.text((place[0], place[1] + number * step), row, font=font, fill=colour(name))
    return place[1] + len(rows) * step


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


def _centred(draw, x, y, text, room, sizes, weight):
    for size in sizes:
        font = _font(size, weight)
        if font.getlength(text) <= room:
            break
    draw.text((x, y), shortened(text, font, room), font=font, fill=colour("on-lit"), anchor="ma")


def _pill(draw, place, text, room, *, lit):
    """The status as on the pages: lit for what one can have."""
    x, y = place
    font = _font(30, 700)
    text = shortened(text, font, room - 40)
    draw.rounded_rectangle((x, y, x + font.getlength(text) + 40, y + 56), 6, fill=colour("lit" if lit else "let"))
    draw.text((x + 20, y + 28), text, font=font, fill=colour("on-lit" if lit else "sky-text"), anchor="lm")
    return y + 56


# Buildings


def _building(image, draw, picture):
    """The elevation, as large as there is room for, on the ground line to the right."""
    room_x, room_y = RIGHT - 660, GROUND - 110
    scale = min(room_x / picture.width, room_y / picture.height, 1.9)
    left, top = RIGHT - picture.width * scale, GROUND - 2 - picture.height * scale
    for bay in sorted(picture.bays, key=lambda bay: bay.is_current):
        box = _box(bay.x, bay.y, bay.width, bay.height, left, top, scale)
        _wall(image, draw, bay, box)
        for x, y, width, height in () if bay.status in OUTLINES else bay.windows:
            draw.rectangle(_box(x, y, width, height, left, top, scale), fill=_window(bay))
        if bay.is_current:
            draw.rectangle((box[0] - 4, box[1] - 4, box[2] + 4, box[3] + 4), outline=colour("outline"), width=5)


def _box(x, y, width, height, left, top, scale):
    x0, y0 = left + x * scale, top + y * scale
    return (
        round(x0),
        round(y0),
        max(round(x0), round(x0 + width * scale) - 1),
        max(round(y0), round(y0 + height * scale) - 1),
    )


OUTLINES = {"when_built": "lit", "planned": "let"}  # the elevation's lit and dashed outlines


def _wall(image, draw, bay, box):
    """Only the unit of the picture is fully lit; others that are to be had glow behind it."""
    if bay.status == "coming":
        shade = colour("lit") if bay.is_current else mixed("let-2", "lit", 0.5)
        _stripes(image, box, shade)
        return
    if bay.status in OUTLINES:  # nobody has confirmed that it stands
        draw.rectangle(box, outline=colour(OUTLINES[bay.status]), width=2)
        return
    fills = {
        "vacant": colour("lit") if bay.is_current else mixed("fjord-2", "lit", 0.5),
        "reserved": colour("reserved"),
        "common": colour("common"),
    }
    draw.rectangle(box, fill=fills.get(bay.status, colour("let")))
    if bay.status == "reserved":
        draw.rectangle(box, outline=colour("reserved-line"), width=2)


def _window(bay):
    if bay.status == "vacant":
        return colour("window") if bay.is_current else mixed("lit", "window", 0.35)
    if bay.status == "coming":
        return mixed("let-2", "lit-2", 0.6)
    return colour("common-2" if bay.status == "common" else "let-2")


def _stripes(image, box, shade):
    """Lit and let in diagonal stripes, drawn at four times the size for smooth edges."""
    width, height = box[2] - box[0] + 1, box[3] - box[1] + 1
    tile = Image.new("RGB", (width * 4, height * 4), colour("let-2"))
    brush = ImageDraw.Draw(tile)
    step = STRIPE * 4
    for x in range(-tile.height - step, tile.width, step * 2):
        brush.polygon(
            [(x, tile.height), (x + step, tile.height), (x + step + tile.height, 0), (x + tile.height, 0)], shade
        )
    image.paste(tile.resize((width, height), Image.Resampling.LANCZOS), box[:2])


def _houses(draw):
    """A row of wharf houses, a window lit here and there."""
    for number, (x, width) in enumerate(HOUSES):
        x += LEFT
        top = GROUND - 2 - (50 + (number * 37) % 30)
        tone = colour("let" if number % 2 else "let-2")
        draw.polygon(
            [(x, top), (x + width / 2, top - 24), (x + width, top), (x + width, GROUND - 2), (x, GROUND - 2)], tone
        )
        for place in range(int((width - 16) // 24)):
            lit = (number * 3 + place) % 5 == 0
            corner = (x + 14 + place * 24, top + 14)
            draw.rectangle((*corner, corner[0] + 11, corner[1] + 19), fill=colour("lit") if lit else colour("fjord"))


def _street(draw, houses):
    """An event's own houses, their lowest point on the ground line."""
    ground = max(y for outline, _dark, _lit in houses for _x, y in outline)
    down = GROUND - 2 - ground
    for number, (outline, dark, lit) in enumerate(houses):
        tone = colour("let" if number % 2 == 0 else "common-2")
        draw.polygon([(LEFT + x, down + y) for x, y in outline], tone)
        for windows, name in ((dark, "fjord"), (lit, "lit")):
            for x, y, width, height in windows:
                draw.rectangle(_box(x, y, width, height, LEFT, down, 1), fill=colour(name))
