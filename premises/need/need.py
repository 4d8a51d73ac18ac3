"""What a tenant looks for, as one value. Values in, values out.

Areas are m², money is NOK, days are dates; what is None or empty was not asked for. `day` is the day that the answer
is for, None for today. `with_vat`, `index_percent` and `years` say how costs are worked out, and narrow nothing.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

NAMES = {  # of the address's parameters, in the order in which it has them
    "ansatte": "people",
    "areal_min": "area_min_m2",
    "areal_maks": "area_max_m2",
    "del": "part_m2",
    "ledig_innen": "wanted_by",
    "type": "uses",
    "trinnfritt": "step_free",
    "maned_maks": "total_max_nok_month",
    "pris_maks": "rent_max_nok_m2_year",
    "etasje_min": "floor_min",
    "bygg": "buildings",
    "utleier": "landlords",
    "bransje": "line_of_work",
    "dato": "day",
    "mva": "with_vat",
    "indeks": "index_percent",
    "ar": "years",
}
SHOWING = {"day", "with_vat", "index_percent", "years", "line_of_work"}  # say how to answer, not what is asked


@dataclass(frozen=True)
class Need:
    """A tenant's need; buildings and landlords by their slugs, uses as `Unit.Use`, the line of work by its code."""

    people: int | None = None
    area_min_m2: Decimal | None = None
    area_max_m2: Decimal | None = None
    part_m2: Decimal | None = None
    wanted_by: date | None = None
    uses: tuple[str, ...] = ()
    step_free: bool = False
    total_max_nok_month: int | None = None
    rent_max_nok_m2_year: Decimal | None = None
    floor_min: int | None = None
    buildings: tuple[str, ...] = ()
    landlords: tuple[str, ...] = ()
    line_of_work: str = ""
    day: date | None = None
    with_vat: bool = False
    index_percent: int | None = None
    years: int | None = None
    language: str = "nb"

    @property
    def params(self) -> list[tuple[str, str]]:
        """[(name, text)] as an address writes it, always in the same order; none for what was not asked for."""
        found = []
        for name, field in NAMES.items():
            value = getattr(self, field)
            values = value if isinstance(value, tuple) else (value,)
            found += [(name, written(one)) for one in values if is_given(one)]
        return found

    @property
    def asks(self) -> bool:
        """Whether anything is asked for that some premises may lack."""
        return any(is_given(getattr(self, name)) for name in NAMES.values() if name not in SHOWING)


def is_given(value: object) -> bool:
    """Whether something is asked for; 0 is, as the ground floor."""
    return bool(value) or (value == 0 and value is not False)


def written(value: object) -> str:
    """A value as an address writes it: `900`, `912.5`, `2027-07-01`, `on`."""
    if value is True:
        return "on"
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
