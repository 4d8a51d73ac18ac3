"""Which units an interest may end in, and whether some of them are one space."""

from ..fits import contiguous
from ..fits.supply import fits
from ..models import Unit
from ..need.need import Need


def units_for(interest):
    """The units that an interest names, then those of what fits it, each once."""
    named = list(interest.units.select_related("building"))
    need = Need(
        people=interest.employees,
        area_min_m2=interest.area_min_m2,
        area_max_m2=interest.area_max_m2,
        uses=(interest.use,) if interest.use else (),
    )
    found = fits(need).units if need.asks else []
    return list({unit.pk: unit for unit in (*named, *found)}.values())


def hang_together(units):
    """Whether units of one building are one space: each is reached from the first by neighbours among them."""
    keys = {unit.pk for unit in units}
    if len({unit.building_id for unit in units}) != 1:
        return False
    pairs = list(contiguous.neighbours(Unit.objects.filter(building=units[0].building_id)))
    reached = {units[0].pk}
    while more := {b for a, b in [*pairs, *((b, a) for a, b in pairs)] if a in reached and b in keys - reached}:
        reached |= more
    return reached == keys
