"""When nothing fits: each filter taken away or, where it is a number or a day, changed to the nearest one there is."""

from decimal import Decimal

from django.db.models import Count, Max, Min
from django.utils.translation import gettext as _

from tech_port.lists.filters import Suggestion

# The filter's bound, the column that it binds, and the value nearest to it that something has.
NEAREST = {
    "areal_min": ("area_m2", Max),
    "areal_maks": ("area_m2", Min),
    "ansatte": ("workplaces_to", Max),
    "ledig_innen": ("available_from", Min),
    "etasje_min": ("floor", Max),
    "pris_maks": ("rent_nok_m2_year", Min),
}


def suggestions(filter):
    """Ways to get an answer, those that leave most units first; asks the database, of many units, once for each filter.

    What a suggestion counts is the units without its filter.
    """
    found = [_nearest(filter, name) if name in NEAREST else _without(filter, name) for name in filter.asked]
    return sorted((one for one in found if one), key=lambda one: -one.count)


def _without(filter, name):
    few = filter.few_without(name)
    count = filter.count_without(name) if few is None else len(few)
    text = _("Ta bort «%(label)s»") % {"label": filter.filters[name].label}
    return Suggestion(text, filter.address(**{name: ""}), count) if count else None


def _nearest(filter, name):
    column, nearest = NEAREST[name]
    found = _found(filter.few_without(name), column, nearest) or filter.without(name).aggregate(
        value=nearest(column), count=Count("pk")
    )
    if found["value"] is None:
        return None
    text = _("Det største har plass til %(value)s") if name == "ansatte" else _("Endre «%(label)s» til %(value)s")
    text %= {"label": filter.filters[name].label, "value": filter.value_in_words(name, found["value"])}
    return Suggestion(text, filter.address(**{name: written(found["value"])}), found["count"])


def _found(units, column, nearest):
    """The nearest of the units' values and how many they are, None where they are not few."""
    if units is None:
        return None
    values = [value for unit in units if (value := getattr(unit, column)) is not None]
    pick = max if nearest is Max else min
    return {"value": pick(values, default=None), "count": len(units)}


def written(value):
    """A number or a day as the address writes it: `900`, `912.5`, `2027-07-01`."""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
