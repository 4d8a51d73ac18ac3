"""The finder's answer: the same units as a list, as numbers and as a picture."""

from dataclasses import dataclass, field
from datetime import date

from django.core.paginator import Paginator
from django.db.models import Min
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from tech_port.versions.memo import remembered

from ..elevation import stacking
from ..fits.finding import best_of, find
from ..fits.rows import rows_of
from ..fits.supply import Rooms, asked_of
from ..map import scene
from ..models import Lease
from ..models.units import MARKED_AFTER
from .filters import LAST_SHOWN_DAY, UnitFilter

UNITS_A_PAGE = 24


class Finder:
    """Everything the page shows for the filters in an address."""

    def __init__(self, params):
        self.filter = UnitFilter(params)
        self.params = params

    @property
    def day(self):
        return self.filter.day

    @property
    def is_of_today(self):
        return self.day == self.filter.today

    @property
    def numbers(self):
        """count, total area in m² and the days of the least and the most recent confirmation."""
        return self.filter.numbers

    @property
    def count(self):
        return self.numbers["count"]

    @property
    def to_let(self):
        """How many of them nobody has reserved."""
        return self.count - self.numbers["reserved"]

    @property
    def samples_in_words(self):
        """What is said of those of them that are made up to show the portal, "" where there are none."""
        if not self.numbers["samples"]:
            return ""
        return _("Alle er eksempler.") if self.numbers["samples"] == self.count else _("Noen er eksempler.")

    @property
    def is_dusty(self):
        """Whether one of the units is marked for not having been confirmed lately."""
        return self.oldest_confirmation is not None and self.oldest_confirmation >= MARKED_AFTER

    @property
    def other_params(self):
        """The address's parameters that the slider's form carries along."""
        return self.filter.params("dato", "maned")

    @property
    def oldest_confirmation(self):
        """How many days ago the least fresh of the units was confirmed, or None without units."""
        return self.numbers["oldest"] and (self.filter.today - self.numbers["oldest"]).days

    @cached_property
    def page(self):
        few = self.filter.few
        paginator = Paginator(few.fitting if few else self.filter.qs, UNITS_A_PAGE)
        paginator.count = self.count
        return paginator.get_page(self.params.get("side"))

    @property
    def asked_page(self):
        """The page that the address asks for where there is no such one, otherwise nothing."""
        asked = self.params.get("side", "")
        return "" if asked in {"", str(self.page.number)} else asked

    @property
    def in_address(self):
        """What links of the page carry on of its address: no page that there is not."""
        data = self.filter.data.copy()
        if self.asked_page:
            data.pop("side")
        return data

    @property
    def people(self):
        """For how many the cost is worked out, or None."""
        return self.filter.asked.get("ansatte")

    @cached_property
    def rows(self):
        """The page's units, or the parts of them that answer better, with what they cost these people."""
        return rows_of((best_of(self.asked, unit) for unit in self.page.object_list), self.filter.need)

    @property
    def are_all_samples(self):
        return all(row.unit.is_sample for row in self.rows)

    @cached_property
    def picture(self):
        """What the picture follows from."""
        return Picture(self.rooms.pictured, self.day, self.lit, self.rooms)

    @property
    def drawn(self):
        """The public units of the buildings in the picture, on the day asked for."""
        return self.rooms.of(self.rooms.pictured)

    @cached_property
    def elevations(self):
        """The picture: what fits is lit, what is on offer and does not fit is dimmed, the rest is as it is.

        When nothing fits, what comes nearest is lit.
        """
        return _elevations(self.picture)

    @cached_property
    def lit(self):
        """The keys of the units that fit; when nothing fits, of those that come nearest."""
        few = self.filter.few
        drawn = {unit.pk for unit in self.drawn}
        if few:
            fits = [unit.pk for unit in few.fitting if self.rooms.are_all or unit.pk in drawn]
        else:
            fits = self.filter.without().filter(pk__in=drawn).values_list("pk", flat=True)
        return frozenset(fits) or frozenset(unit.pk for row in (self.spaces or self.near) for unit in row.units)

    @property
    def map(self):
        """Where it is: the district, in which the same is lit."""
        return _map(self.day, self.lit) if self.lit else None

    @property
    def street(self):
        """The same picture, as small as a strip."""
        return stacking.street(self.elevations)

    @cached_property
    def asked(self):
        return self.filter.few.asked if self.filter.few else asked_of(self.filter.need)

    @property
    def rooms(self):
        return self.filter.rooms

    @cached_property
    def answers(self):
        """What fits and what comes near it: units, parts of units, and neighbouring units together."""
        return self.filter.few.answers if self.filter.few else find(self.asked, self.rooms)

    @cached_property
    def spaces(self):
        """Rows of neighbouring units that together are large enough; none when no size is asked for."""
        return rows_of(self.answers.together, self.filter.need)

    @cached_property
    def near(self):
        """Rows of what comes nearest, with what speaks against each."""
        return rows_of(self.answers.near, self.filter.need)


@dataclass(frozen=True)
class Picture:
    """The public units of some buildings on a day, and the keys of those that are lit."""

    buildings: frozenset
    day: date
    lit: frozenset
    rooms: Rooms = field(compare=False)

    @property
    def drawn(self):
        return self.rooms.of(self.buildings)


@remembered()
def _elevations(picture):
    drawn = picture.drawn
    return stacking.draw(drawn, matching=picture.lit | {unit.pk for unit in drawn if not unit.is_listed})


@remembered()
def _map(day, lit):
    return scene.district(day, lit=lit)


@remembered("premises")
def first_day():
    """The first day that the picture can show: that of the first lease, or today."""
    return Lease.objects.aggregate(day=Min("starts_on"))["day"] or timezone.localdate()


class Slider:
    """The months from the first lease to 2035 as numbers, for a slider that works as a plain form."""

    def __init__(self, day):
        self.first = first_day().replace(day=1)
        self.value = max(0, min(self._number(day), self.max))

    @property
    def max(self):
        return self._number(LAST_SHOWN_DAY)

    def _number(self, day):
        return (day.year - self.first.year) * 12 + day.month - self.first.month

    def day(self, number):
        """The first day of the month with a number; a number outside is the nearest inside."""
        months = self.first.year * 12 + self.first.month - 1 + max(0, min(number, self.max))
        return date(months // 12, months % 12 + 1, 1)

    @property
    def years(self):
        """[(number of January, year)] for the scale below the slider, every third year."""
        years = range(self.first.year + 1, LAST_SHOWN_DAY.year + 1)
        return [(self._number(date(year, 1, 1)), year) for year in years if year % 3 == 0]
