"""Who is in a building: its leases, one row an organisation; what was only to come has a row of its own."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Tenant:
    """An organisation in a building, with what it leases there in all, or was to lease (None where nobody says)."""

    organisation: object
    building: object
    leases: tuple

    @property
    def area_m2(self):
        return _total(lease.area_m2 or (lease.unit and lease.unit.area_m2) for lease in self.leases)

    @property
    def staff(self):
        return _total(lease.staff for lease in self.leases)

    @property
    def is_planned(self):
        """Whether all that is known is that it was to lease."""
        return self.claim.is_plan

    @property
    def claim(self):
        """What is said of when: its first lease's."""
        return min(self.leases, key=lambda lease: lease.starts_on).claim

    def is_known_here(self, day):
        """Whether a source says that it is here on a day; a plan whose day has come is still a plan."""
        return any(lease.claim.is_so(day) for lease in self.leases)

    @property
    def shared_with(self):
        return list(dict.fromkeys(other for lease in self.leases for other in lease.shared_with.all()))

    @property
    def is_sample(self):
        return all(lease.is_sample for lease in self.leases)

    @property
    def sources(self):
        """Those that name it here, each once."""
        return list(dict.fromkeys(lease.source for lease in self.leases if lease.source))

    @property
    def floors(self):
        return sorted({lease.unit.floor for lease in self.leases if lease.unit})


def _total(values):
    known = [value for value in values if value is not None]
    return sum(known, start=Decimal(0)) if known else None


MAX_LEASES = 60  # of a building


def tenants_of(leases):
    """The tenants that leases name to the public, in Norwegian order; leases without an organisation are nobody's.

    Of a building with very many leases, those of the first.
    """
    named = (
        leases.shown()
        .exclude(organisation=None)
        .few_of_each_building(MAX_LEASES)
        .select_related("organisation", "unit__building", "building", "source")
        .prefetch_related("shared_with")
        .order_by("organisation__sort_name", "pk")
    )
    grouped = {}
    for lease in named:
        building = lease.building or lease.unit.building
        grouped.setdefault((lease.organisation, building), []).append(lease)
    return [
        Tenant(organisation, building, same)
        for (organisation, building), rows in grouped.items()
        for is_plan in (False, True)  # a plan is never added to what is so
        if (same := tuple(lease for lease in rows if lease.claim.is_plan is is_plan))
    ]
