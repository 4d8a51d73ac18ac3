"""The map of a day: what the database knows of places, and which of it is lit.

`district`, `neighbourhood` and `region` give a `Scene`, a value for `templates/premises/map/_map.html`. Each asks the
database the same number of times, however much is drawn.
"""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from members.organisations.visibility import public_organisations
from tech_port.content.models import Area
from tech_port.lists.few import few_of_each
from tech_port.versions.memo import remembered

from ..models import Building, Unit
from ..models.unit_state import TO_LET
from . import shapes
from .drawing import Drawing
from .places import Group, House, Place, groups
from .projection import NARROW, SMALL, WIDE, Position, around

DISTRICT, NEIGHBOURHOOD, REGION = "district", "neighbourhood", "region"
MAX_HOUSES = 24  # of more, those with most on offer
MAX_PLACES, MAX_LIT = 12, 100  # of each kind, and units of a building that are counted
HERE = "here"  # the key of what the map is about where it is nothing that is drawn anyway


@dataclass(frozen=True)
class Scene:
    """Everything that one map shows and says; each drawing is made when it is asked for."""

    scale: str
    areas: tuple[Place, ...]
    places: tuple[Place, ...]
    focus: Place | None = None
    samples: str = ""  # a sentence, where what is lit is made up
    is_answer: bool = False
    dated: tuple = field(default=())  # of a region: [(source, [areas])]

    @cached_property
    def wide(self) -> Drawing:
        return self._drawing(WIDE, (840, 760), 2, 15)

    @cached_property
    def narrow(self) -> Drawing:
        return self._drawing(NARROW, (360, 400), 0.95, 13)

    @cached_property
    def small(self) -> Drawing:
        return self._drawing(SMALL, (400, 380), 0.95, 14)

    def _drawing(self, frame, size, unit, letters):
        if self.scale == NEIGHBOURHOOD:
            frame = around(self.focus.position, *size, unit=unit, letters=letters)
        return Drawing(frame, self.areas, self.places, self.focus)

    @cached_property
    def groups(self) -> list[Group]:
        """The list that says the same as the drawing: the core areas in their order with what lies in each.

        Of a neighbourhood those that have something in it.
        """
        if self.scale != NEIGHBOURHOOD:
            return groups(self.areas, self.places)
        near = [one for one in self.places if one.key in self.wide.points]
        return [group for group in groups(self.areas, near) if group.places]

    @property
    def told(self):
        """What the map of a day says of what can be had: two that say the same are the same."""
        counts = [(one.key, *sorted(one.counts.items())) for one in self.places if one.kind == "building"]
        return tuple(counts), self.samples, self.is_answer

    @property
    def arenas(self) -> list[Place]:
        return [one for one in self.places if one.kind == "arena" and self.scale != NEIGHBOURHOOD]

    @property
    def landmarks(self) -> list[Place]:
        """What is drawn to find the way by, and lies in none of the areas."""
        known = [one for one in self.places if one.kind == "landmark" and one.position and one.key != HERE]
        return [one for one in known if self.scale != NEIGHBOURHOOD or one.key in self.wide.points]

    @property
    def has_light(self) -> bool:
        """Whether something is lit on the map: what has no position is in the list alone."""
        return any(one.kind == "building" and one.counts and one.position for one in self.places)

    @cached_property
    def signs(self) -> set[str]:
        """What is drawn on a screen and the key explains: the statuses that are lit, plans, the road and the rail."""
        houses = [one for one in self.places if one.kind == "building" and one.key in self.wide.points]
        lit = {status for house in houses for status, count in house.counts.items() if count}
        planned = {"planned"} if any(house.is_planned for house in houses) else set()
        return lit | planned | shapes.lines_in(self.wide.frame)

    @property
    def around(self) -> str:
        """The area that the focus lies in, by name, or nothing."""
        named = (one.name for one in self.areas if self.focus and one.slug == self.focus.within != self.focus.slug)
        return next(named, "")


def district(today: date, lit: Collection[int] | None = None, focus=None) -> Scene:
    """The whole district on a day.

    `lit` are the keys of the units that are lit, None for all that can be had; `focus` is a building, a venue or an
    area with a ring around it.
    """
    areas, others = areas_and_landmarks(today)
    houses, samples = houses_on(today, lit)
    places = [*houses, *others]
    about = place_of(focus, places)
    if about and about.key == HERE:
        places.append(about)
    return Scene(DISTRICT, tuple(areas), tuple(places), about, samples, lit is not None)


@remembered(entries=8)
def whole(today: date) -> Scene:
    """The district on a day with all that can be had lit."""
    return district(today)


def neighbourhood(building, today: date, lit: Collection[int] | None = None) -> Scene | None:
    """What lies around a building, larger; None while nobody has said where it stands."""
    scene = district(today, lit, building)
    if scene.focus is None or scene.focus.position is None:
        return None
    return Scene(NEIGHBOURHOOD, scene.areas, scene.places, scene.focus, scene.samples, scene.is_answer)


def region(today: date) -> Scene:
    """The business areas that sources named, by source and day, and the arenas around the district."""
    areas, others = areas_and_landmarks(today)
    dated = defaultdict(list)
    for area in Area.objects.filter(kind=Area.Kind.BUSINESS).select_related("source")[:MAX_PLACES]:
        dated[area.source].append(area)
    arenas = tuple(one for one in others if one.kind == "arena")
    return Scene(REGION, tuple(areas), arenas, dated=tuple(dated.items()))


def where(place, today: date) -> Scene | None:
    """The district with a ring around a place; None for one without a position, or too far away to be drawn."""
    position = place and position_of(place)
    if position is None or not WIDE.has(WIDE.point(position)):
        return None
    return district(today, focus=place)


# What the database knows


@remembered()
def areas_and_landmarks(today):
    """(core areas, landmarks and arenas); a landmark at which an organisation is leads to the page of it."""
    areas = Area.objects.exclude(kind=Area.Kind.BUSINESS).select_related("within")
    named = (
        public_organisations(today).filter(place__isnull=False).order_by("place_id", "sort_name").distinct("place_id")
    )
    homes = {one.place_id: one for one in named[: MAX_HOUSES * MAX_PLACES]}
    core, others = [], []
    for area in few_of_each(areas, "kind", MAX_PLACES, ["order", "name"]):
        place = Place(
            key=f"area-{area.pk}",
            kind=str(area.kind),
            name=area.name,
            slug=area.slug,
            position=position_of(area),
            within=area.within.slug if area.within else "",
            town=area.town,
        )
        if area.kind == Area.Kind.CORE:
            core.append(replace(place, kind="area", url=area.get_absolute_url(), within=area.slug))
        elif home := homes.get(area.pk):
            others.append(replace(place, kind="organisation", name=home.name, url=home.get_absolute_url()))
        elif area.kind == Area.Kind.ARENA:
            others.append(replace(place, url=area.get_absolute_url()))
        elif not place.within:  # what lies in an area is told of by its buildings, or by who is there
            others.append(place)
    return core, others


def houses_on(today, lit):
    """(buildings with what can be had of them on a day, what is to be said of samples)."""
    counts, sampled, houses = defaultdict(Counter), [], _houses(today)
    for key, building, status, is_sample in _to_let(today, tuple(key for key, _house in houses)):
        if lit is None or key in lit:
            counts[building][status] += 1
            sampled.append(is_sample)
    said = _("Ledige lokaler er eksempler.") if all(sampled) else _("Noen av de ledige lokalene er eksempler.")
    houses = [replace(house, counts=dict(counts[pk]), is_answer=lit is not None) for pk, house in houses]
    return houses, said if any(sampled) else ""


@remembered()
def _to_let(today, buildings):
    """[(key, key of the building, status, whether it is a sample)] of the units that can be had as of a day."""
    units = Unit.objects.on_market().filter(building__in=buildings).as_of(today).select_related("building")
    units = units.few_of_each_building(MAX_LIT)
    found = [unit for unit in units if unit.status in TO_LET]
    return [(unit.pk, unit.building_id, str(unit.status), unit.is_sample) for unit in found]


@remembered()
def _houses(today):
    """[(key, House)] of all buildings as they stand on a day."""
    found = []
    for building in Building.objects.select_related("property__area").few(MAX_HOUSES):
        house = House(
            key=f"building-{building.pk}",
            kind="building",
            name=building.name,
            slug=building.slug,
            url=building.get_absolute_url(),
            position=position_of(building),
            within=building.property.area.slug if building.property.area else "",
            area_m2=building.area_m2,
            offset=(building.map_dx, building.map_dy),
            is_planned=not building.is_finished(today),
            completion=building.completion.brief(today),
        )
        found.append((building.pk, house))
    return found


def position_of(row) -> Position | None:
    """Where a building, a venue or an area lies; a venue without a position of its own lies where its building does."""
    if row.latitude is None:
        building = getattr(row, "building", None)
        return position_of(building) if building else None
    return Position(float(row.latitude), float(row.longitude))


def place_of(row, places) -> Place | None:
    """What is drawn of a record: the building itself or the venue's, or a place of its own."""
    if row is None:
        return None
    building = row if isinstance(row, Building) else getattr(row, "building", None)
    key = f"building-{building.pk}" if building else f"area-{row.pk}" if isinstance(row, Area) else ""
    known = next((one for one in places if one.key == key and one.position), None)
    if known:
        return known if known.kind != "building" else replace(known, name=row.name)
    area = getattr(row, "area", None)
    return Place(HERE, "landmark", row.name, position=position_of(row), within=area.slug if area else "")
