"""The picture that any page is shared with: its kind, title and a line of facts over the street. Values in, PNG out."""

from dataclasses import dataclass
from zlib import crc32

from . import canvas


@dataclass(frozen=True)
class PagePicture:
    """`kind` stands above the title, `facts` below it; `alarm` says of a sample that it is one."""

    title: str
    kind: str = ""
    facts: str = ""
    alarm: str = ""

    def draw(self):
        image, draw = canvas.evening()
        canvas.houses(draw, crc32(self.title.encode()) % 1000)
        canvas.text_at(draw, (canvas.LEFT, canvas.TOP), canvas.NAME, 30, 650, "sky-muted")
        room, y = canvas.RIGHT - canvas.LEFT, 140
        if self.alarm:
            y = canvas.pill(draw, (canvas.LEFT, 124), self.alarm, room, lit=True) + 10
        if self.kind:
            y = canvas.block(draw, (canvas.LEFT, y), self.kind, room, (34,), 650, "lit", lines=1) + 8
        sizes = (52, 46, 40) if self.alarm else (72, 64, 56, 48, 42)
        y = canvas.block(draw, (canvas.LEFT, y), self.title, room, sizes, 800, "sky-text", lines=2)
        canvas.block(draw, (canvas.LEFT, y + 18), self.facts, room, (36, 32, 28), 500, "sky-muted", lines=2)
        return canvas.as_png(image)
