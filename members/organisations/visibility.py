"""Which organisations the public may know: all but those that staff keep back, until a public record names them."""

from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q

from tech_port.hooks import Hook

from ..models import Membership, Organisation

named = Hook()  # (day) -> Q of organisations that a public record of an app above names


def public_organisations(day):
    """Those that pages, search and the sitemap may tell of on a day."""
    is_member = Exists(Membership.objects.shown(day).filter(organisation=OuterRef("pk")))
    return Organisation.objects.filter(reduce(or_, named(day), Q(is_hidden=False) | is_member))
