"""What suits an interest: the one place where its pages in the admin ask for it."""

from dataclasses import dataclass

from ..fits import contiguous
from ..models import Unit
from ..models.units import Status
from . import matching

BEST_SPACES = 5


@dataclass(frozen=True)
class Answers:
    """Single units, best first and with reasons; neighbouring units that together give the area; those asked for."""

    matches: list
    spaces: list
    asked: set

    @property
    def unit_keys(self):
        """Every unit that is in an answer, or asked for."""
        single = {match.unit.pk for match in self.matches}
        return self.asked | single | {unit.pk for space in self.spaces for unit in space.units}


def answers_to(interest, today):
    need = matching.Need.of(interest)
    asked = {unit.pk for unit in interest.units.all()}
    matches = matching.rank(need, Unit.objects.letting(today), today, asked)
    return Answers(matches, spaces_for(need, today), asked)


def spaces_for(need, today):
    """Neighbouring units on offer that together are as large as asked for; none where no area is."""
    if need.area is None:
        return []
    least, most = need.area
    to_have = {Status.VACANT, Status.COMING}
    return contiguous.find(
        Unit.objects.drawn(today),
        least,
        is_free=lambda unit: unit.status in to_have and unit.available_from is not None,
        most_m2=most,
        best=BEST_SPACES,
    )


def hang_together(units):
    """Whether units (with their building's others) are one space: of one building, each reached from the first."""
    keys = {unit.pk for unit in units}
    if len({unit.building_id for unit in units}) != 1:
        return False
    pairs = list(contiguous.neighbours(Unit.objects.filter(building=units[0].building_id)))
    reached = {units[0].pk}
    while more := {b for a, b in [*pairs, *((b, a) for a, b in pairs)] if a in reached and b in keys - reached}:
        reached |= more
    return reached == keys
