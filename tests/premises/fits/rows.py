"""Units as the search for contiguous space reads them."""

from dataclasses import dataclass
from datetime import date

TODAY = date(2026, 11, 21)


@dataclass(frozen=True)
class Row:
    pk: int
    building_id: int
    floor: int
    position: int
    area_m2: float
    available_from: date | None = TODAY
    rent_nok_m2_year: float | None = 2000
    common_costs_nok_m2_year: float | None = 400
    workplaces_to: int | None = None

    @property
    def building(self):
        return self.building_id


def is_free(unit):
    return unit.available_from is not None
