"""When nothing fits: which filter to loosen, and by how much. And the chips that take one filter away."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from django.db.models import Count, Max, Min
from django.utils.translation import gettext as _

from tech_port.norwegian import typography

# The filter's bound, the column that it binds, and the value nearest to it that something has.
NEAREST = {
    "areal_min": ("area_m2", Max),
    "areal_maks": ("area_m2", Min),
    "ansatte": ("workplaces_to", Max),
    "ledig_innen": ("available_from", Min),
    "etasje_min": ("floor", Max),
    "pris_maks": ("rent_nok_m2_year", Min),
}


@dataclass(frozen=True)
class Chip:
    """One filter that narrows the list, in words, with the parameters that are left when it is gone."""

    name: str
    text: str
    params: list

    @property
    def query(self):
        return "?" + urlencode(self.params)


@dataclass(frozen=True)
class Suggestion:
    """A way to loosen one filter, with the parameters that do it; `count` units fit without the filter."""

    text: str
    params: list
    count: int

    @property
    def query(self):
        return "?" + urlencode(self.params)


def chips(filter):
    """A chip for each value of each filter that narrows the list."""
    return [
        Chip(name, f"{filter.form[name].label}: {in_words(name, value)}", _without(filter, name, key))
        for name, values in filter.asked.items()
        for key, value in _each(filter, name, values)
    ]


def suggestions(filter):
    """Ways to get an answer, those that leave most units first; asks the database once for each filter."""
    rows = [_suggestion(filter, name) for name in filter.asked]
    return sorted((row for row in rows if row), key=lambda row: -row.count)


def _suggestion(filter, name):
    others = filter.without(name)
    label = str(filter.form[name].label)
    if name not in NEAREST:
        count = others.count()
        text = _("Ta bort «%(label)s»") % {"label": label}
        return Suggestion(text, _without(filter, name), count) if count else None
    column, nearest = NEAREST[name]
    found = others.aggregate(value=nearest(column), count=Count("pk"))
    if found["value"] is None:
        return None
    text = _("Det største har plass til %(value)s") if name == "ansatte" else _("Endre «%(label)s» til %(value)s")
    text %= {"label": label, "value": in_words(name, found["value"])}
    params = [*_without(filter, name), (name, _plain(found["value"]))]
    return Suggestion(text, params, found["count"])


def in_words(name, value):
    """A filter's value as a reader meets it."""
    if name in {"areal_min", "areal_maks"}:
        return typography.square_metres(value)
    if name == "pris_maks":
        return typography.rate(value)
    if isinstance(value, date):
        return typography.day(value)
    return value if isinstance(value, str) else typography.number(value)


def _each(filter, name, values):
    """(value in the address, value to print) of a filter; a filter of choices has one for each choice."""
    if name == "type":
        names = dict(filter.filters["type"].extra["choices"])
        return [(value, str(names[value]).capitalize()) for value in values]
    if name in {"bygg", "utleier"}:
        return [(record.slug, str(record)) for record in values]
    return [(None, values)]


def _without(filter, name, key=None):
    """The address's parameters without a filter, or without one of its values; the page number goes too."""
    return [
        (other, value)
        for other, values in filter.data.lists()
        for value in values
        if other not in {"side", "format"} and (other != name or (key is not None and value != key))
    ]


def _plain(value):
    """A value as the address writes it: `900`, `912.5`, `2027-07-01`."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return str(value)
