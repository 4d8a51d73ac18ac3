"""Houses with roofs, and streets of them with so many windows. Values in, values out."""

from dataclasses import dataclass
from itertools import cycle
from math import ceil

from .shapes import Shape, box, number

# columns and floors of windows, and the roof: together 80 windows, and a street that does not repeat itself soon
STREET = [(2, 4, 0), (3, 4, 3), (2, 3, 4), (3, 5, 2), (2, 4, 1), (3, 3, 0), (2, 5, 5), (3, 4, 2)]
# of few windows low houses, so that they are a street and not a tower
LOW = [(2, 2, 0), (1, 2, 4), (2, 1, 1), (3, 2, 3), (1, 3, 5), (2, 2, 2)]
FEW = 30
COLUMN, FLOOR, WINDOW = 50, 54, (24, 34)
TONES = ("let", "common", "reserved", "let")


@dataclass(frozen=True)
class House:
    """A house of a street: its columns of windows, how many windows, its roof and its tone."""

    columns: int
    windows: int
    roof: int
    tone: str

    @property
    def floors(self):
        return ceil(self.windows / self.columns)

    @property
    def width(self):
        return self.columns * COLUMN + 22

    @property
    def wall(self):
        return self.floors * FLOOR + 20

    @property
    def ridge(self):
        """The height of its roof."""
        return self.width * (0.42 if self.roof == 4 else 0.36)

    @property
    def height(self):
        return self.wall + self.ridge


def street(windows):
    """Houses that have so many windows together; the last may have fewer on its top floor."""
    houses, plans, tones = [], cycle(STREET if windows > FEW else LOW), cycle(TONES)
    while windows > 0:
        columns, floors, roof = next(plans)
        here = min(windows, columns * floors)
        houses.append(House(min(columns, here), here, roof, next(tones)))
        windows -= here
    return houses


def rows_of(houses, count):
    """The houses in so many rows, none of them much longer than the others."""
    total, rows, walked = sum(house.width for house in houses), [[] for _row in range(count)], 0
    for house in houses:
        rows[min(count - 1, int((walked + house.width / 2) * count / total))].append(house)
        walked += house.width
    return [row for row in rows if row]


def drawn(houses, left, base, scale):
    """[Shape] of a row of houses on a line: walls, and the windows as one path."""
    walls, windows, x = [], [], left
    for house in houses:
        width = house.width * scale
        wall = outline(x, base, width, house.height * scale, house.ridge * scale, house.roof)
        walls.append(Shape(f"wall-{house.tone}", wall))
        for place in range(house.windows):
            column, floor = place % house.columns, place // house.columns
            at = x + (24 + column * COLUMN) * scale
            top = base - (58 + floor * FLOOR) * scale
            windows.append(box(at, top, WINDOW[0] * scale, WINDOW[1] * scale))
        x += width
    return [*walls, Shape("people", "".join(windows))]


def outline(x, base, width, height, ridge, roof):
    """A facade with its foot on `base`; the height is to the ridge, of one of six roofs."""
    top, eaves, n = base - height, base - height + ridge, number
    step = ridge / 3
    roofs = [
        f"L{n(x + width / 2)} {n(top)}L{n(x + width)} {n(eaves)}",
        f"L{n(x + width * 0.27)} {n(top)}L{n(x + width)} {n(eaves - ridge * 0.1)}",
        f"L{n(x + width * 0.14)} {n(eaves - ridge * 0.6)}L{n(x + width / 2)} {n(top)}"
        f"L{n(x + width * 0.86)} {n(eaves - ridge * 0.6)}L{n(x + width)} {n(eaves)}",
        "".join(f"h{n(width * part)}v{n(-step)}" for part in (0.14, 0.14, 0.13))
        + f"h{n(width * 0.18)}"
        + "".join(f"v{n(step)}h{n(width * part)}" for part in (0.13, 0.14, 0.14)),
        f"a{n(width / 2)} {n(ridge)} 0 0 1 {n(width)} 0",
        f"L{n(x + width * 0.32)} {n(eaves - ridge * 0.55)}V{n(top)}h{n(width * 0.36)}"
        f"V{n(eaves - ridge * 0.55)}L{n(x + width)} {n(eaves)}",
    ]
    return f"M{n(x)} {n(base)}V{n(eaves)}{roofs[roof % len(roofs)]}V{n(base)}z"
