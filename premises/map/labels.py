"""Names on the map: beside what they name, inside the frame, and never on each other. Values in, values out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from .projection import Point

LETTER = 0.57  # of its size: how wide a letter is on average
LINE = 1.25  # of its size: how high a line is
EDGE = 5
AIR = 0.4  # of its size: how far a name keeps from those above and below, where there is room

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class Wish:
    """What wants a name: lines of text around a point; the first `spots` are tried first.

    `reaches` are the distances at which it may stand; from the second on a thin line leads back, where it has one.
    """

    key: str
    lines: tuple[str, ...]
    at: Point
    size: float
    spots: tuple[str, ...]
    reaches: tuple[float, ...]
    has_leader: bool = True

    @property
    def tries(self):
        """(itself or its first line alone, air above and below as a share of its size), the best first."""
        return [(self, AIR), (self, 0), (replace(self, lines=self.lines[:1]), 0)]


@dataclass(frozen=True)
class Label:
    """A name where it stands; `anchor` is SVG's text-anchor, `leader` the line back to what it names, or nothing."""

    lines: tuple[tuple[float, str], ...]  # (y of its foot, text)
    x: float
    anchor: str
    size: float
    leader: str
    box: Box

    @property
    def first(self):
        return self.lines[0]

    @property
    def others(self):
        return self.lines[1:]


# Where a name stands from its point: (right, down) and the anchor.
SPOTS = {
    "middle": (0, 0, "middle"),
    "east": (1, 0, "start"),
    "west": (-1, 0, "end"),
    "south": (0, 1, "middle"),
    "north": (0, -1, "middle"),
    "southeast": (0.75, 0.75, "start"),
    "southwest": (-0.75, 0.75, "end"),
    "northeast": (0.75, -0.75, "start"),
    "northwest": (-0.75, -0.75, "end"),
}


def place(wishes: Iterable[Wish], taken: Iterable[Box], width: float, height: float, road=()) -> dict[str, Label]:
    """{key: label}; the first wishes get the best room, and what has room nowhere is left to the list.

    Names and leaders keep off what is taken; over the boxes of a `road` only leaders may go.
    """
    return dict(_place(tuple(wishes), tuple(taken), width, height, tuple(road)))


@lru_cache(maxsize=256)
def _place(wishes, taken, width, height, road):
    boxes, found = list(taken), []
    for wish in wishes:
        for tried, air in wish.tries:
            label, line = _first_fit(tried, air * wish.size, boxes, road, width, height)
            if label:
                boxes += [label.box, *line]
                found.append((wish.key, label))
                break
    return tuple(found)


def _first_fit(wish, air, boxes, road, width, height):
    for label, line in _candidates(wish):
        left, top, right, bottom = label.box
        roomy = (left, top - air, right, bottom + air)
        is_free = _fits(label.box, road, width, height) and not any(overlap(roomy, other) for other in boxes)
        if is_free and not _crosses(line, boxes, wish.at):
            return label, line
    return None, ()


def _candidates(wish):
    """Each label that would do, with the small boxes along its leader."""
    for number, reach in enumerate(wish.reaches):
        for spot in wish.spots:
            right, down, anchor = SPOTS[spot]
            end = Point(round(wish.at.x + right * reach, 1), round(wish.at.y + down * reach, 1))
            label = _label(wish, end, down, anchor)
            if number == 0 or not wish.has_leader:
                yield label, []
                continue
            inner = Point(*(round(wish.at[axis] + (end[axis] - wish.at[axis]) * 0.18, 1) for axis in (0, 1)))
            outer = Point(end.x - (4 if anchor == "start" else -4 if anchor == "end" else 0), end.y)
            leader = f"M{inner.x:g} {inner.y:g}L{outer.x:g} {outer.y:g}"
            yield _with(label, leader), _along(inner, outer)


def _label(wish, end, down, anchor):
    high = wish.size * LINE * len(wish.lines)
    top = end.y - high / 2 + down * high / 2 if anchor == "middle" else end.y - wish.size * LINE / 2
    wide = max(len(line) for line in wish.lines) * wish.size * LETTER
    left = end.x - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
    feet = [round(top + wish.size * (LINE * number + 0.95), 1) for number in range(len(wish.lines))]
    box = (left, top, left + wide, top + high)
    return Label(tuple(zip(feet, wish.lines, strict=True)), end.x, anchor, wish.size, "", box)


def _with(label, leader):
    return Label(label.lines, label.x, label.anchor, label.size, leader, label.box)


def _along(start, end, count=10):
    points = [
        Point(start.x + (end.x - start.x) * n / count, start.y + (end.y - start.y) * n / count) for n in range(count)
    ]
    return [(point.x - 1, point.y - 1, point.x + 1, point.y + 1) for point in points]


def _fits(box, boxes, width, height):
    inside = box[0] >= EDGE and box[1] >= EDGE and box[2] <= width - EDGE and box[3] <= height - EDGE
    return inside and not any(overlap(box, other) for other in boxes)


def _crosses(line, boxes, start):
    """Whether a leader runs over something else than what it starts from."""
    others = [box for box in boxes if not (box[0] <= start.x <= box[2] and box[1] <= start.y <= box[3])]
    return any(overlap(piece, box) for piece in line for box in others)


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
