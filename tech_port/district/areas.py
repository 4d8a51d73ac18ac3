"""What there is in an area of the district today: buildings, people, venues, and what happens next."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from premises.elevation import light
from premises.models.unit_state import TO_LET

MOST_NAMED = 6  # organisations and venues that a list names before it leads on to the rest


@dataclass(frozen=True)
class House:
    """A building as of today, with its units and the tenants that are known there."""

    building: object
    day: date
    units: tuple = ()
    tenants: tuple = ()

    @property
    def area_id(self):
        return self.building.property.area_id

    @property
    def neighbourhood_address(self):
        return f"?kart=nabolaget&bygg={self.building.slug}"

    def count(self, status):
        return sum(str(unit.status) == status for unit in self.units)

    @property
    def vacant(self):
        return self.count("vacant")

    @property
    def coming(self):
        return self.count("coming")

    @property
    def when_built(self):
        return self.count("when_built")

    @property
    def is_lit(self):
        """Whether something here can be had, now or later."""
        return bool(self.to_let)

    @property
    def to_let(self):
        return [unit for unit in self.units if unit.is_to_let]

    @property
    def vacant_m2(self):
        return light.of(self.to_let).vacant_m2

    @property
    def is_let(self):
        """Whether all that is known of its units is that they are let."""
        kinds = {str(unit.status) for unit in self.units} - {"common"}
        return self.is_finished and kinds == {"let"}

    @property
    def key(self):
        """The first of vacant, coming and when built that it has; "" for a house without light."""
        found = {str(unit.status) for unit in self.to_let}
        return next((str(status) for status in TO_LET if str(status) in found), "")

    @property
    def is_finished(self):
        return self.building.is_finished(self.day)

    @property
    def state(self):
        """How far it has come, where that is all there is to say of it: `planlagt ferdig 2025, ikke bekreftet`."""
        return _("utleid") if self.is_let else self.building.completion.brief(self.day)

    @property
    def known_tenants(self):
        return [tenant for tenant in self.tenants if not tenant.is_planned]

    @property
    def planned_tenants(self):
        return [tenant for tenant in self.tenants if tenant.is_planned]


@dataclass(frozen=True)
class Quarter:
    """One of the core areas with all that is known to be in it."""

    area: object
    houses: tuple = ()
    landmarks: tuple = ()
    residents: tuple = ()
    venues: tuple = ()
    events: tuple = ()

    @property
    def is_empty(self):
        """Whether nothing is known to be there."""
        return not (self.houses or self.marks or self.residents or self.venues or self.events)

    @property
    def marks(self):
        """Landmarks that are neither the ground of its houses nor where somebody is who is named."""
        homes = {one.place_id for one in self.residents}
        grounds = {house.building.property.slug for house in self.houses}
        return [place for place in self.landmarks if place.pk not in homes and place.slug not in grounds]

    @property
    def light(self):
        return light.of(unit for house in self.houses for unit in house.to_let)

    @property
    def vacant(self):
        return sum(house.vacant for house in self.houses)

    @property
    def vacant_address(self):
        """What asks the list of premises for those in this area's buildings that have something vacant."""
        return urlencode([("bygg", house.building.slug) for house in self.houses if house.vacant])

    @property
    def people(self):
        """The organisations that are known here: those that have their place here, and tenants with whom they share."""
        tenants = [tenant for house in self.houses for tenant in house.known_tenants]
        known = [one for tenant in tenants for one in (tenant.organisation, *tenant.shared_with)]
        return sorted(dict.fromkeys([*self.residents, *known]), key=lambda one: one.sort_name)

    @property
    def named(self):
        people = self.people
        return people if len(people) <= MOST_NAMED + 1 else people[:MOST_NAMED]  # «og 1 til» is no shorter than a name

    @property
    def unnamed(self):
        """How many more there are."""
        return len(self.people) - len(self.named)
