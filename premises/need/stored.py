"""The need that an interest was sent with: its columns, and what no column holds as an address writes it."""

from dataclasses import replace
from urllib.parse import urlencode

from django.http import QueryDict

from members.models import Organisation
from tech_port.addresses.models import FormerAddress

from ..costs import MONTHS
from ..models import Building
from .fields import NeedFields

MAX_LENGTH = 500
IN_COLUMNS = {
    "people": None,
    "area_min_m2": None,
    "area_max_m2": None,
    "wanted_by": None,
    "total_max_nok_month": None,
    "day": None,
}


def query_of(need):
    """What to keep of a need besides an interest's columns; "" for nothing, or for more than can be kept."""
    rest = replace(need, **IN_COLUMNS, uses=need.uses if len(need.uses) > 1 else ())
    query = urlencode(rest.params)
    return query if len(query) <= MAX_LENGTH else ""


def rest_of(interest):
    """What of an interest's need no column holds."""
    form = NeedFields(QueryDict(interest.need_query))
    form.full_clean()
    need = form.need
    return replace(need, buildings=_now(Building, need.buildings), landlords=_now(Organisation, need.landlords))


def _now(model, slugs):
    """What they are called now."""
    return tuple(sorted(FormerAddress.objects.current(model, slugs))) if slugs else slugs


def need_of_interest(interest):
    """The need as it stands now; of the day that anybody asks about."""
    budget = interest.budget_nok_year
    told = {
        "people": interest.employees,
        "area_min_m2": interest.area_min_m2,
        "area_max_m2": interest.area_max_m2,
        "wanted_by": interest.move_in_on,
        "total_max_nok_month": budget and budget // MONTHS,
        "uses": (interest.use,) if interest.use else (),
    }
    return replace(rest_of(interest), **{name: value for name, value in told.items() if value})
