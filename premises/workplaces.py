"""How much room people need. Values in, values out."""

from decimal import Decimal
from typing import Protocol

M2_A_WORKPLACE = 15  # m² of a unit's whole area, where nobody has said how many workplaces it has


class WithPlaces(Protocol):
    """What is read of a unit."""

    area_m2: Decimal
    workplaces_to: int | None


def places_in(unit: WithPlaces) -> int:
    """How many can work in a unit: as many as its landlord says, else by the usual room for each."""
    return unit.workplaces_to or int(unit.area_m2 // M2_A_WORKPLACE)
