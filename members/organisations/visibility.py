"""Which organisations the public may know: all but those that staff keep back, until a public record names them."""

from functools import lru_cache, reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q

from tech_port.hooks import Hook

from ..models import Membership, Organisation

named = Hook()  # (day) -> Q of organisations that a public record of an app above names

DAYS = 10  # whose question is kept: those whom pages tell of, and today's


def public_organisations(day):
    """Those that pages, search and the sitemap may tell of on a day."""
    return _public(day).all()


@lru_cache(DAYS)
def _public(day):
    """The same rows, which nobody reads: each takes the question, which is put together once a day."""
    is_member = Exists(Membership.objects.shown(day).filter(organisation=OuterRef("pk")))
    return Organisation.objects.filter(reduce(or_, named(day), Q(is_hidden=False) | is_member))
