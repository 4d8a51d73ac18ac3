"""What stood on a day: how far each building had come then. Values in, values out."""

from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class BuildingState:
    """A building as of a day, which is before or after `today`, with the tenants that are known there that day."""

    building: object
    day: date
    today: date
    tenants: tuple = ()

    @property
    def told(self):
        """What had been said by the day of when it stands finished; None of a plan that nobody had told of then."""
        return self.building.completion.told_by(self.day)

    @property
    def is_finished(self):
        """Whether it stood finished, as far as is known."""
        return self.building.is_finished(self.day)

    @property
    def is_in_its_year(self):
        """Whether the day is within the month, quarter or year in which it was or is to be finished."""
        span = self.building.completion.start
        return bool(span) and span.precision != "day" and span.first <= self.day < span.last

    @property
    def known_tenants(self):
        """Those that a source says were there, or leased."""
        return [tenant for tenant in self.tenants if not tenant.is_planned]

    @property
    def planned_tenants(self):
        """Those that were to lease, and of whom nobody says that they came."""
        return [tenant for tenant in self.tenants if tenant.is_planned]

    @property
    def in_words(self):
        """Where it had come, in words that say no more than the sources do."""
        claim = self.told
        if self.is_in_its_year and not claim.is_plan:
            return _("Ferdig i løpet av %(when)s; dagen er ikke kjent.") % {"when": claim.when}
        return capfirst(f"{claim.sentence(self.day)}.")


def states_of(buildings, tenants, day, today):
    """The state of every building, those first that were finished first; without a known day they come last.

    A plan that no source had told of by the day is left out.
    """
    order = sorted(buildings, key=lambda one: (one.completed_on is None, one.completed_on or date.max, one.order))
    at = {}
    for tenant in tenants:
        at.setdefault(tenant.building.pk, []).append(tenant)
    states = [BuildingState(building, day, today, tuple(at.get(building.pk, ()))) for building in order]
    return [state for state in states if state.told]
