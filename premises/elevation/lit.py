"""How much is lit of very many units: what `light.of` says of a few, asked of the database in one statement.

A test holds the two against each other.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Max, Min, Q, Sum

from tech_port.writing.claims import PLANS

from .light import Light, between


@dataclass(frozen=True)
class Lit:
    """The light of units on offer as of a day, what is to let when its building stands, and how many are on offer."""

    light: Light
    when_built_m2: Decimal
    offered: int


def of_all(units, day):
    """The `Lit` of a queryset of units on offer."""
    is_free = Q(first_lease_on=None) | Q(first_lease_on__lte=day, available_from__isnull=False)
    free, plan = Q(is_free, reservation=None), Q(building__completion_basis__in=PLANS)
    coming = free & ~plan & Q(available_from__gt=day)
    found = (
        units.as_of(day)
        .order_by()
        .aggregate(
            offered=Count("pk"),
            vacant=Sum("area_m2", filter=free & ~plan & Q(available_from__lte=day), default=Decimal(0)),
            coming=Sum("area_m2", filter=coming, default=Decimal(0)),
            built=Sum("area_m2", filter=free & plan, default=Decimal(0)),
            first=Min("available_from", filter=coming),
            last=Max("available_from", filter=coming),
        )
    )
    years = [day.year for day in (found["first"], found["last"]) if day]
    light = Light(found["vacant"], found["coming"], between(years))
    return Lit(light, found["built"], found["offered"])
