"""What a drawing is made of, as ready numbers for `content/_drawing.html`. Values in, values out."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Size:
    """A form that drawings come in: its width and height, the room for streets, and the size of its letters.

    In a list all are as high as each other.
    """

    name: str
    width: int
    height: int
    margin: int
    streets: int  # the height that rows of houses may take
    letters: int = 0  # 0: no words, as in a list whose links say them

    @property
    def is_in_list(self):
        return not self.letters


WIDE = Size("wide", 1280, 440, 50, 360, 20)
NARROW = Size("narrow", 390, 300, 16, 440, 14)
CARD = Size("card", 390, 260, 26, 200)


@dataclass(frozen=True)
class Shape:
    """A path, and what it is: the name of its style."""

    css: str
    path: str


@dataclass(frozen=True)
class Label:
    """A word on the drawing, from a point on: `anchor` as SVG has it."""

    x: str
    y: str
    text: str
    anchor: str = "middle"
    is_quiet: bool = False


@dataclass(frozen=True)
class Drawing:
    """A picture: its size, what it stands on, its parts, and in words what it shows."""

    size: Size
    height: float
    ground: str
    shapes: list
    labels: list = field(default_factory=list)
    text: str = ""
    caption: str = ""

    @property
    def view_box(self):
        return f"0 0 {self.size.width} {number(self.height)}"


def number(value):
    """A coordinate in as few characters as it takes."""
    return f"{round(value, 1):g}"


def label(x, y, text, anchor="middle", *, is_quiet=False):
    return Label(number(x), number(y), text, anchor, is_quiet)


def box(x, y, width, height):
    x, y, width, height = (number(value) for value in (x, y, width, height))
    return f"M{x} {y}h{width}v{height}H{x}z"
