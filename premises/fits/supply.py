"""The units among which answers are looked for, and the answers themselves."""

from dataclasses import dataclass, replace

from django.db.models import Sum
from django.utils import timezone

from ..models import Unit
from . import questions
from .finding import find
from .judging import Asked

MAX_ROOMS = 2_000  # units that one answer looks through
MAX_BUILDINGS = 20  # where there are more units: the buildings with most to have
ANY_SIZE = dict.fromkeys(("people", "area_min_m2", "area_max_m2", "part_m2", "total_max_nok_month"))


def asked_of(need):
    """The need as answers are judged by it."""
    today = timezone.localdate()
    keys = questions.buildings_of(need.landlords, today) if need.landlords else ()
    return Asked(need, today, frozenset(keys))


@dataclass(frozen=True)
class Rooms:
    """Units as of a day, in the order in which they are drawn, and the keys of the buildings that are known whole."""

    units: list
    buildings: frozenset

    @classmethod
    def load(cls, need, day):
        """Every public unit; of very many, those of the buildings with most to have, and all that fit."""
        drawn = Unit.objects.drawn(day)
        if Unit.objects.filter(hidden=False).order_by()[: MAX_ROOMS + 1].count() <= MAX_ROOMS:
            units = list(drawn)
            return cls(units, frozenset(unit.building_id for unit in units))
        keys = _largest(need, day)
        units = list(drawn.filter(building__in=keys)[:MAX_ROOMS])
        cut = {units[-1].building_id} if len(units) == MAX_ROOMS else set()  # neighbours of it may be missing
        units = [unit for unit in units if unit.building_id not in cut]
        known = {unit.building_id for unit in units}
        fitting = questions.matching(questions.to_have(day), need).exclude(building__in=known)
        fitting = fitting.select_related("building__property").order_by("pk")
        return cls(units + list(fitting[: MAX_ROOMS - len(units)]), frozenset(known))


def _largest(need, day):
    """The keys of the buildings that have most area to have, whatever the size asked for."""
    large = questions.matching(questions.to_have(day), replace(need, **ANY_SIZE)).order_by().values("building")
    rows = large.annotate(area=Sum("area_m2")).order_by("-area", "building")[:MAX_BUILDINGS]
    return [row["building"] for row in rows]


def fits(need, day=None):
    """What fits a need on a day, that of the need unless given, or today; best first."""
    asked = asked_of(need)
    return find(asked, Rooms.load(need, day or need.day or asked.today))


def may_come(unit):
    """Whether a unit that is not on offer is let and will come free, or was on offer and is not confirmed."""
    return bool(unit.available_from and (unit.is_offered or unit.has_lease) and unit.use != Unit.Use.COMMON)
