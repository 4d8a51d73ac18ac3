"""What tenants ask for against what is on offer, without telling what any one asked. Values in, values out.

A group of asked-for area is shown only when five tenants or more are in it; the rest are not
told from nothing. The total is of the shown groups alone, so that no difference gives a hidden one away, and areas are
rounded, so that one more tenant in a group does not show what that tenant asked for.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ..workplaces import M2_A_WORKPLACE

MIN_TENANTS = 5
ROUNDED_TO_M2 = 100
MAX_ASKED_M2 = 5_000  # one very large need counts as this much
BANDS = ((0, 300), (300, 800), (800, 1500), (1500, None))  # m²: from, and up to but not including
QUARTERS = 5  # the present one and the next four; then what is later, and what has no day

CHART_WIDTH, CHART_HEIGHT = 320, 132
BAR_WIDTH, BAR_GAP = 15, 3
MIN_BAR = 3


@dataclass(frozen=True)
class Ask:
    """One tenant's need in m², and when; None where the tenant did not say."""

    tenant: str
    area_m2: Decimal | None
    wanted_on: date | None


@dataclass(frozen=True)
class Offer:
    """A unit's area in m² and the day it can be had, None when that is not known."""

    area_m2: Decimal
    available_from: date | None
    is_sample: bool = False


@dataclass(frozen=True)
class Period:
    """A quarter, by its first day; `kind` is "quarter", "later" or "open" (no day given)."""

    kind: str
    starts_on: date | None = None

    @property
    def number(self):
        """1 to 4."""
        return (self.starts_on.month + 2) // 3


@dataclass(frozen=True)
class Cell:
    """A size in a period: m² asked for, None for fewer than five tenants; m² on offer, and how much is made up."""

    period: Period
    asked_m2: int | None
    offered_m2: Decimal
    sample_m2: Decimal = Decimal(0)


@dataclass(frozen=True)
class Bar:
    """A bar of the chart; a group that is not shown is a stub without a value."""

    kind: str
    x: float
    y: float
    width: float
    height: float

    @property
    def path(self):
        return f"M{self.x:g} {self.y:g}h{self.width:g}v{self.height:g}h-{self.width:g}z"


@dataclass(frozen=True)
class Band:
    """One size: from and up to (m²; None for no end), a cell a period, and its chart."""

    from_m2: int
    to_m2: int | None
    cells: tuple
    most_m2: Decimal

    @property
    def bars(self):
        """Two bars a period, asked and offered; all charts share one scale."""
        step = CHART_WIDTH / len(self.cells)
        found = []
        for number, cell in enumerate(self.cells):
            x = number * step + (step - 2 * BAR_WIDTH - BAR_GAP) / 2
            kind = "hidden" if cell.asked_m2 is None else "asked"
            found.append(self._bar(kind, x, cell.asked_m2 or 0))
            found.append(self._bar("offered", x + BAR_WIDTH + BAR_GAP, cell.offered_m2))
        return [bar for bar in found if bar.height]

    def _bar(self, kind, x, area):
        height = float(area) / float(self.most_m2) * CHART_HEIGHT if self.most_m2 else 0
        height = max(height, MIN_BAR) if area or kind == "hidden" else 0
        return Bar(kind, round(x, 1), round(CHART_HEIGHT - height, 1), BAR_WIDTH, round(height, 1))

    @property
    def labels(self):
        """[(x of the middle as SVG writes it, period)] below the bars."""
        step = CHART_WIDTH / len(self.cells)
        return [(f"{(number + 0.5) * step:.1f}", cell.period) for number, cell in enumerate(self.cells)]


@dataclass(frozen=True)
class Demand:
    """The whole answer; the totals are m² of what is shown."""

    periods: tuple
    bands: tuple

    @property
    def asked_m2(self):
        return sum(cell.asked_m2 or 0 for band in self.bands for cell in band.cells)

    @property
    def offered_m2(self):
        return sum(cell.offered_m2 for band in self.bands for cell in band.cells)

    @property
    def sample_m2(self):
        """How much of what is on offer is made up to show the portal."""
        return sum(cell.sample_m2 for band in self.bands for cell in band.cells)

    @property
    def rows(self):
        """[(period, [(band, cell)])] for a table."""
        return [(period, [(band, band.cells[n]) for band in self.bands]) for n, period in enumerate(self.periods)]

    @property
    def offered_rows(self):
        """The rows of the table in which something is on offer."""
        return [(period, cells) for period, cells in self.rows if any(cell.offered_m2 for _band, cell in cells)]

    @property
    def has_shown(self):
        return any(cell.asked_m2 is not None for band in self.bands for cell in band.cells)


def area_of(low, high, employees):
    """What a need in a form comes to in m²: the middle of from and to, or 15 m² an employee; None when it is open."""
    known = [value for value in (low, high) if value]
    if known:
        return Decimal(sum(known)) / len(known)
    return Decimal(employees * M2_A_WORKPLACE) if employees else None


def of(asks, offers, today):
    """Group needs and offers; a need without a size is in no group."""
    periods = _periods(today)
    asked, tenants = defaultdict(Decimal), defaultdict(set)
    for ask in asks:
        if ask.area_m2:
            place = _band(ask.area_m2), _period(ask.wanted_on, periods)
            asked[place] += min(ask.area_m2, MAX_ASKED_M2)
            tenants[place].add(ask.tenant)
    offers = list(offers)
    offered, samples = _offered(offers, periods), _offered((one for one in offers if one.is_sample), periods)
    rows = {
        band: tuple(
            Cell(
                period,
                _shown(asked[band, period], tenants[band, period]),
                offered[band, period],
                samples[band, period],
            )
            for period in periods
        )
        for band in BANDS
    }
    most = max(max(cell.asked_m2 or 0, cell.offered_m2) for cells in rows.values() for cell in cells)
    return Demand(periods, tuple(Band(low, high, rows[low, high], Decimal(most)) for low, high in BANDS))


def _offered(offers, periods):
    """{(size, period): m² on offer}."""
    found = defaultdict(Decimal)
    for offer in offers:
        found[_band(offer.area_m2), _period(offer.available_from, periods)] += offer.area_m2
    return found


def _shown(area, tenants):
    """The rounded area of a group that may be shown, otherwise None."""
    if len(tenants) < MIN_TENANTS:
        return None
    return int((area / ROUNDED_TO_M2).to_integral_value()) * ROUNDED_TO_M2


def _band(area):
    return next((low, high) for low, high in BANDS if high is None or area < high)


def _periods(today):
    """The same ones whatever is asked for, so that they tell nothing."""
    first = today.year * 4 + (today.month - 1) // 3
    quarters = [Period("quarter", _first_day(first + number)) for number in range(QUARTERS)]
    return (*quarters, Period("later", _first_day(first + QUARTERS)), Period("open"))


def _first_day(number):
    return date(number // 4, number % 4 * 3 + 1, 1)


def _period(day, periods):
    """The period of a day; what is past belongs to the present quarter."""
    if day is None:
        return periods[-1]
    begun = [period for period in periods[:-1] if period.starts_on <= day]
    return begun[-1] if begun else periods[0]
