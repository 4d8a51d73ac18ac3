"""The units among which answers are looked for, and the answers themselves."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from django.db.models import Count, Q, Sum
from django.utils import timezone
from django.utils.functional import cached_property

from tech_port.versions.memo import remembered

from ..models import Unit
from . import questions
from .finding import find
from .judging import Asked, is_of_kind

MAX_ROOMS = 400  # units that one answer looks through
MAX_BUILDINGS, MAX_A_BUILDING = 8, 100  # where there are more: so many buildings, and of each those on offer first
MAX_TO_BE_HAD = 10_000  # on offer: so many are judged one by one, in less time than the database needs to find them


def asked_of(need):
    """The need as answers are judged by it."""
    today = timezone.localdate()
    return Asked(need, today, _buildings_of(need.landlords, today) if need.landlords else frozenset())


@remembered()
def _buildings_of(landlords, today):
    return frozenset(questions.buildings_of(landlords, today))


@dataclass(frozen=True)
class Rooms:
    """Units as of a day, in the order in which they are drawn, and the keys of the buildings that are known whole.

    `shown` are the buildings of a picture, those with most to have first, of which some may be too large to be whole
    here; `are_all` is whether there are no more units. `to_be_had` are those that `UnitQuerySet.to_be_had` finds of all
    that is on offer, or None where they are too many to be judged one by one.
    """

    units: list
    buildings: Collection
    shown: tuple = ()
    are_all: bool = True
    to_be_had: Collection | None = None

    @cached_property
    def with_units(self):
        """The keys of the buildings of which somebody has told a unit, and which are not drawn alone."""
        return {unit.building_id for unit in self.units if not unit.is_drawn}

    @classmethod
    def load(cls, need, day):
        """Every public unit; of very many, those of the buildings with most to have, and all that fit."""
        rooms = cls.whole(need, day)
        if rooms.are_all:
            return rooms
        fitting = questions.matching(questions.to_have(day), need).exclude(building__in=rooms.buildings)
        fitting = fitting.exclude(pk__in=[unit.pk for unit in rooms.units])
        fitting = fitting.select_related("building__property").order_by("pk")
        return replace(rooms, units=rooms.units + list(fitting[: MAX_ROOMS - len(rooms.units)]))

    @property
    def pictured(self):
        """The keys of the buildings that an answer's picture shows: the first few that are not drawn by us alone."""
        return frozenset([key for key in self.shown if key in self.with_units][:MAX_BUILDINGS])

    @property
    def street(self):
        """The units of the first few buildings, whatever is known of them."""
        return self.of(self.shown[:MAX_BUILDINGS])

    def of(self, keys):
        return [unit for unit in self.units if unit.building_id in keys]

    @classmethod
    def whole(cls, need, day):
        """Every public unit; of very many, those of the buildings with most to have alone."""
        kind = questions.kind_of(need)
        if _number() <= MAX_ROOMS:
            return _all(kind, day)
        keys, large = _buildings(kind)
        whole, to_be_had = dict.fromkeys(key for key in keys if key not in large), None
        if _number_on_offer() <= MAX_TO_BE_HAD:
            to_be_had = _to_be_had(day)
        return cls(_drawn(day, keys), whole, keys, False, to_be_had)


@remembered("premises")
def _number():
    """How many public units there are."""
    return Unit.objects.filter(hidden=False).count()


@remembered("premises")
def _number_on_offer():
    return Unit.objects.offered().count()


@remembered(entries=2)  # some 6 kB a unit
def _to_be_had(day):
    """[Unit] of those on offer, as of a day."""
    return [unit for unit in Unit.objects.drawn(day).offered() if unit.is_to_be_had]


@remembered(entries=16)
def _all(kind, day):
    units = _drawn(day, None)
    keys = _by_area(units, kind)
    to_be_had = [unit for unit in units if unit.is_listed and unit.is_to_be_had]
    return Rooms(units, dict.fromkeys(keys), tuple(keys), to_be_had=to_be_had)


def _by_area(units, kind):
    """The keys of their buildings, those with most area of a kind on offer first."""
    asked, areas = asked_of(kind), {}
    for unit in units:
        area = unit.area_m2 if unit.is_listed and is_of_kind(asked, unit) else 0
        areas[unit.building_id] = areas.get(unit.building_id, 0) + area
    return sorted(areas, key=lambda key: (-areas[key], key))


@remembered(entries=8)
def _drawn(day, keys):
    """[Unit] as of a day, of some buildings or, with None, of all."""
    units = Unit.objects.drawn(day)
    return list(units if keys is None else units.filter(building__in=keys).few_of_each_building(MAX_A_BUILDING))


@remembered()
def _buildings(need):
    """The keys of the buildings to look through, those with most area to have first, and those too large to be whole.

    What is on offer counts, whatever the size asked for and whenever it is free: to look every unit's leases up would
    cost more than the order is worth.
    """
    on_offer = questions.of_kind(Unit.objects.offered(), need).order_by()
    to_have = Sum("area_m2", filter=Q(pk__in=on_offer.values("pk")), default=0)
    units = Unit.objects.filter(hidden=False).order_by().values("building")
    rows = units.annotate(area=to_have, number=Count("pk")).order_by("-area", "building")
    chosen, large, left = [], set(), MAX_ROOMS
    for key, area, number in rows.values_list("building", "area", "number")[: MAX_ROOMS + 1]:
        drawn = min(number, MAX_A_BUILDING)
        if area and drawn <= left and len(chosen) < MAX_BUILDINGS:
            chosen.append(key)
            left -= drawn
            if number > drawn:
                large.add(key)
    return tuple(chosen), frozenset(large)


def fits(need, day=None):
    """What fits a need on a day, that of the need unless given, or today; best first."""
    asked = asked_of(need)
    return find(asked, Rooms.load(need, day or need.day or asked.today))


def may_come(unit):
    """Whether a unit that is not on offer is let and will come free, or was on offer and is not confirmed."""
    return bool(unit.available_from and (unit.is_offered or unit.has_lease) and unit.use != Unit.Use.COMMON)
