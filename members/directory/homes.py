"""In which buildings members lease: the app above that has the leases answers."""

from functools import reduce
from itertools import chain
from operator import or_

from django.db.models import Q

from tech_port.hooks import Hook

homes = Hook()  # (memberships, day, *columns) -> rows, see homes_of
housed = Hook()  # (building's slug, day) -> Q of a membership


def homes_of(memberships, day, *columns):
    """Rows of each building that a membership's organisation leases in on a day, in the order of the properties.

    (the building's place in line twice, its slug, its names in both languages, the organisation, the columns)
    """
    return sorted(chain(*homes(memberships, day, *columns)))


def housed_in(building, day):
    """The condition that a membership's organisation leases in a building (a slug) on a day."""
    return reduce(or_, housed(building, day), Q(pk__in=[]))
