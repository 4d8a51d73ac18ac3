"""The history as a drawing: a line of years, what stands on it, and what hangs from it. Values in, values out.

Lengths are in the drawing's own units; at full size one is one CSS pixel. The line's scale is one for all its years.
What happened before its first year stands at its left end, before a break. Buildings keep their proportions to one
another, and move aside where they would hide one another: the pin with the same number is at the true place.
"""

from dataclasses import dataclass, replace
from datetime import date

from .entries import Entry

WIDTH, FIRST_YEAR = 1180, 2015
LEFT, RIGHT, BREAK = 62, 24, 30  # beside the line, and before its break
GROUND = 196
SCALE = 0.36  # of the elevation's: small enough that neighbours in time stand beside each other about where they belong
UNKNOWN = (56, 56)  # the outline of a building of which no floor is known
LETTER = 7.2  # how wide a letter of a label is, at most
LABEL_GAP, PLAN_GAP = 14, 6
AIR = 10  # between a label and what it must keep off
LINE = 15  # from one line of a label to the next
PIN, STRING, STEP, HANGS = 12, 40, 30, 3  # a pin's radius, its shortest string, and how many lengths there are
GOAL_WIDTH, GOAL_HEIGHT = 104, 156


@dataclass(frozen=True)
class Stand:
    """Something that stands on the line, from its left edge `x`; `building` is None for a goal."""

    entry: Entry
    name: str
    x: int
    width: int
    height: int
    walls: str = ""
    windows: str = ""
    building: object = None
    label_x: int = 0  # the middle of its label

    scale = str(SCALE)

    @property
    def words(self):
        """What a plan is called, a line for each part: `planlagt`, `ikke bekreftet`."""
        return [(f"{LINE * number}", line) for number, line in enumerate(self.entry.word.split(", "), start=1) if line]

    @property
    def label_width(self):
        return LETTER * max(len(self.name) + 3, *(len(line) for _down, line in self.words), 0)

    @property
    def room(self):
        """How wide it is in the row. A plan's outline alone: its label stands higher than that beside it, or aside."""
        return self.width + PLAN_GAP if self.entry.is_planned else max(self.width, self.label_width) + LABEL_GAP

    @property
    def y(self):
        return GROUND - self.height

    @property
    def middle(self):
        return self.x + self.width // 2

    @property
    def outline(self):
        """The path of a house with a gable, for what has no floors to draw."""
        roof = self.height // 4
        return f"M0 {self.height}V{roof}L{self.width // 2} 0L{self.width} {roof}V{self.height}z"

    @property
    def label_y(self):
        return self.y - 12 - LINE * len(self.words)

    @property
    def label_left(self):
        return self.label_x - self.label_width / 2

    def labelled(self, following, now):
        """The same with its label clear of what stands at its right and is labelled, and of the line of the day."""
        keeps_off = [now] if self.middle <= now else []
        if following and following.building and following.label_y - LINE < self.y and self.label_y - LINE < following.y:
            keeps_off.append(following.label_left)
        if following and following.y < self.y:
            keeps_off.append(following.x)
        right = min([one - AIR for one in keeps_off], default=WIDTH)
        return replace(self, label_x=round(min(self.middle, right - self.label_width / 2)))


@dataclass(frozen=True)
class Pin:
    """An entry's number on a string; `start` and `end` are the edges of the time that is known of it."""

    entry: Entry
    x: int
    start: int
    end: int
    string: int

    @property
    def is_stretch(self):
        """Whether what is known is longer than a day or a month of the line."""
        return self.end - self.start > PIN

    @property
    def y(self):
        return GROUND + self.string


@dataclass(frozen=True)
class Year:
    year: int
    x: int


class Drawing:
    """Everything that the template prints."""

    width, ground, pin = WIDTH, GROUND, PIN

    def __init__(self, entries, elevations, known, today):
        """`elevations` are drawings by the key of their building; `known` is the day up to which sources speak."""
        self.entries = entries
        self.last_year = max([today.year, *(entry.last.year for entry in entries)])
        self.known, self.now = self.x_of(min(known or today, today)), self.x_of(today)
        self.pins = list(self._pins())
        self.stands = []
        for stand in reversed(in_a_row([self._stand(*one, elevations) for one in self._standing()], WIDTH)):
            self.stands.insert(0, stand.labelled(next(iter(self.stands), None), self.now))

    @property
    def height(self):
        return GROUND + STRING + STEP * (HANGS - 1) + PIN + 4

    @property
    def view_box(self):
        return f"0 0 {self.width} {self.height}"

    @property
    def begins(self):
        return LEFT + (BREAK if self.is_broken else 0)

    @property
    def ends(self):
        return WIDTH - RIGHT

    @property
    def is_broken(self):
        """Whether something happened before the line's first year."""
        return any(entry.last.year < FIRST_YEAR for entry in self.entries)

    @property
    def told(self):
        """The path of the line as far as sources speak, from its break on."""
        return f"M{self.begins - BREAK // 2 if self.is_broken else self.begins} {GROUND}H{self.known}"

    @property
    def untold(self):
        """The path of the rest of it, which nobody has told of."""
        return f"M{self.known} {GROUND}H{WIDTH}"

    @property
    def before(self):
        """The path of what lies before its first year, with the break."""
        return f"M0 {GROUND}H{LEFT}l5 -9l6 18l4 -9"

    @property
    def rows(self):
        """[(entry, what stands for it)], for the list."""
        return [(entry, [stand for stand in self.stands if stand.entry is entry]) for entry in self.entries]

    @property
    def widest(self):
        """The width of the widest building, so that small drawings of the same width share one scale."""
        return max((stand.width for stand in self.stands if stand.building), default=0)

    @property
    def years(self):
        return [Year(year, self.x_of(date(year, 1, 1))) for year in range(FIRST_YEAR, self.last_year + 1)]

    def x_of(self, day):
        """Where a day is; what is before the first year is all at the left end."""
        if day.year < FIRST_YEAR:
            return LEFT // 2
        first, last = date(FIRST_YEAR, 1, 1), date(self.last_year, 12, 31)
        return round(self.begins + (self.ends - self.begins) * ((day - first) / (last - first)))

    def _pins(self):
        """Each entry's pin, on the shortest string on which it does not touch the one before it there."""
        last = {}
        for entry in self.entries:
            x = self.x_of(entry.middle)
            level = next((one for one in range(HANGS) if x - last.get(one, -WIDTH) > 2 * PIN + 6), HANGS - 1)
            last[level] = x
            yield Pin(entry, x, self.x_of(entry.first), self.x_of(entry.last), STRING + STEP * level)

    def _standing(self):
        """(entry, building) of what stands; the building is None for a goal."""
        for entry in self.entries:
            yield from ((entry, building) for building in entry.buildings)
            if entry.claim.basis == "aimed" and not entry.buildings:
                yield entry, None

    def _stand(self, entry, building, elevations):
        x = self.x_of(entry.middle)
        if building is None:
            return Stand(entry, str(entry.span), x - GOAL_WIDTH // 2, GOAL_WIDTH, GOAL_HEIGHT)
        elevation = elevations.get(building.pk)
        width, height = scaled(elevation.width, elevation.height) if elevation else UNKNOWN
        walls = silhouette(elevation) if elevation else ""
        windows = "".join(bay.windows for bay in elevation.bays) if elevation and not entry.is_planned else ""
        return Stand(entry, str(building.name), x - width // 2, width, height, walls, windows, building)


def silhouette(elevation):
    """The path around all floors of an elevation; each begins at its left edge."""
    edges = {}
    for bay in elevation.bays:
        edges[bay.y] = max(edges.get(bay.y, (0, 0)), (bay.x + bay.width, bay.height))
    steps = "".join(f"H{width:g}V{y + height:g}" for y, (width, height) in sorted(edges.items()))
    return f"M0 {elevation.height}V{min(edges):g}{steps}z"


def scaled(*lengths):
    return [round(length * SCALE) for length in lengths]


def in_a_row(stands, width):
    """The same from left to right, moved aside as little as may be until none takes another's room or leaves the row.

    Of neighbours that touch, all are moved by the same: their mean way is where they would like to be together.
    """
    groups = []  # [stands, their rooms' widths, where the first would begin]
    for stand in stands:
        group = [[stand], stand.room, stand.middle - stand.room / 2]
        while groups and groups[-1][2] + groups[-1][1] > group[2]:
            before, room, left = groups.pop()
            count = len(before), len(group[0])
            wished = (left * count[0] + (group[2] - room) * count[1]) / sum(count)
            group = [before + group[0], room + group[1], wished]
        groups.append(group)
    found, right = [], width
    for members, room, left in reversed(groups):
        left = right = max(0, min(left, right - room))
        for stand in members:
            found.append(replace(stand, x=round(left + (stand.room - stand.width) / 2)))
            left += stand.room
    return sorted(found, key=lambda stand: stand.x)
