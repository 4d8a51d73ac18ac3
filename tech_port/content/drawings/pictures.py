"""What is drawn of a number in a text, and what is said of the drawing. Values in, values out.

People's windows are cream, never lit: the light is for what is to let. What is planned is dashed.
"""

from datetime import timedelta
from enum import StrEnum
from math import ceil, sqrt

from django.utils.translation import gettext as _

from ...norwegian import typography
from . import houses
from .shapes import Drawing, Shape, box, label, number


class Kind(StrEnum):
    """What a number is drawn as."""

    WINDOWS = "windows"
    GRID = "grid"
    SHARED = "shared"
    STAGES = "stages"
    DAYS = "days"


MOST = {Kind.WINDOWS: 300, Kind.GRID: 600, Kind.SHARED: 2000, Kind.STAGES: 6, Kind.DAYS: 400}
NAMED = {Kind.WINDOWS: 1, Kind.GRID: 1, Kind.SHARED: 2, Kind.STAGES: None, Kind.DAYS: 2}  # None: as many as the number
METRES_A_WINDOW = 100
BETWEEN = 34  # one street and the roofs of the next
MOST_LARGE, CLEARLY = 1.6, 1.25
FINE = 4  # strokes nearer each other than this are thinner


def draw(kind, count, names, size, *, planned=0, last_day=None):
    """A number of things as a picture of a size; None where what it needs is not there."""
    wanted = NAMED[kind] or count
    if not count or len(names) != wanted or (kind == Kind.DAYS and not last_day):
        return None
    if kind == Kind.WINDOWS:
        return _windows(count, names[0], size)
    if kind == Kind.GRID:
        return _grid(count, names[0], size)
    if kind == Kind.SHARED:
        return _shared(count, names, size)
    if kind == Kind.STAGES:
        return _stages(names, planned, size)
    return _days(count, names, last_day, size)


def _one_for_each(what):
    return _("Tegnet fra tallet i saken: ett vindu for %(what)s.") % {"what": what}


def _windows(count, what, size):
    scale, rows = _largest(houses.street(count), size)
    heights = [max(house.height for house in row) * scale for row in rows]
    height = sum(heights) + BETWEEN * (len(rows) - 1) * scale + size.margin * 1.4
    base, shapes = size.margin * 0.7, []
    if size.is_in_list:
        base, height = base + size.height - height, size.height
    for row, tall in zip(rows, heights, strict=True):
        left = (size.width - sum(house.width for house in row) * scale) / 2
        shapes += [*houses.drawn(row, left, base + tall, scale), _ground(size, base + tall)]
        base += tall + BETWEEN * scale
    text = _("En gate av hus med %(count)s vinduer, ett for %(what)s.") % {"count": count, "what": what}
    return Drawing(size, height, "night", shapes, [], text, _one_for_each(what))


def _largest(street, size):
    """(scale, rows of houses): one street, or as many above another as make the houses clearly larger."""
    best = (0, [])
    for count in range(1, min(4, len(street)) + 1):
        rows = houses.rows_of(street, count)
        longest = max(sum(house.width for house in row) for row in rows)
        tall = sum(max(house.height for house in row) for row in rows) + BETWEEN * (len(rows) - 1)
        scale = min(MOST_LARGE, (size.width - 2 * size.margin) / longest, size.streets / tall)
        if scale > best[0] * CLEARLY:
            best = (scale, rows)
    return best


def _ground(size, base):
    """The line that houses stand on, as far as any screen is wide."""
    return Shape("ground", f"M{-size.width * 2} {number(base)}H{size.width * 3}")


def _grid(count, what, size):
    """Rows of windows as even as the number lets them be."""
    room, height = size.width - 2 * size.margin, size.height - 2 * size.margin
    wished = sqrt(count * room / height)
    even = [columns for columns in range(1, count + 1) if count % columns == 0]
    columns = min(even, key=lambda found: max(found / wished, wished / found))
    if max(columns / wished, wished / columns) > 1.7:
        columns = max(1, round(wished))
    lines = ceil(count / columns)
    pitch = min(room / columns, height / lines)
    left, top = (size.width - columns * pitch) / 2, (size.height - lines * pitch) / 2
    path = "".join(
        box(left + (n % columns + 0.2) * pitch, top + (n // columns + 0.17) * pitch, pitch * 0.6, pitch * 0.66)
        for n in range(count)
    )
    text = _("Et rutenett med %(count)s vinduer, ett for %(what)s.") % {"count": count, "what": what}
    return Drawing(size, size.height, "green", [Shape("people", path)], [], text, _one_for_each(what))


def _shared(metres, names, size):
    """Two houses with one sill, and a window for each hundred square metres that they share."""
    count = max(2, round(metres / METRES_A_WINDOW))
    width = min(300, (size.width - 2 * size.margin) / 2)
    left, base = size.width / 2 - width, size.height * 0.87
    shapes = [
        Shape("wall-let", houses.outline(left, base, width, size.height * 0.7, size.height * 0.22, 3)),
        Shape("wall-reserved", houses.outline(left + width, base, width, size.height * 0.64, size.height * 0.26, 0)),
        _ground(size, base),
    ]
    pitch = (2 * width - 40) / count
    wide = min(pitch * 0.6, 44)
    sill = base - size.height * 0.2
    windows = (
        box(left + 20 + (n + 0.5) * pitch - wide / 2, sill - wide * 1.45 - 6, wide, wide * 1.45) for n in range(count)
    )
    shapes += [
        Shape("people", "".join(windows)),
        Shape("sill", f"M{number(left + 14)} {number(sill)}H{number(left + 2 * width - 14)}"),
    ]
    labels = [label(left + width * (n + 0.5), base - size.height * 0.07, name) for n, name in enumerate(names)]
    told = {"area": typography.square_metres(metres), "first": names[0], "second": names[1]}
    text = _("To hus under samme gesims, som deler %(area)s: %(first)s og %(second)s.") % told
    caption = _("Tegnet fra tallet i saken: ett vindu for hver hundrede kvadratmeter som de to deler.")
    return Drawing(size, size.height, "night", shapes, labels if size.letters else [], text, caption)


def _stages(names, planned, size):
    """A house for each stage, all alike: nothing is said of how large they are."""
    count = len(names)
    gap = size.width * 0.04
    width = min(240, (size.width - 2 * size.margin - gap * (count - 1)) / count)
    left = (size.width - count * width - (count - 1) * gap) / 2
    base, floors = size.height * (0.78 if size.letters else 0.84), 6
    floor = min(46, (base - size.margin) / (floors + 0.6))
    shapes, labels = [], []
    for place, name in enumerate(names):
        x, is_planned = left + place * (width + gap), place >= count - planned
        walls = "".join(box(x, base - (n + 1) * floor, width, floor - 3) for n in range(floors))
        shapes.append(Shape("planned" if is_planned else "wall-let", walls))
        if not is_planned:
            pitch = (width - 12) / 6
            panes = (
                box(x + 6 + (c + 0.2) * pitch, base - (n + 0.8) * floor, pitch * 0.6, floor * 0.5)
                for n in range(floors)
                for c in range(6)
            )
            shapes.append(Shape("panes", "".join(panes)))
        labels.append(label(x + width / 2, base + size.letters * 1.7, name))
        if is_planned:
            labels.append(label(x + width / 2, base + size.letters * 3, _("planlagt"), is_quiet=True))
    shapes.append(_ground(size, base))
    text = ", ".join(f"{name} ({_('planlagt')})" if n >= count - planned else name for n, name in enumerate(names))
    caption = _("Tegnet fra saken: ett hus for hvert byggetrinn. Størrelsen er ikke målt.")
    if planned:
        caption += " " + _("Det stiplede er planlagt, ikke bekreftet.")
    return Drawing(size, size.height, "night", shapes, labels if size.letters else [], text, caption)


def _days(count, names, last_day, size):
    """A stroke for each day, a longer one for each week, from one dated point to another."""
    height = size.height if size.is_in_list else size.height * 0.62
    left, room, line = size.margin, size.width - 2 * size.margin, height * 0.52
    strokes = "".join(
        f"M{number(left + n * room / count)} {number(line - (26 if n % 7 == 0 else 14))}V{number(line)}"
        for n in range(1, count)
    )
    ends = f"M{left} {number(line - 56)}V{number(line)}M{left + room} {number(line - 56)}V{number(line)}"
    shapes = [
        Shape("days-fine" if room / count < FINE else "days", f"{strokes}M{left} {number(line)}H{left + room}"),
        Shape("ends", ends),
    ]
    first_day = last_day - timedelta(days=count)
    told = {"count": count, "first": names[0], "last": names[1]}
    told |= {"begin": typography.day(first_day), "end": typography.day(last_day)}
    step = size.letters * 1.5
    labels = [
        label(left, line + step + 6, names[0], "start"),
        label(left, line + 2 * step + 4, told["begin"], "start", is_quiet=True),
        label(left + room, line + step + 6, names[1], "end"),
        label(left + room, line + 2 * step + 4, told["end"], "end", is_quiet=True),
        label(left + room / 2, line - 42, _("%(count)s dager") % told),
    ]
    text = _("%(count)s dager fra %(begin)s (%(first)s) til %(end)s (%(last)s).") % told
    caption = _("Tegnet fra datoene i saken: én strek for hver dag, en lang for hver uke.")
    return Drawing(size, height, "night", shapes, labels if size.letters else [], text, caption)
