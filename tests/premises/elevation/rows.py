"""Units as the elevation draws them."""

from dataclasses import dataclass
from decimal import Decimal

from premises.models.units import Status


@dataclass(frozen=True)
class Row:
    pk: int
    floor: int
    position: int
    area_m2: Decimal
    building: str = "B"
    status: Status = Status.LET


def rows(*areas_by_floor):
    """Units of one building: a tuple of areas for each floor from the ground up."""
    number = iter(range(1, 100_000))
    return [
        Row(next(number), floor, position, Decimal(area))
        for floor, areas in enumerate(areas_by_floor, 1)
        for position, area in enumerate(areas)
    ]
