"""Where in its buildings an organisation is: a small drawing of each, with the organisation's own bays lit."""

from dataclasses import dataclass

from ..elevation import stacking
from ..models import Unit


@dataclass(frozen=True)
class HomePlan:
    """One building's drawing; `own` are the bays that the organisation leases, from the ground up."""

    drawing: stacking.Elevation

    @property
    def own(self):
        return [bay for bay in self.drawing.bays if bay.matches]

    @property
    def building(self):
        return self.drawing.building


def plans_of(homes, day):
    """{building's key: plan} of homes whose leases name units that the public may see; one query, or none."""
    leased = {lease.unit_id for home in homes for lease in home.leases if lease.unit_id}
    buildings = {lease.unit.building_id for home in homes for lease in home.leases if lease.unit_id}
    if not leased:
        return {}
    drawn = Unit.objects.drawn(day).filter(building__in=buildings)
    plans = [HomePlan(drawing) for drawing in stacking.draw(drawn, matching=leased)]
    return {plan.building.pk: plan for plan in plans if plan.own}
