"""Pictures for sharing, 1200 × 630: the elevation with one unit lit, or an event's date. Values in, PNG out."""

from dataclasses import dataclass

from PIL import Image, ImageDraw

from .canvas import (
    GROUND,
    LEFT,
    NAME,
    RIGHT,
    TOP,
    as_png,
    block,
    box_of,
    centred,
    colour,
    evening,
    houses,
    mixed,
    pill,
    text_at,
)

STRIPE = 14
A_ROW = 40  # letters of a status, of which a longer one gets more rows


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
        image, draw = evening()
        _building(image, draw, self)
        room = 520
        text_at(draw, (LEFT, TOP), NAME, 30, 650, "sky-muted")
        top = 190 if len(self.status) < A_ROW else 120
        y = block(draw, (LEFT, top), self.title, room, (104, 84, 66, 52), 800, "sky-text", lines=2)
        y = block(draw, (LEFT, y + 18), self.place, room, (40, 34), 550, "sky-text", lines=3)
        y = pill(draw, (LEFT, y + 26), self.status, room, lit=self.is_lit)
        if y < GROUND - 60:  # what the status says is worth more than the price
            block(draw, (LEFT, y + 18), self.price, room, (34, 28), 550, "sky-muted", lines=2)
        return as_png(image)


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
        image, draw = evening()
        if self.street:
            _street(draw, self.street)
        else:
            houses(draw)
        text_at(draw, (LEFT, TOP), NAME, 30, 650, "sky-muted")
        draw.rounded_rectangle((LEFT, 140, LEFT + 250, 390), 8, fill=colour("lit"))
        centred(draw, LEFT + 125, 162, self.day, 250, (140, 100, 72), 800)
        centred(draw, LEFT + 125, 318, self.month, 230, (44, 34), 650)
        x, room = LEFT + 300, RIGHT - LEFT - 300
        y, sizes = 126, (64, 56, 48, 42, 36)
        if self.alarm:
            y, sizes = pill(draw, (x, y), self.alarm, room, lit=True) + 8, (50, 44, 38, 34)
        y = block(draw, (x, y), self.title, room, sizes, 800, "sky-text", lines=3)
        y = block(draw, (x, y + 16), self.when, room, (34, 30), 650, "sky-text", lines=1)
        block(draw, (x, y + 4), self.place, room, (34, 30), 450, "sky-muted", lines=1)
        return as_png(image)


# Buildings


def _building(image, draw, picture):
    """The elevation, as large as there is room for, on the ground line to the right."""
    room_x, room_y = RIGHT - 660, GROUND - 110
    scale = min(room_x / picture.width, room_y / picture.height, 1.9)
    left, top = RIGHT - picture.width * scale, GROUND - 2 - picture.height * scale
    for bay in sorted(picture.bays, key=lambda bay: bay.is_current):
        box = box_of(bay.x, bay.y, bay.width, bay.height, left, top, scale)
        _wall(image, draw, bay, box)
        for x, y, width, height in () if bay.status in OUTLINES else bay.windows:
            draw.rectangle(box_of(x, y, width, height, left, top, scale), fill=_window(bay))
        if bay.is_current:
            draw.rectangle((box[0] - 4, box[1] - 4, box[2] + 4, box[3] + 4), outline=colour("outline"), width=5)


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


def _street(draw, houses):
    """An event's own houses, their lowest point on the ground line."""
    ground = max(y for outline, _dark, _lit in houses for _x, y in outline)
    down = GROUND - 2 - ground
    for number, (outline, dark, lit) in enumerate(houses):
        tone = colour("let" if number % 2 == 0 else "common-2")
        draw.polygon([(LEFT + x, down + y) for x, y in outline], tone)
        for windows, name in ((dark, "fjord"), (lit, "lit")):
            for x, y, width, height in windows:
                draw.rectangle(box_of(x, y, width, height, LEFT, down, 1), fill=colour(name))
