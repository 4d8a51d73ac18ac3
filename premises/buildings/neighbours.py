"""Good neighbours: who is in the building and near it, and why that matters, in words and only from records.

Near is the same building, the same property or the same area as the records have it; positions are for drawing, and
nothing here measures them. `around()` asks the database a fixed number of times; the rest is values in, values out.
"""

from dataclasses import dataclass, field

from django.db.models import Case, TextChoices, When
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from members.lines_of_work import DIVISIONS
from members.models import LineOfWork, Membership
from tech_port.hooks import Hook
from tech_port.versions.memo import remembered

from ..models import Building, Lease, Ownership
from .reasons import DEVELOPS, LEVELS, MOVES_IN, OWNS, SAME_LINE, SHARES, TAKES_OVER, Group, Reason, reason
from .tenants import tenants_of

MAX_BUILDINGS, MAX_OWNERS = 12, 12  # that are looked at around a building

arranging = Hook()  # (property) -> {organisation: Reason} of those who arrange something there


class Nearness(TextChoices):
    """How near a neighbour is, the nearest first, and how that is said of it."""

    BUILDING = "building", _("her i bygget")
    PROPERTY = "property", _("%(building)s, på samme eiendom")
    AREA = "area", _("%(building)s, i samme område")
    BESIDES = "besides", ""  # who owns, develops or arranges, and need not be there


@dataclass
class Neighbour:
    """An organisation that is near, where it is, and why it matters."""

    organisation: object
    nearness: Nearness
    tenants: list = field(default_factory=list)
    reasons: list = field(default_factory=list)

    @property
    def tenant(self):
        """What it leases where it is nearest; what it is only to lease there besides is among its `tenants`."""
        return self.tenants[0] if self.tenants else None

    @property
    def place(self):
        return str(self.nearness.label) % {"building": self.tenant.building.name} if self.tenant else ""

    @property
    def group(self):
        order = list(Group)
        return min((one.statement.group for one in self.reasons), key=order.index, default=Group.OTHERS)

    @property
    def is_coming(self):
        """Whether it is known only that it was to come, which its reasons tell."""
        return any(one.statement is MOVES_IN for one in self.reasons)

    @property
    def is_alike(self):
        """Whether it is in the reader's line of work."""
        return any(one.statement is SAME_LINE for one in self.reasons)

    @property
    def told(self):
        """The reasons that its group's heading does not give."""
        return [one for one in self.reasons if not one.statement.is_heading]

    @property
    def told_besides(self):
        """The reasons to know it besides that it is there, was to come or owns, which a building's page says itself."""
        return [one for one in self.reasons if one.statement not in (MOVES_IN, SHARES, OWNS, TAKES_OVER, DEVELOPS)]

    @property
    def is_sample(self):
        return self.organisation.is_sample or (
            self.tenant is not None and all(tenant.is_sample for tenant in self.tenants)
        )


@dataclass(frozen=True)
class Records:
    """What is known around a building on a day; `alike` are the keys of those in the reader's `line` of work."""

    building: object
    day: object
    tenants: list
    ownerships: list
    memberships: dict  # {organisation's key: membership}
    arranging: dict  # {organisation: reason}
    line: str = ""
    alike: frozenset = frozenset()


def around(building, day, line=""):
    """[(heading, [neighbours])] of a building on a day, the most telling to a reader of that line of work first.

    Of a day that is over: those who were there then. What is to happen there is told as of today only.
    """
    return grouped(near(building, day, line), line)


@remembered(entries=256)
def near(building, day, line=""):
    """The same in one list, in no order."""
    return neighbours_of(_records(building, day, line))


def _records(building, day, line):
    property, today = building.property, timezone.localdate()
    leases = Lease.objects.in_buildings(buildings_near(building))
    tenants = tenants_of(then_or_later(leases, day))
    ownerships = Ownership.objects.on(day).shown().filter(building=building).select_related("organisation", "building")
    ownerships = list(ownerships[:MAX_OWNERS])
    arranged = dict(item for found in arranging(property) for item in found.items()) if day == today else {}
    known = {one.organisation_id for one in (*(tenant.leases[0] for tenant in tenants), *ownerships)}
    known |= {property.developer_id, *(one.pk for one in arranged)} - {None}
    found = Membership.objects.on(day).shown().filter(organisation__in=known)
    memberships = {one.organisation_id: one for one in found}
    lines = LineOfWork.objects.filter(division=line, organisation__in=known)
    alike = lines.values_list("organisation", flat=True) if line else ()
    return Records(building, day, tenants, ownerships, memberships, arranged, line, frozenset(alike))


def buildings_near(building):
    """The building, and a few around it: of its property first, then of its area."""
    ground = building.property
    around = Building.objects.filter(property__area=ground.area_id) if ground.area_id else ground.buildings.all()
    order = [Case(When(pk=building.pk, then=0), When(property=ground, then=1), default=2), "property__order", "order"]
    return around.order_by(*order, "pk").values("pk")[:MAX_BUILDINGS]


def then_or_later(leases, day):
    """Those that hold on a day, and, unless it is over, those that begin later."""
    return leases.on(day) if day < timezone.localdate() else leases.on(day) | leases.after(day)


def neighbours_of(records):
    """Every organisation once, where it is nearest, with its reasons."""
    found = {}
    for nearness in (Nearness.BUILDING, Nearness.PROPERTY, Nearness.AREA):
        for tenant in records.tenants:
            if _nearness(tenant, records.building) == nearness:
                neighbour = found.setdefault(tenant.organisation, Neighbour(tenant.organisation, nearness))
                if not neighbour.tenants or tenant.building == neighbour.tenant.building:
                    neighbour.tenants.append(tenant)
    others = [ownership.organisation for ownership in records.ownerships]
    others += filter(None, [records.building.property.developer])
    others += records.arranging
    for organisation in others:
        found.setdefault(organisation, Neighbour(organisation, Nearness.BESIDES))
    for neighbour in found.values():
        neighbour.reasons = list(_reasons(neighbour, records))
    return list(found.values())


def _nearness(tenant, building):
    if tenant.building == building:
        return Nearness.BUILDING
    return Nearness.PROPERTY if tenant.building.property_id == building.property_id else Nearness.AREA


def grouped(neighbours, line=""):
    """[(heading, its neighbours, the nearest first and in Norwegian order)]."""
    near = list(Nearness)
    order = sorted(neighbours, key=lambda one: (near.index(one.nearness), one.organisation.sort_name))
    words = {"line": capfirst(str(DIVISIONS.get(line, "")))}
    groups = [(str(group.label) % words, [one for one in order if one.group == group]) for group in Group]
    return [(heading, members) for heading, members in groups if members]


def _reasons(neighbour, records):
    """What the records say, the most telling first."""
    organisation, tenant = neighbour.organisation, neighbour.tenant
    if organisation.pk in records.alike:
        yield reason(SAME_LINE, line=DIVISIONS[records.line])
    if tenant and not tenant.is_known_here(records.day):
        yield reason(MOVES_IN, claim=tenant.claim.sentence(records.day))
    if tenant and tenant.shared_with:
        yield reason(SHARES)
    if organisation in records.arranging:
        yield records.arranging[organisation]
    if owned := next((one for one in records.ownerships if one.organisation == organisation), None):
        is_owner = owned.claim.is_so(records.day)
        words = {"building": records.building.name, "claim": owned.claim.sentence(records.day)}
        yield reason(OWNS if is_owner else TAKES_OVER, **words)
    if organisation == records.building.property.developer:
        yield reason(DEVELOPS, property=records.building.property.name)
    if member := records.memberships.get(organisation.pk):
        statement = LEVELS[member.level]
        yield Reason(statement, f"{statement.text}, {member.period_in_words(records.day)}")
