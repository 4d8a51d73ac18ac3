"""Which premises an interest is about, or could be: for the tenant who sends it and for staff who answer and sign."""

from django.utils import timezone

from ..fits import contiguous
from ..fits.finding import best_of, find
from ..fits.supply import Rooms, asked_of, fits, may_come
from ..models import Unit
from ..need.stored import need_of_interest

MAX_SUGGESTED = 12
MAX_RANKED = 30


def to_choose_from(need):
    """The keys of the units that fit a need, those of the best answers; none where nothing is asked for."""
    return [unit.pk for unit in fits(need).units[:MAX_SUGGESTED]] if need.asks else []


def ranked(interest, today=None):
    """What suits an interest, best first with reasons: what fits, what comes near, and then whatever was asked for."""
    today = today or timezone.localdate()
    asked, rooms = _question(interest, today)
    found = find(asked, rooms, is_candidate=may_come)
    best = [*found.fitting[:MAX_RANKED], *found.near]
    shown = {answer.unit.pk for answer in best if answer.kind != "together"}
    named = Unit.objects.drawn(today).filter(interests=interest)
    return best + [best_of(asked, unit) for unit in named if unit.pk not in shown]


def units_for(interest, today=None):
    """The units that an interest may end in: those it names, then those of what fits it, each once."""
    today = today or timezone.localdate()
    named = list(Unit.objects.drawn(today).filter(interests=interest))
    fitting = find(*_question(interest, today)).units
    return list({unit.pk: unit for unit in (*named, *fitting)}.values())


def _question(interest, today):
    need = need_of_interest(interest)
    return asked_of(need), Rooms.load(need, today)


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
