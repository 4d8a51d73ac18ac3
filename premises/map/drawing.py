"""Who has a roof, a sign, a name and a ring, as ready numbers for the templates. Values in, values out."""

from dataclasses import dataclass

from django.utils.functional import cached_property

from . import labels, roofs, shapes
from .labels import Label, Wish
from .places import Place
from .projection import Frame, Point, Position, angle_along, direction

SIGNS = {  # landmarks that are drawn as what they are; others are dots
    "nidarosdomen": "church",
    "torvet": "square",
    "trondheim-s": "station",
    "elgeseter-bru": "bridge",
    "lerkendal": "stop",
}
AROUND = ("west", "east", "southwest", "southeast", "northwest", "northeast")
BESIDE = ("east", "west", "south", "north")
BELOW = ("south", "east", "north", "west")
HALF_SIGNS = {"church": 15, "bridge": 12}
LONG = 12  # letters that fill a line at the edge of a phone
MARGIN = 16  # from the edge to the middle of an arrow


@dataclass(frozen=True)
class DrawnArea:
    place: Place
    outline: shapes.Outline
    label: Label | None


@dataclass(frozen=True)
class Drawn:
    """A place where it stands: its roofs or its sign, and its name where there was room for it."""

    place: Place
    point: Point
    roofs: tuple[roofs.Roof, ...]
    sign: str
    label: Label | None
    radius: float
    is_focus: bool = False


@dataclass(frozen=True)
class Arrow:
    """Where something lies that is farther out: at the edge, in its true direction."""

    place: Place
    x: float
    y: float
    angle: float
    label: Label


@dataclass(frozen=True)
class Drawing:
    """The map in one frame."""

    frame: Frame
    areas: tuple[Place, ...]
    places: tuple[Place, ...]
    focus: Place | None = None

    def is_focus(self, place: Place) -> bool:
        """Whether the map is about it."""
        return self.focus is not None and place.key == self.focus.key

    @property
    def view_box(self) -> str:
        return f"0 0 {self.frame.width} {self.frame.height}"

    @property
    def ground(self) -> shapes.Ground:
        return shapes.ground(self.frame)

    @cached_property
    def outlines(self):
        """{slug: outline} of the areas that have a position."""
        return {one.slug: shapes.outline(self.frame, one.slug, one.position) for one in self.areas if one.position}

    @cached_property
    def points(self) -> dict[str, Point]:
        """{key: where it stands} of what stands inside the frame."""
        known = [one for one in self.places if one.position and not self._is_left_out(one)]
        at = {one.key: self._point(one) for one in known}
        return {key: point for key, point in at.items() if self.frame.has(point) and key not in self.edges}

    def _point(self, place: Place) -> Point:
        x, y = self.frame.point(place.position)
        right, down = getattr(place, "offset", (0, 0))
        return Point(round(x + right * self.frame.unit, 1), round(y + down * self.frame.unit, 1))

    def _is_left_out(self, place: Place) -> bool:
        if self.is_focus(place) or place.kind not in ("landmark", "arena"):
            return False
        is_needed = self.frame.signs is None or place.slug in self.frame.signs
        return (self.frame.is_plain and place.kind == "arena") or (place.kind == "landmark" and not is_needed)

    @cached_property
    def roofs(self) -> dict[str, tuple[roofs.Roof, ...]]:
        road, unit, found = shapes.road(self.frame), self.frame.unit, {}
        for place in self.places:
            point = self.points.get(place.key)
            if point and place.kind == "building":
                angle = angle_along(road, point)
                planned = place.is_planned
                found[place.key] = (
                    roofs.roof(point, angle, place.area_m2, place.counts, unit=unit, is_planned=planned),
                )
            elif point and place.kind == "organisation":
                found[place.key] = roofs.campus(point, unit)
        return found

    @cached_property
    def edges(self) -> dict[str, tuple[Place, Point, float]]:
        """{key: (place, where its arrow stands, angle)} of what lies outside the frame."""
        if self.frame.is_plain:
            return {}
        frame = self.frame
        middle = Position((frame.latitudes[0][0] + frame.latitudes[-1][0]) / 2, (frame.west + frame.east) / 2)
        found = {}
        for place in (*self.areas, *(one for one in self.places if one.kind == "arena")):
            if place.position is None or self._is_around(place):
                continue
            if frame.has(point := frame.point(place.position), 2 * MARGIN):
                continue
            at = Point(
                min(max(point.x, MARGIN), frame.width - MARGIN), min(max(point.y, MARGIN + 6), frame.height - MARGIN)
            )
            found[place.key] = place, at, direction(middle, place.position)
        return found

    def _is_around(self, place):
        """Whether it is the area that the map's focus lies in: no arrow leads to where one is."""
        return place.kind == "area" and self.focus is not None and place.slug == self.focus.within

    @cached_property
    def labels(self) -> dict[str, Label]:
        frame = self.frame
        taken = [roof.box for drawn in self.roofs.values() for roof in drawn]
        signs = [self.points[one.key] for one in self.places if one.key in self.points and one.key not in self.roofs]
        size = 9 * max(self.frame.unit, 0.6)
        taken += [(x - size, y - size, x + size, y + size) for x, y in signs]
        taken += [(x - 10, y - 10, x + 10, y + 10) for _place, (x, y), _angle in self.edges.values()]
        size = frame.width, frame.height
        named = labels.place([*self._of_areas(), *self._of_edges()], taken, *size)
        taken += [label.box for label in named.values()]
        return named | labels.place(self._of_places(), taken, *size, self._along_the_road())

    def _along_the_road(self):
        """Small boxes on the road, which names keep off; those of areas may lie across it, and interrupt it."""
        half = 3 * max(self.frame.unit, 0.6)
        points = shapes.dense(shapes.road(self.frame), is_closed=False, pieces=8)
        return [(x - half, y - half, x + half, y + half) for x, y in points]

    def _of_areas(self):
        size = round(self.frame.letters * (1.2 if self.frame.unit < 1 else 1.45), 1)
        for area in self.areas:
            if area.slug in self.outlines and area.key not in self.edges:
                outline = self.outlines[area.slug]
                high = outline.bottom - outline.top
                reaches = tuple(round(high * share) for share in (0, 0.12, 0.24, 0.36))
                spots = ("middle", "north", "south")
                yield Wish(area.key, (area.name,), outline.middle, size, spots, reaches, has_leader=False)

    def _of_edges(self):
        for key, (place, at, _angle) in self.edges.items():
            if MARGIN < at.x < self.frame.width - MARGIN:
                spots = ("north",) if at.y > self.frame.height / 2 else ("south",)
            else:
                spots = ("west",) if at.x > self.frame.width / 2 else ("east",)
            first, _space, last = place.name.rpartition(" ")
            is_narrow = self.frame.unit < 1 and len(place.name) > LONG and first
            lines = (first, last) if is_narrow else (place.name,)
            yield Wish(key, lines, at, self.frame.letters, spots, (15,))

    def _of_places(self):
        """Those with most light first; of the rest buildings, organisations, landmarks."""
        kinds = ["building", "organisation", "landmark", "arena"]
        inside = [one for one in self.places if one.key in self.points]
        if self.frame.is_plain:
            inside = [one for one in inside if one.kind == "landmark"]
        for place in sorted(inside, key=lambda one: (kinds.index(one.kind), [-n for n in getattr(one, "light", ())])):
            said = place.words if self.frame.unit >= 1 and not getattr(place, "is_planned", False) else place.brief
            lines = (place.name, said) if said else (place.name,)
            at, size, near = self.points[place.key], self.frame.letters, self._half(place) + 5
            if place.kind == "building":
                steps = (0, 20, 42, 68, 96, 128) if self.frame.unit >= 1 else (0, 16, 32, 50, 72, 96)
                yield Wish(place.key, lines, at, size, AROUND, tuple(near + step for step in steps))
            else:
                spots = BELOW if place.kind == "organisation" else BESIDE
                yield Wish(place.key, lines, at, size, spots, (near, near + 8), has_leader=False)

    def _half(self, place):
        """How far its drawing reaches from its point, at most."""
        if self.is_focus(place):
            return self._ring(place)
        at = self.points[place.key]
        if place.key not in self.roofs:
            return HALF_SIGNS.get(SIGNS.get(place.slug), 8)
        boxes = [roof.box for roof in self.roofs[place.key]]
        return max(max(abs(box[0] - at.x), abs(box[2] - at.x)) for box in boxes)

    def _ring(self, place):
        """Of what a finger can hit, and of the ring that shows the focus."""
        return max((14, *(one.radius for one in self.roofs.get(place.key, ()))))

    @property
    def drawn_areas(self) -> list[DrawnArea]:
        return [
            DrawnArea(one, self.outlines[one.slug], self.labels.get(one.key))
            for one in self.areas
            if one.slug in self.outlines
        ]

    @property
    def drawn(self) -> list[Drawn]:
        return [
            Drawn(
                one,
                self.points[one.key],
                self.roofs.get(one.key, ()),
                "" if one.key in self.roofs else SIGNS.get(one.slug, "dot"),
                self.labels.get(one.key),
                self._ring(one),
                is_focus=self.is_focus(one),
            )
            for one in self.places
            if one.key in self.points
        ]

    @property
    def arrows(self) -> list[Arrow]:
        return [
            Arrow(place, at.x, at.y, angle, self.labels[key])
            for key, (place, at, angle) in self.edges.items()
            if key in self.labels
        ]
