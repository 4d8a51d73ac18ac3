"""Good neighbours: who is in the building and near it, and why that matters, in words and only from records.

Near is the same building, the same property or the same area as the records have it; positions are for drawing, and
nothing here measures them. `around()` asks the database a fixed number of times; the rest is values in, values out.
"""

from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.models import Membership
from tech_port.hooks import Hook
from tech_port.norwegian import typography

from ..models import Lease, Ownership
from .tenants import tenants_of

arranging = Hook()  # (property) -> {organisation: Reason} of those who arrange something there

NAMES_IN_A_REASON = 2
MEMBERSHIP = {
    Membership.Level.FOUNDING: gettext_lazy("stiftende medlem av Trondheim Tech Port"),
    Membership.Level.MEMBER: gettext_lazy("medlem av Trondheim Tech Port"),
    Membership.Level.PARTNER: gettext_lazy("partner i Trondheim Tech Port"),
}


class Nearness(TextChoices):
    """How near a neighbour is, the nearest first."""

    BUILDING = "building", gettext_lazy("I samme bygg")
    PROPERTY = "property", gettext_lazy("På samme eiendom")
    AREA = "area", gettext_lazy("I samme område")
    BESIDES = "besides", gettext_lazy("Eier, utvikler og arrangører")


@dataclass(frozen=True)
class Reason:
    """Why a neighbour matters: some words, and where one can read more."""

    text: str
    url: str = ""
    is_sample: bool = False


@dataclass
class Neighbour:
    """An organisation that is near, where it is, and why it matters."""

    organisation: object
    nearness: Nearness
    tenant: object = None
    reasons: list = field(default_factory=list)

    @property
    def is_elsewhere(self):
        """Whether it must be said in which building it is."""
        return self.tenant is not None and self.nearness != Nearness.BUILDING

    @property
    def is_sample(self):
        return self.organisation.is_sample or (
            self.tenant is not None and all(lease.is_sample for lease in self.tenant.leases)
        )


@dataclass(frozen=True)
class Records:
    """What is known around a building on a day."""

    building: object
    day: object
    tenants: list
    ownerships: list
    levels: dict  # {organisation's key: membership level}
    arranging: dict  # {organisation: reason}


def around(building, day):
    """[(nearness, [neighbours])] of a building on a day, the nearest first; those without neighbours are left out."""
    return grouped(neighbours_of(_records(building, day)))


def _records(building, day):
    property = building.property
    leases = Lease.objects.near(property)
    tenants = tenants_of(leases.on(day) | leases.after(day))
    ownerships = Ownership.objects.on(day).filter(building=building).select_related("organisation", "building")
    levels = Membership.objects.on(day).values_list("organisation", "level")
    arranged = dict(item for found in arranging(property) for item in found.items())
    return Records(building, day, tenants, list(ownerships), dict(levels), arranged)


def neighbours_of(records):
    """Every organisation once, where it is nearest, with its reasons."""
    found = {}
    for nearness in (Nearness.BUILDING, Nearness.PROPERTY, Nearness.AREA):
        for tenant in records.tenants:
            if _nearness(tenant, records.building) == nearness:
                found.setdefault(tenant.organisation, Neighbour(tenant.organisation, nearness, tenant))
    others = [ownership.organisation for ownership in records.ownerships]
    others += filter(None, [records.building.property.developer])
    others += records.arranging
    for organisation in others:
        found.setdefault(organisation, Neighbour(organisation, Nearness.BESIDES))
    for neighbour in found.values():
        neighbour.reasons = list(_reasons(neighbour, records, list(found)))
    return list(found.values())


def _nearness(tenant, building):
    if tenant.building == building:
        return Nearness.BUILDING
    return Nearness.PROPERTY if tenant.building.property_id == building.property_id else Nearness.AREA


def grouped(neighbours):
    """[(nearness, its neighbours in Norwegian order)]."""
    order = sorted(neighbours, key=lambda neighbour: neighbour.organisation.sort_name)
    groups = [(nearness, [one for one in order if one.nearness == nearness]) for nearness in Nearness]
    return [(nearness, members) for nearness, members in groups if members]


def _reasons(neighbour, records, organisations):
    """What the records say, the most telling first."""
    organisation = neighbour.organisation
    if neighbour.tenant and neighbour.tenant.first_lease.starts_on > records.day:
        lease = neighbour.tenant.first_lease
        yield Reason(_("flytter inn %(day)s") % {"day": typography.day(lease.starts_on, lease.starts_precision)})
    if any(ownership.organisation == organisation for ownership in records.ownerships):
        yield Reason(_("eier %(building)s") % {"building": records.building.name})
    if organisation == records.building.property.developer:
        yield Reason(_("bygger ut %(property)s") % {"property": records.building.property.name})
    if level := records.levels.get(organisation.pk):
        yield Reason(str(MEMBERSHIP[level]))
    if organisation in records.arranging:
        yield records.arranging[organisation]
    if neighbour.tenant:
        yield from _sector_reasons(organisation, organisations)


def _sector_reasons(organisation, organisations):
    """Whom else in its sector it is near to."""
    alike = [other for other in organisations if other.kind == organisation.kind and other != organisation]
    if alike:
        names = _names(sorted(alike, key=lambda other: other.sort_name))
        yield Reason(_("samme bransje som %(names)s") % {"names": names})


def _names(organisations):
    """`WSP`, `WSP og Volue`, `WSP, Volue og 3 til`."""
    names = [other.name for other in organisations[:NAMES_IN_A_REASON]]
    more = len(organisations) - len(names)
    if more:
        return _("%(names)s og %(number)d til") % {"names": ", ".join(names), "number": more}
    return _("%(one)s og %(other)s") % {"one": names[0], "other": names[1]} if len(names) > 1 else names[0]
