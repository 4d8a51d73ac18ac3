"""A street of wharf houses drawn from what an event is. Values in, values out.

The type gives the roofs, the address which windows are lit. Decorative: it says nothing that the words beside it do
not. The same event has the same street for ever.
"""

from dataclasses import dataclass
from hashlib import sha256
from itertools import count

HEIGHT = 96
SMALL_WIDTH, SMALL_HEIGHT = 64, 22
STOREY = 14
WINDOW = (6, 8)
GABLE = ((0, 1), (0.5, 0), (1, 1))

# Roofs on a base of 1 and a height of 1, from the left eaves to the right, y downwards.
ROOFS = {
    "breakfast": ((0, 1), (0.12, 0.5), (0.5, 0), (0.88, 0.5), (1, 1)),  # mansard, as over a bakery
    "network": ((0, 1), (0.25, 0), (0.5, 0.75), (0.75, 0), (1, 1)),  # two gables share a wall
    "conference": ((0, 1), (0, 0.55), (0.2, 0.55), (0.5, 0), (0.8, 0.55), (1, 0.55), (1, 1)),  # a hall
    "workshop": ((0, 1), (0, 0), (0.33, 0.8), (0.33, 0), (0.67, 0.8), (0.67, 0), (1, 0.8), (1, 1)),  # sawtooth
    "open_house": (
        *((0, 1), (0.15, 1), (0.15, 0.6), (0.35, 0.6), (0.35, 0.2), (0.42, 0.2), (0.42, 0)),  # stepped gable
        *((0.58, 0), (0.58, 0.2), (0.65, 0.2), (0.65, 0.6), (0.85, 0.6), (0.85, 1), (1, 1)),
    ),
    "festival": ((0, 1), (0.17, 0.25), (0.33, 0.9), (0.5, 0), (0.67, 0.9), (0.83, 0.25), (1, 1)),  # tents
    "pitch": ((0, 1), (1, 0), (1, 1)),  # rises
    "meeting": ((0, 1), (0.06, 0.6), (0.2, 0.25), (0.5, 0), (0.8, 0.25), (0.94, 0.6), (1, 1)),  # arched
}


@dataclass(frozen=True)
class House:
    """An outline and its windows, dark and lit: corners, and (x, y, width, height)."""

    outline: tuple
    dark: tuple
    lit: tuple


@dataclass(frozen=True)
class Street:
    width: float
    height: float
    houses: tuple

    @property
    def walls(self):
        """Every second house, as SVG paths: neighbours are told apart by their tone."""
        return [_outlines(self.houses[::2]), _outlines(self.houses[1::2])]

    @property
    def dark(self):
        return _panes(window for house in self.houses for window in house.dark)

    @property
    def lit(self):
        return _panes(window for house in self.houses for window in house.lit)


def street(type_, slug, width=1100):
    """The houses beside each other on the ground line, as many as there is room for."""
    chance = _chance(type_, slug)
    houses, x = [], 0
    while width - x >= 36:
        broad = 36 + next(chance) % 5 * 8
        broad = broad if width - x - broad >= 42 else width - x
        houses.append(_house(x, broad, 2 + next(chance) % 3, _roof(type_, next(chance)), chance))
        x += broad + (0 if next(chance) % 3 else 6)
    return Street(width, HEIGHT, tuple(houses))


def roof(type_, slug):
    """The roof that makes an event's date block a house, with a window in it: (path, window's path)."""
    points = [(x * SMALL_WIDTH, y * (SMALL_HEIGHT - 4)) for x, y in ROOFS.get(type_, GABLE)]
    outline = [*points, (SMALL_WIDTH, SMALL_HEIGHT), (0, SMALL_HEIGHT)]
    x = (26, 30, 34)[next(_chance(type_, slug)) % 3] - 2
    return _outlines([House(tuple(outline), (), ())]), _panes([(x, SMALL_HEIGHT - 8, 4, 6)])


def _roof(type_, number):
    """Most of a street is of the event's kind, every third house a plain gable."""
    return GABLE if number % 3 == 0 else ROOFS.get(type_, GABLE)


def _house(x, width, storeys, shape, chance):
    eaves = HEIGHT - storeys * STOREY - 8
    rise = min(26, width * 0.5)
    outline = [(x + px * width, eaves - rise + py * rise) for px, py in shape]
    outline = ((x, HEIGHT), *outline, (x + width, HEIGHT))
    columns = max(2, int(width // 13))
    gap = (width - columns * WINDOW[0]) / (columns + 1)
    panes = [
        (x + gap + column * (WINDOW[0] + gap), eaves + 5 + storey * STOREY, *WINDOW)
        for storey in range(storeys)
        for column in range(columns)
    ]
    lights = [next(chance) % 5 == 0 for _pane in panes]
    dark = tuple(pane for pane, is_lit in zip(panes, lights, strict=True) if not is_lit)
    return House(outline, dark, tuple(pane for pane, is_lit in zip(panes, lights, strict=True) if is_lit))


def _chance(type_, slug):
    """Numbers from 0 to 255 without end, the same for the same event."""
    for turn in count():
        yield from sha256(f"{type_}:{slug}:{turn}".encode()).digest()


def _outlines(houses):
    return "".join("M" + "L".join(f"{x:g} {y:g}" for x, y in _rounded(house.outline)) + "z" for house in houses)


def _panes(windows):
    return "".join(f"M{x:.1f} {y:g}h{width}v{height}h-{width}z" for x, y, width, height in windows)


def _rounded(points):
    return [(round(x, 1), round(y, 1)) for x, y in points]
