"""In which buildings members lease: the app above that has the leases answers."""

from functools import reduce
from itertools import chain
from operator import or_

from django.db.models import Q

from tech_port.hooks import Hook

homes = Hook()  # (memberships, day, *columns) -> rows, see homes_of
housed = Hook()  # (building's slug, day) -> Q of a membership
renamed = Hook()  # (what a building was called in an address) -> its slug now


def called_now(building):
    """The slug of a building that once had this one; the same where none had."""
    return next(iter(renamed(building)), building)


def homes_of(memberships, day, *columns):
    """Rows of each building that a membership's organisation leases in on a day, in the order of the properties.

    (the building's place in line twice, its slug, its names in both languages, the organisation, the columns)
    """
    return sorted(chain(*homes(memberships, day, *columns)))


def housed_in(building, day):
    """The condition that a membership's organisation leases in a building (a slug) on a day."""
    return reduce(or_, housed(building, day), Q(pk__in=[]))
