"""What a number counts, in words. Values in, values out."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

UNITS = {
    "m2": "m²",
    "kr": gettext_lazy("kroner"),
    "people": pgettext_lazy("enhet", "personer"),
    "floor": gettext_lazy("en etasje"),
    "years": pgettext_lazy("enhet", "år"),
}
PER = {
    "m2": "m²",
    "desk": gettext_lazy("arbeidsplass"),
    "day": gettext_lazy("dag"),
    "week": gettext_lazy("uke"),
    "month": gettext_lazy("måned"),
    "year": gettext_lazy("år"),
}

MAX_M2 = 1_000_000
EDGES = {"min": "min", "from": "min", "max": "max", "to": "max"}  # the ends of a range that columns are named after


def described(unit, per):
    """`kroner per m² og år`, `per måned`, `m²`; "" for what is only a number."""
    each = _(" og ").join(str(PER[what]) for what in PER if what in per)
    return " ".join(str(part) for part in (UNITS.get(unit, ""), each and _("per %(what)s") % {"what": each}) if part)


def of_column(name):
    """What a column's name says of its numbers: `rent_nok_m2_year` is of kroner per m² and year."""
    parts = set(name.split("_"))
    edge = {"edge": "".join(EDGES[part] for part in parts & EDGES.keys())}
    if "nok" in parts:
        return {"unit": "kr", "per": parts & {"m2", "year", "month"}, "min_value": 0, **edge}
    if "m2" in parts:
        return {"unit": "m2", "min_value": 0, "max_value": MAX_M2, **edge}
    return {"unit": "floor", **edge} if name == "floor" else edge
