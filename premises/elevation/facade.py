"""One building as wide as its page: what can be had is written in its bay, tenants are signs. Values in, values out.

Floors have one height and bays the width of their area, in a scale of the building's own. The scale is `WIDE` for a
page and `NARROW` for a phone; lengths are in CSS pixels of the drawing at its full size.
"""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from tech_port.norwegian import typography

from .stacking import GAP, MIN_BAY, Bay

INSET, LEADING = 7, 3  # from a wall to what is written inside it, and between its lines


@dataclass(frozen=True)
class Scale:
    """How large a drawing is: its width, the height of a floor, and the sizes of its letters and windows."""

    width: int
    floor: int
    large: int
    small: int
    window: tuple[int, int, int]  # width, height, from one to the next

    def room_for(self, text, size):
        """About how wide a text is: this font's letters are a little more than half as wide as they are high."""
        return round(len(text) * size * 0.56)


WIDE = Scale(width=1180, floor=50, large=17, small=14, window=(15, 25, 24))
NARROW = Scale(width=358, floor=34, large=13, small=11, window=(8, 15, 13))


@dataclass(frozen=True)
class Line:
    """A line of letters: where its baseline begins, how high they are, and what they say."""

    x: str
    y: str
    size: int
    text: str


@dataclass(frozen=True)
class Pane(Bay):
    """A bay of the facade, with what is written in it."""

    lines: tuple[Line, ...] = ()
    label_width: int = 0
    windows: str = ""

    @property
    def label(self):
        """The ground that the letters stand on."""
        return f"M{self.x:g} {self.y:g}h{self.label_width}v{self.height:g}h-{self.label_width}z"


@dataclass(frozen=True)
class Sign:
    """A tenant's name on the floors that it leases, dashed where that is a plan."""

    tenant: object
    wall: str
    lines: tuple[Line, ...]

    @property
    def is_planned(self):
        return self.tenant.is_planned


@dataclass(frozen=True)
class Facade:
    """A drawing of `width` × `height`."""

    width: float
    height: int
    panes: tuple[Pane, ...]
    signs: tuple[Sign, ...]

    @property
    def view_box(self):
        return f"0 0 {self.width:g} {self.height}"

    @property
    def looks(self):
        """What is drawn of each kind, for the key beside it."""
        return {pane.status for pane in self.panes}


def facade(units, tenants, scale=WIDE):
    """The facade of one building's units as of a day; `tenants` are those of it, with the leases that name them."""
    floors = defaultdict(list)
    for unit in units:
        floors[unit.floor].append(unit)
    most = max(sum(float(unit.area_m2) for unit in row) for row in floors.values())
    top = len(floors) * scale.floor
    panes = []
    for level, number in enumerate(sorted(floors), 1):
        x = 0.0
        for unit in sorted(floors[number], key=lambda one: one.position):
            width = max(MIN_BAY, float(unit.area_m2) * scale.width / most)
            panes.append(_pane(unit, x, top - level * scale.floor, width - GAP, scale))
            x += width
    width = max(pane.x + pane.width for pane in panes)
    return Facade(round(width, 1), top, tuple(panes), tuple(_signs(panes, tenants, scale)))


def _pane(unit, x, y, width, scale):
    lines, label = _label(unit, x, y, width, scale) if unit.is_to_let else ((), 0)
    return Pane(
        unit=unit,
        x=round(x, 1),
        y=float(y),
        width=round(width, 1),
        height=float(scale.floor - GAP),
        matches=True,
        is_current=False,
        lines=lines,
        label_width=label,
        windows=_windows(x + label, y, width - label, scale),
    )


def _label(unit, x, y, width, scale):
    """The lines that a bay has room for: the area, and below it, where a floor is high, when one can have it."""
    texts = [(typography.square_metres(unit.area_m2), scale.large)]
    if scale.floor > scale.large + scale.small + INSET:
        texts.append((_when(unit), scale.small))
    texts = [(text, size) for text, size in texts if scale.room_for(text, size) + 2 * INSET <= width]
    widest = max((scale.room_for(text, size) for text, size in texts), default=-2 * INSET)
    return _lines(texts, x, y, scale.floor - GAP), widest + 2 * INSET


def _lines(texts, x, y, height):
    """[(text, size)] below each other, in the middle of a height."""
    lines, baseline = [], y + (height - sum(size + LEADING for _text, size in texts)) / 2
    for text, size in texts:
        baseline += size
        lines.append(Line(f"{x + INSET:.1f}", f"{baseline:.1f}", size, text))
        baseline += LEADING
    return tuple(lines)


def _when(unit):
    if unit.status == "vacant":
        return _("nå") if unit.is_of_today else typography.brief_day(unit.asked_day)
    if unit.status == "when_built":
        return _("når ferdig")
    return typography.brief_day(unit.available_from, unit.asked_day) if unit.available_from else str(unit.status.label)


def _windows(x, y, width, scale):
    """As many as fit, in the middle of what the letters leave."""
    wide, high, step = scale.window
    count = int((width - 2 * GAP) // step)
    inset, top = (width - count * step + step - wide) / 2, y + (scale.floor - GAP - high) / 2
    return "".join(
        f"M{x + inset + number * step:.1f} {top:.1f}h{wide}v{high}h-{wide}z" for number in range(max(0, count))
    )


def _signs(panes, tenants, scale):
    by_unit = {pane.unit.pk: pane for pane in panes}
    for tenant in tenants:
        leased = [by_unit[lease.unit_id] for lease in tenant.leases if lease.unit_id in by_unit]
        if leased and (sign := _sign(tenant, _largest(leased), scale)):
            yield sign


def _largest(panes):
    """The largest part of what one leases that hangs together: one bay a floor, each above the one before."""
    panes = sorted(panes, key=lambda pane: -pane.y)
    runs, run = [], panes[:1]
    for below, above in pairwise(panes):
        if above.y + above.height + GAP < below.y or not _overlap([*run, above]):
            runs, run = [*runs, run], []
        run = [*run, above]
    return max([*runs, run], key=lambda run: _overlap(run) * len(run))


def _overlap(panes):
    """How wide the part is that bays above each other have in common."""
    return max(0, min(pane.x + pane.width for pane in panes) - max(pane.x for pane in panes))


def _sign(tenant, panes, scale):
    """The sign, with as much as there is room for; None where the name has none."""
    pad = 3 if len(panes) == 1 else INSET
    x, y = max(pane.x for pane in panes) + pad, min(pane.y for pane in panes) + pad
    width, height = _overlap(panes) - 2 * pad, sum(pane.height + GAP for pane in panes) - GAP - 2 * pad
    name = tenant.organisation.name
    sizes = [size for size in (scale.large + 6, scale.large) if size <= height / 2 or size == scale.large]
    size = next((size for size in sizes if scale.room_for(name, size) + 2 * INSET <= width), None)
    if size is None:
        return None
    texts = [(name, size)]
    about = " · ".join(filter(None, [_plan(tenant), tenant.area_m2 and typography.square_metres(tenant.area_m2)]))
    if height >= size + scale.small + 2 * GAP and scale.room_for(about, scale.small) + 2 * INSET <= width:
        texts.append((about, scale.small))
    return Sign(tenant, f"M{x:.1f} {y:.1f}h{width:.1f}v{height:.1f}h-{width:.1f}z", _lines(texts, x + GAP, y, height))


def _plan(tenant):
    return _("planlagt, ikke bekreftet") if tenant.is_planned else ""
