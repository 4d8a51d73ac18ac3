"""What stood on a day: how far each building had come then. Values in, values out."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from tech_port.norwegian import typography


@dataclass(frozen=True)
class BuildingState:
    """A building as of a day, which is before or after `today`, with the tenants that are known there that day."""

    building: object
    day: date
    today: date
    tenants: tuple = ()

    @property
    def when(self):
        return typography.day(self.building.completed_on, self.building.completed_precision)

    @property
    def is_finished(self):
        """Whether it stood finished, as far as is known."""
        return self.building.is_finished(self.day) and not self.building.completion_is_planned

    @property
    def is_in_its_year(self):
        """Whether the day is within the month, quarter or year in which it was or is to be finished."""
        building = self.building
        if building.completed_on is None or building.completed_precision == "day":
            return False
        last = typography.last_day_of(building.completed_on, building.completed_precision)
        same = typography.last_day_of(self.day, building.completed_precision) == last
        return same and self.day < building.completed_on

    @property
    def in_words(self):
        """Where it had come, in words that say no more than the sources do."""
        if self.building.completed_on is None:
            return _("Ingen kilde sier når det er ferdig.")
        return self._planned() if self.building.completion_is_planned else self._finished()

    def _finished(self):
        if self.is_finished:
            return _("Ferdig siden %(when)s.") % {"when": self.when}
        if self.is_in_its_year:
            return _("Ferdig i løpet av %(when)s; dagen er ikke kjent.") % {"when": self.when}
        if self.building.completed_on > self.today:
            return _("Under bygging, ferdig %(when)s.") % {"when": self.when}
        return _("Ikke ferdig ennå. Det sto ferdig %(when)s.") % {"when": self.when}

    def _planned(self):
        if self.building.completed_on <= self.day:
            return _("Skulle etter planen være ferdig %(when)s; ingen kilde bekrefter det.") % {"when": self.when}
        return _("Ikke ferdig ennå. Etter planen ferdig %(when)s.") % {"when": self.when}


def states_of(buildings, tenants, day, today):
    """The state of every building, those first that were finished first; without a known day they come last."""
    order = sorted(buildings, key=lambda one: (one.completed_on is None, one.completed_on or date.max, one.order))
    at = {}
    for tenant in tenants:
        at.setdefault(tenant.building.pk, []).append(tenant)
    return [BuildingState(building, day, today, tuple(at.get(building.pk, ()))) for building in order]
