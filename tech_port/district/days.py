"""The district on any day: who was a member, who sat on the board, what stood, and who was in it."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, DateField, F, Window
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from members.models import BoardSeat, Membership, StaffRole
from members.sources import sources_of
from premises.buildings import history
from premises.elevation import stacking
from premises.models import Building, Lease

from ..content.models import Milestone
from ..lists.few import few_of_each
from ..story.entries import entries_of
from ..versions.memo import remembered
from ..writing.claims import HAPPENED, Span
from ..writing.sourced import caveat, sourced
from .ground import ground_of

LEVELS = tuple(Membership.Level)
PERIODS = (BoardSeat, StaffRole, Membership, Lease)
MAX_MEMBERS, MAX_SEATS = 60, 60  # of a level, and on the board
MAX_MILESTONES = 60
KEPT = 4  # of todays and languages


class Stop:
    """A milestone as a place on the way through time: it links to the first day on which it surely has happened.

    `claim` is what is said of its time by all sources: of the milestone, and of the building that it tells of.
    """

    def __init__(self, milestone, entry):
        self.milestone, self.claim, self.day = milestone, entry.claim, entry.last
        self.is_planned = entry.is_planned

    @property
    def span(self):
        return Span(self.day, self.claim.start.precision)


@dataclass(frozen=True)
class Change:
    """A day on which the page shows something else than on the day before; `when` is how exactly that is known."""

    day: date
    when: str
    is_planned: bool = False  # whether nothing happens then but what was planned

    def __str__(self):
        return self.when


class Times:
    """The way through time, the same on whichever day one stands; `ground` is what is asked of today already."""

    def __init__(self, ground):
        self.ground = ground

    @cached_property
    def stops(self):
        entries = entries_of(Milestone.objects.latest_told(MAX_MILESTONES), self.ground.buildings, self.ground.today)
        return [Stop(milestone, entry) for entry in entries for milestone in entry.milestones]

    @cached_property
    def _spans(self):
        """({day: span}, {day: change}) of what is known to change, and of what is planned."""
        known = [Span(day, precision) for day, precision in first_days().values_list("day", "precision") if day]
        known += [stop.span for stop in self.stops if not stop.is_planned]
        known.sort(key=lambda span: span.last - span.first, reverse=True)
        plans = {stop.day: Change(stop.day, str(stop.claim.when), is_planned=True) for stop in self.stops}
        return {span.day: span for span in known}, plans

    @cached_property
    def days(self):
        """All days on which something changes, in order."""
        spans, plans = self._spans
        return sorted({*spans, *plans})

    def change(self, day):
        """What a day is called on which something changes, None for another."""
        spans, plans = self._spans
        return Change(day, named(spans[day], spans.values())) if day in spans else plans.get(day)

    @property
    def changes(self):
        """{day: change} of all on which something changes: relations begin and end, buildings stand, milestones.

        A relation that is known by its month or year is shown from the first day of it; a building stands, and a
        milestone has happened, on the last. Each is named as exactly as it is known, and no two have one name.
        """
        return {day: self.change(day) for day in self.days}


@remembered(entries=KEPT)
def times_of(today):
    """Asked once for all days and scales of the page."""
    return Times(ground_of(today))


class District:
    """Everything the page shows of a day; `times` is what is the same on every day."""

    def __init__(self, day, times=None):
        self.day = day
        self.times = times or times_of(timezone.localdate())
        self.ground = self.times.ground
        self.today = self.ground.today

    # The way through time

    @property
    def stops(self):
        return self.times.stops

    @property
    def changes(self):
        return self.times.changes

    @property
    def latest(self):
        """What had happened last, or None before it all."""
        return next((stop for stop in reversed(self.stops) if stop.day <= self.day), None)

    @property
    def coming(self):
        """What came next of what happened or was told as a plan by then, or None after it all."""
        coming = (stop for stop in self.stops if stop.day > self.day)
        return next((stop for stop in coming if stop.claim.told_by(self.day)), None)

    @property
    def previous(self):
        """The last change before the day, or None."""
        before = bisect_left(self.times.days, self.day)
        return self.times.change(self.times.days[before - 1]) if before else None

    @property
    def next(self):
        """The first change after it, or None."""
        after = bisect_right(self.times.days, self.day)
        return self.times.change(self.times.days[after]) if after < len(self.times.days) else None

    @property
    def is_before(self):
        """Whether the day is before everything that the page knows."""
        return self.previous is None and self.times.change(self.day) is None

    # The association

    @cached_property
    def memberships(self):
        """A few of each level, in Norwegian order; `in_group` is how many there are of it."""
        rows = Membership.objects.on(self.day).shown().in_norwegian_order().select_related("organisation", "source")
        order = ["organisation__sort_name", "organisation", "pk"]
        return list(few_of_each(rows, "level", MAX_MEMBERS, order))

    @property
    def members(self):
        """How many there are."""
        return sum({one.level: one.in_group for one in self.memberships}.values())

    @property
    def levels(self):
        """[(level in words, how many are on it, some members on it)] of the levels that there are."""
        grouped = [(level, [one for one in self.memberships if one.level == level]) for level in LEVELS]
        return [(level.label, rows[0].in_group, [one.organisation for one in rows]) for level, rows in grouped if rows]

    @cached_property
    def seats(self):
        """The first seats in the order of roles; `in_all` is how many there are."""
        rows = BoardSeat.objects.on(self.day).shown().in_role_order().annotate(in_all=Window(Count("pk")))
        return list(rows.select_related("person", "organisation", "source")[:MAX_SEATS])

    @property
    def seats_in_all(self):
        return self.seats[0].in_all if self.seats else 0

    @cached_property
    def roles(self):
        roles = StaffRole.objects.of_the_association(self.day).select_related("person__photo", "source")
        return list(roles[:MAX_SEATS])

    # What stood

    @cached_property
    def states(self):
        is_today = self.day == self.today
        tenants = self.ground.tenants if is_today else self.ground.tenants_on(self.day)
        return history.states_of(self.ground.buildings, tenants, self.day, self.today)

    @property
    def finished(self):
        """How many buildings stand."""
        return sum(one.is_finished for one in self.states)

    @property
    def tenants(self):
        return [tenant for state in self.states for tenant in state.tenants]

    @property
    def sources(self):
        """The publications that tell of what it goes through, for the page's foot."""
        return sources_of(stop.milestone for stop in self.stops)

    @property
    def member_sources(self):
        return sources_of(self.memberships)

    @property
    def board_sources(self):
        return sources_of(self.seats)

    @property
    def board_caveat(self):
        """What nobody knows of the board of a day that its sources do not reach."""
        return caveat(sourced(self.seats, self.today), self.day)

    @cached_property
    def drawings(self):
        """[(drawing of a building, its state)]; none while nothing that is known is finished."""
        states = {one.building.pk: one for one in self.states}
        if not any(one.is_finished for one in self.states):
            return []
        elevations = stacking.draw(self.ground.units)  # walls and floors, whoever was in them
        return [(one, states[one.building.pk]) for one in elevations if one.building.pk in states]


@remembered(entries=32)
def district_on(day, today):
    """The district of a day, with what all days share."""
    return District(day, times_of(today))


def first_days():
    """(day, precision) of when relations begin, of when they no longer hold, and of when buildings stand."""
    begins = [public(model).order_by().values(day=F("starts_on"), precision=F("starts_precision")) for model in PERIODS]
    ends = [
        public(model)
        .filter(ends_on__lt=date.max)
        .order_by()
        .values(day=Cast(F("ends_on") + timedelta(days=1), DateField()), precision=F("ends_precision"))
        for model in PERIODS
    ]
    finished = Building.objects.filter(completion_basis__in=HAPPENED).order_by()
    stand = finished.values(day=F("completed_on"), precision=F("completed_precision"))
    return stand.union(*begins, *ends).order_by()


def named(span, spans):
    """A change's name: its span, or the end of it where something else is known to begin in it."""
    begins = any(str(one) == str(span) and one.day < span.day for one in spans)
    return str(_("utgangen av %(when)s") % {"when": span} if begins else span)


def public(model):
    """Relations that the page shows, without samples: those are shown too, but are no changes to go to."""
    narrowed = {
        Lease: {"is_sample": False, "organisation__isnull": False},
        StaffRole: {"in_association": True},
    }
    return model.objects.shown().filter(**narrowed.get(model, {}))
