"""Small drawings of an organisation's buildings, with its own bays lit. Values in, values out."""

from dataclasses import dataclass

from ..elevation import stacking


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


def leased_in(homes):
    """The units that the leases of some homes name."""
    return [lease.unit for home in homes for lease in home.leases if lease.unit_id]


def plans_of(leased, drawn):
    """{building's key: plan} of the buildings of `drawn` units, where units that are leased are among them."""
    plans = [HomePlan(drawing) for drawing in stacking.draw(drawn, matching={unit.pk for unit in leased})]
    return {plan.building.pk: plan for plan in plans if plan.own}
