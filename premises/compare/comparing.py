"""Units beside each other: which are chosen (the address says), and what is told of each. Values in, values out.

`Chosen` holds keys of units as `lokale=` gives them; `rows_of()` says in words where a unit is
the best of those compared.
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from tech_port.norwegian import typography

MAX_UNITS = 6
MAX_KEY_LENGTH = 14


@dataclass(frozen=True)
class Chosen:
    """The units to compare, in the order they were chosen; `rejected` is how many values of the address are no key."""

    keys: tuple = ()
    rejected: int = 0
    too_many: int = 0

    @classmethod
    def read(cls, values):
        """From the values of `lokale=`; each unit once, six at most."""
        values = list(dict.fromkeys(value for value in values if value))
        good = [value for value in values if value.isascii() and value.isdigit() and len(value) <= MAX_KEY_LENGTH]
        keys = tuple(dict.fromkeys(int(value) for value in good))
        return cls(keys[:MAX_UNITS], len(values) - len(good), max(0, len(keys) - MAX_UNITS))

    def __len__(self):
        return len(self.keys)

    def __contains__(self, key):
        return key in self.keys

    @property
    def is_full(self):
        return len(self) >= MAX_UNITS

    def adding(self, key):
        return self if key in self else Chosen((*self.keys, key)[:MAX_UNITS])

    def without(self, key):
        return Chosen(tuple(other for other in self.keys if other != key))

    @property
    def query(self):
        """`lokale=3&lokale=5`; "" when nothing is chosen."""
        return urlencode([("lokale", key) for key in self.keys])


@dataclass(frozen=True)
class Compared:
    """A unit with its cost."""

    unit: object
    cost: object


@dataclass(frozen=True)
class Cell:
    """What is told of one unit, with the words for being the best; `is_known` is whether anybody has said it."""

    compared: Compared
    text: str
    mark: str = ""
    is_known: bool = True


@dataclass(frozen=True)
class Row:
    """One fact of every unit."""

    title: str
    cells: tuple
    is_alike: bool = False


@dataclass(frozen=True)
class Fact:
    """How a fact is read and written; `best` picks the best of the known values, `mark` is what it is called.

    A value that is empty is not known: it is never the best, and makes nobody else so. `rank` is what decides when
    that is not the value itself.
    """

    title: str
    value: Callable
    show: Callable = str
    best: Callable | None = None
    mark: str = ""
    rank: Callable | None = None
    unknown: str = gettext_lazy("Ikke oppgitt")

    def row(self, columns):
        values = [self.value(column) for column in columns]
        ranks = [self.rank(column) for column in columns] if self.rank else values
        known = [rank for rank in ranks if rank not in (None, "")]
        best = self.best(known) if self.best and len(set(known)) > 1 else None
        cells = tuple(
            Cell(
                column,
                self.text(value) or str(self.unknown),
                str(self.mark) if best is not None and rank == best else "",
                value not in (None, ""),
            )
            for column, value, rank in zip(columns, values, ranks, strict=True)
        )
        is_alike = len(cells) > 1 and len({cell.text for cell in cells}) == 1
        return Row(str(self.title), cells, is_alike)

    def text(self, value):
        """A text keeps the language it knows."""
        if value in (None, ""):
            return ""
        return value if isinstance(value, str) else str(self.show(value))


def of_unit(name):
    return lambda column: getattr(column.unit, name)


def of_cost(name):
    return lambda column: getattr(column.cost, name)


def of_building(name):
    return lambda column: getattr(column.unit.building, name)


def _total(name):
    """A total that leaves something out is told on a line of its own, and not compared with those that do not."""
    return lambda column: getattr(column.cost, name) if column.cost.is_complete else None


def _certificate(name, state):
    """`Excellent (mål)`."""

    def value(column):
        building = column.unit.building
        level = getattr(building, name)
        return f"{level} ({getattr(building, f'get_{state}_display')()})" if level else ""

    return value


def _workplaces(column):
    return typography.span(column.unit.workplaces_from, column.unit.workplaces_to)


def _step_free(column):
    return {True: _("Ja"), False: _("Nei"), None: ""}[column.unit.is_step_free]


LOWEST, LARGEST = gettext_lazy("lavest"), gettext_lazy("størst")
ON_REQUEST = gettext_lazy("På forespørsel")
SPACE = [
    Fact(gettext_lazy("Bygg"), of_building("name")),
    Fact(gettext_lazy("Etasje"), of_unit("place")),
    Fact(gettext_lazy("Bruk"), lambda column: capfirst(column.unit.get_use_display())),
    Fact(
        pgettext_lazy("compare", "Ledig"),
        lambda column: capfirst(str(column.unit.availability)),
        best=min,
        mark=gettext_lazy("først"),
        rank=of_unit("available_from"),
    ),
    Fact(gettext_lazy("Samlet areal"), of_unit("area_m2"), typography.square_metres, max, LARGEST),
    Fact(gettext_lazy("Eksklusivt areal"), of_unit("exclusive_m2"), typography.square_metres, max, LARGEST),
    Fact(
        gettext_lazy("Andel fellesareal"),
        of_unit("common_m2"),
        typography.square_metres,
        min,
        pgettext_lazy("compare", "minst"),
    ),
    Fact(gettext_lazy("Målt etter"), of_unit("area_standard")),
    Fact(gettext_lazy("Kan deles fra"), of_unit("divisible_from_m2"), typography.square_metres),
    Fact(gettext_lazy("Arbeidsplasser"), _workplaces),
    Fact(
        gettext_lazy("Areal per arbeidsplass"),
        of_cost("m2_a_workplace"),
        lambda value: typography.square_metres(round(value, 1)),
        max,
        LARGEST,
    ),
    Fact(gettext_lazy("Trinnfri adkomst"), _step_free),
]
PRICE = [
    Fact(gettext_lazy("Leie"), of_unit("rent_nok_m2_year"), typography.rate, min, LOWEST, unknown=ON_REQUEST),
    Fact(gettext_lazy("Felleskostnader"), of_unit("common_costs_nok_m2_year"), typography.rate, min, LOWEST),
    Fact(gettext_lazy("Leie per år"), of_cost("rent_a_year"), typography.kroner, min, LOWEST, unknown=ON_REQUEST),
    Fact(gettext_lazy("Felleskostnader per år"), of_cost("common_costs_a_year"), typography.kroner, min, LOWEST),
    *(
        Fact(title, _total(name), typography.kroner, min, LOWEST, unknown=gettext_lazy("Kan ikke regnes ut"))
        for title, name in (
            (gettext_lazy("I alt per år"), "a_year"),
            (gettext_lazy("I alt per måned"), "a_month"),
            (gettext_lazy("Per arbeidsplass og måned"), "a_workplace_a_month"),
        )
    ),
]
HOUSE = [
    Fact(gettext_lazy("Energimerke"), _certificate("energy_label", "energy_state")),
    Fact(gettext_lazy("BREEAM-NOR"), _certificate("breeam", "breeam_state")),
    Fact(gettext_lazy("WELL"), _certificate("well", "well_state")),
    Fact(gettext_lazy("Bekreftet"), of_unit("confirmed_on"), typography.short_day, max, gettext_lazy("sist")),
    Fact(gettext_lazy("Kontakt for utleie"), of_building("contact_name")),
    Fact(gettext_lazy("E-post for utleie"), of_building("contact_email")),
]
GROUPS = [
    (pgettext_lazy("compare", "Lokalet"), SPACE),
    (pgettext_lazy("compare", "Kostnad"), PRICE),
    (pgettext_lazy("compare", "Bygget og utleieren"), HOUSE),
]


def rows_of(columns):
    """[(group's name, its rows)] of the units compared; a fact that nobody gives is left out."""
    groups = [(title, [fact.row(columns) for fact in facts]) for title, facts in GROUPS]
    return [(title, [row for row in rows if any(cell.is_known for cell in row.cells)]) for title, rows in groups]
