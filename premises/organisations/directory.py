"""In which buildings members lease, for the directory of members."""

from functools import reduce
from operator import or_

from django.db.models import Q

from members.models import Membership
from tech_port.addresses.models import FormerAddress
from tech_port.writing.claims import HAPPENED

from ..models import Building
from ..models.leases import tenants_shown

# How a membership's organisation leads to the buildings it leases in: by its own leases and by those others share.
LEASES = ("organisation__leases", "organisation__shared_leases")
BUILDINGS = [f"{lease}__{building}" for lease in LEASES for building in ("building", "unit__building")]


def _leases_in(building, on):
    """The condition that a lease by one of the ways in `BUILDINGS` holds on a day, is no plan, and shows its tenant."""
    lease = building.removesuffix("__building").removesuffix("__unit")
    is_open = Q(**{f"{lease}__ends_on": None}) | Q(**{f"{lease}__ends_on__gte": on})
    is_open &= tenants_shown(on, f"{lease}__")
    is_no_plan = Q(**{f"{lease}__basis__in": HAPPENED})
    return Q(is_open, is_no_plan, **{f"{building}__isnull": False, f"{lease}__starts_on__lte": on})


def homes(memberships, on, *columns):
    """(place in line twice, slug, names, organisation, columns) of each building that one leases in on a day."""
    about = ("property__order", "order", "slug", "name_nb", "name_en")
    ways = [
        memberships.filter(_leases_in(way, on))
        .order_by()
        .values_list(*(f"{way}__{field}" for field in about), "organisation", *columns)
        for way in BUILDINGS
    ]
    return ways[0].union(*ways[1:]).order_by()


def housed_in(building, on):
    """The condition that a membership's organisation leases in a building (a slug) on a day."""
    ways = [Membership.objects.filter(_leases_in(way, on), **{f"{way}__slug": building}) for way in BUILDINGS]
    return reduce(or_, (Q(pk__in=way.order_by().values("pk")) for way in ways))


def called_now(building):
    """The slug of the building that once had this one."""
    return FormerAddress.objects.current(Building, [building])[0]
