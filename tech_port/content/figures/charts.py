"""A series over its years as houses that stand on zero. Values in, values out.

Lengths are in units of the drawing, which is 360 wide; they are told as SVG writes them, with a point. What is measured
is filled and the newest of it darker; the target is dashed; years that no source reaches are hatched; where the report
or the way of counting changed between two neighbours, the ground is broken between them.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil, floor, log10

from django.utils.functional import cached_property

from tech_port.norwegian import typography
from tech_port.writing.claims import Span

from .labels import Label, placed, years_of

WIDTH, HEIGHT, GROUND, TOP = 360, 216, 192, 26
SMALL_HEIGHT, SMALL_GROUND, SMALL_TOP = 124, 104, 6
LEFT, MARGIN = 14, 44  # at the left, for half a number; at the right, for the numbers of the scale
HOUSE, NARROWEST, OF_A_YEAR = 18, 3, 0.68
LINES = 4
WORDS_NEED = 76  # a hatched field has room for its words from this width
LINE_WORDS, LINE_CLEAR = 170, 20  # as far to the right, and as high, as the words on a target's line reach


@dataclass(frozen=True)
class Point:
    """What was measured: when, how much, in words, and whether it breaks with the point before it."""

    span: Span
    value: Decimal
    words: str
    breaks: bool = False


@dataclass(frozen=True)
class House:
    """A house as a path; `kind` is "known", "latest" or "target"."""

    kind: str
    path: str


def middle(span):
    """The middle of a span as a year with its fraction."""
    first, last = span.first.toordinal(), span.last.toordinal() + 1
    return as_year(date.fromordinal((first + last) // 2))


def as_year(day):
    return day.year + (day.timetuple().tm_yday - 1) / 366


def step_of(most):
    """A round number that goes at most five times into the highest value."""
    if most <= 0:
        return 1
    rough = float(most) / LINES
    size = 10 ** floor(log10(rough))
    return next(size * part for part in (1, 2, 2.5, 5, 10) if size * part >= rough * 0.99)


@dataclass(frozen=True)
class Chart:
    """The drawing of a series: its measured points, oldest first, a target or None, and the day it is looked at.

    `since` is a year to begin with, so that charts beside one another have the same years.
    """

    points: tuple
    target: Point | None
    today: date
    is_small: bool = False
    since: int = 9999

    @property
    def view_box(self):
        return f"0 0 {WIDTH} {SMALL_HEIGHT if self.is_small else HEIGHT}"

    @property
    def ground(self):
        return SMALL_GROUND if self.is_small else GROUND

    @property
    def top(self):
        return SMALL_TOP if self.is_small else TOP

    @property
    def left(self):
        return 0 if self.is_small else LEFT

    @property
    def right(self):
        """Where the years end and the numbers of the scale begin."""
        return WIDTH if self.is_small else WIDTH - MARGIN

    @cached_property
    def years(self):
        """The first year, and the one after the last: of what is measured, aimed at, and today."""
        spans = [point.span for point in (*self.points, self.target) if point]
        first = min(self.since, *(span.first.year for span in spans))
        return first, max(self.today, *(span.last for span in spans)).year + 1

    @cached_property
    def most(self):
        return max([point.value for point in (*self.points, self.target) if point] + [Decimal(1)])

    def x(self, year):
        first, end = self.years
        return self.left + (self.right - self.left) * (year - first) / (end - first)

    def y(self, value):
        return self.ground - (self.ground - self.top) * float(value) / float(self.most)

    @property
    def half(self):
        """Half of a house's width."""
        first, end = self.years
        return min(HOUSE, max(NARROWEST, (self.right - self.left) / (end - first) * OF_A_YEAR)) / 2

    def _house(self, point, kind):
        x, y, roof = self.x(middle(point.span)), self.y(point.value), min(self.half, self.ground - self.y(point.value))
        left, right, eaves = x - self.half, x + self.half, y + roof
        path = f"M{left:.1f} {self.ground}V{eaves:.1f}L{x:.1f} {y:.1f}L{right:.1f} {eaves:.1f}V{self.ground}z"
        return House(kind, path)

    @property
    def houses(self):
        """The target first: what is measured is drawn over it."""
        found = [self._house(self.target, "target")] if self.target else []
        found += [self._house(point, "known") for point in self.points[:-1]]
        return found + [self._house(point, "latest") for point in self.points[-1:]]

    @property
    def breaks(self):
        """A broken stroke through the ground, half way between two neighbours."""
        pairs = zip(self.points, self.points[1:], strict=False)
        at = [self.x((middle(one.span) + middle(other.span)) / 2) for one, other in pairs if other.breaks]
        return [f"M{x:.1f} {self.ground + 6}l-3-4 6-5-6-5 6-5-3-4" for x in at]

    @property
    def unknown(self):
        """The field of years after the newest measurement that have passed since: (x, width, words), or None."""
        if not self.points or self.unknown_years is None:
            return None
        start = self.x(as_year(self.points[-1].span.last))
        return f"{start:.1f}", f"{self.x(as_year(self.today)) - start:.1f}", f"{self.ground - self.top}"

    @property
    def unknown_years(self):
        """`2019–2025`: whole years since the newest measurement; None where there is none."""
        return unknown_years(self.points[-1].span, self.today) if self.points else None

    @property
    def unknown_label(self):
        """Where the field's words stand: in its middle, left of a target's house that is in it; None for no room."""
        if self.is_small or self.unknown is None:
            return None
        start, end = self.x(as_year(self.points[-1].span.last)), self.x(as_year(self.today))
        if self.target and start < (wall := self.x(middle(self.target.span)) - self.half) < end:
            end = wall
        if end - start < WORDS_NEED:
            return None
        return f"{(start + end) / 2:.1f}", f"{(self.ground + self.top) / 2:.0f}"

    @property
    def line(self):
        """The target as a line: (y, y of its words, their x, their anchor), or None; the words avoid early houses."""
        if not self.target:
            return None
        y = self.y(self.target.value)
        early = [point for point in self.points if self.x(middle(point.span)) < LINE_WORDS]
        is_free = all(self.y(point.value) - LINE_CLEAR > y for point in early)
        return (f"{y:.1f}", f"{y - 8:.1f}", *((0, "start") if is_free else (WIDTH, "end")))

    @property
    def grid(self):
        """[(y, y of its number, number)] of the scale, but for what would stand on the target's line."""
        if self.is_small:
            return []
        step = step_of(self.most)
        values = [step * n for n in range(1, ceil(float(self.most) / step) + 1)]
        lines = [value for value in values if value <= self.most and not self._is_at_target(value)]
        return [(f"{self.y(v):.1f}", f"{self.y(v) - 5:.1f}", typography.number(Decimal(str(v)))) for v in lines]

    def _is_at_target(self, value):
        return bool(self.target) and abs(self.y(value) - self.y(self.target.value)) < 20

    @property
    def now(self):
        return f"{self.x(as_year(self.today)):.1f}"

    @property
    def now_y(self):
        return self.ground - 28

    @property
    def labels(self):
        """The values above their houses, none upon another; none in a small drawing, whose number stands beside it."""
        if self.is_small:
            return []
        houses = [(self.x(middle(point.span)), self.y(point.value)) for point in self.points]
        return placed(houses, [point.words for point in self.points], self.half)

    @property
    def year_labels(self):
        """The years below the ground: the newest, the target's and the first, then those that there is room for."""
        known = [point.span for point in self.points]
        shown = [*known[-1:], *([self.target.span] if self.target else [])]
        shown += [] if self.is_small else [*known[:1], *known]
        marks = [(self.x(middle(span)), str(span.day.year)) for span in shown]
        return [Label(x, self.ground + 18, text) for x, text in years_of(marks)]


def unknown_years(span, today):
    """`2019–2025`: the whole years after a span that are over on a day; None where there is none."""
    first, last = span.last.year + 1, today.year - 1
    if first > last:
        return None
    return str(first) if first == last else f"{first}{typography.DASH}{last}"
