"""Where the words of a chart stand, so that none lies upon another. Values in, values out.

There is one drawing for desks and phones; on a phone its letters are larger, so that some words are left out there.
"""

from dataclasses import dataclass

LETTER, NARROW_LETTER = 6.2, 8.4  # a figure's width at a desk and on a phone, in units of the drawing
LINE, NARROW_LINE = 13, 15
ABOVE = 6
LEVELS = 3


@dataclass(frozen=True)
class Label:
    """A text with the point it is centred on; `from_y` is where a line leads up to it; `is_wide` on desks alone."""

    at: float
    height: float
    text: str
    from_y: str = ""
    is_wide: bool = False

    @property
    def x(self):
        return f"{self.at:.1f}"

    @property
    def y(self):
        return f"{self.height:.1f}"

    @property
    def line(self):
        """The thin line from the house to a label that had to be raised; "" for none."""
        return f"M{self.at:.1f} {self.from_y}V{self.height + 3:.1f}" if self.from_y else ""


def width_of(text, letter):
    return len(text) * letter


def is_apart(one, other, letter, line):
    """Whether two labels, or the boxes (x, y, text) of them, leave each other free."""
    (x1, y1, text1), (x2, y2, text2) = one, other
    reach = (width_of(text1, letter) + width_of(text2, letter)) / 2
    return abs(x1 - x2) >= reach or abs(y1 - y2) >= line


def placed(houses, texts, half):
    """Labels for houses [(x, y of the top)]: each above its own and the houses beside it, raised where one stands.

    What would have to be raised too often is left out. On phones the newest comes first, then the oldest.
    """
    boxes = {}
    for index, ((x, _top), text) in enumerate(zip(houses, texts, strict=True)):
        reach = width_of(text, LETTER) / 2 + half
        y = min(top for other, top in houses if abs(other - x) < reach) - ABOVE
        for _level in range(LEVELS):
            if all(is_apart((x, y, text), box, LETTER, LINE) for box in boxes.values()):
                boxes[index] = (x, y, text)
                break
            y -= LINE
    narrow = _free_on_phones(boxes)
    return [_label(box, houses[index][1], index not in narrow) for index, box in boxes.items()]


def _free_on_phones(boxes):
    order = list(boxes)
    chosen = []
    for index in [*order[-1:], *order[:1], *reversed(order[1:-1])]:
        if index not in chosen and all(
            is_apart(boxes[index], boxes[other], NARROW_LETTER, NARROW_LINE) for other in chosen
        ):
            chosen.append(index)
    return set(chosen)


def _label(box, top, is_wide):
    x, y, text = box
    from_y = f"{top - 2:.1f}" if top - y > ABOVE + 4 else ""
    return Label(x, y, text, from_y, is_wide)


def years_of(marks):
    """[(x, year)] in the order of their weight, without those that have no room beside the ones before them."""
    chosen = []
    for x, text in marks:
        if all(is_apart((x, 0, text), (other, 0, known), NARROW_LETTER, NARROW_LINE) for other, known in chosen):
            chosen.append((x, text))
    return sorted(chosen)
