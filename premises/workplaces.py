"""How much room people need. Values in, values out."""

from decimal import Decimal
from typing import Protocol

M2_A_WORKPLACE = 15  # m² of a unit's whole area, where nobody has said how many workplaces it has


class WithPlaces(Protocol):
    """What is read of a unit."""

    area_m2: Decimal
    workplaces_to: int | None


def places_in(unit: WithPlaces, part_m2: Decimal | None = None) -> int:
    """How many can work in a unit or its part: as many as the landlord says, else by the usual room for each."""
    area = part_m2 or unit.area_m2
    return seats_in(unit.workplaces_to, unit, part_m2) or int(area // M2_A_WORKPLACE)


def seats_in(stated: int | None, unit: WithPlaces, part_m2: Decimal | None = None) -> int | None:
    """As much of a unit's stated workplaces as a part has; None where none are stated."""
    return stated if stated is None or part_m2 is None else int(stated * part_m2 / unit.area_m2)
