"""A need in words, a line for each thing that was asked for."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.models import Organisation
from tech_port.norwegian import typography

from ..models import Building
from .fields import FIELDS, USES
from .need import NAMES, is_given

AREAS = {"area_min_m2", "area_max_m2", "part_m2"}


def rows(need):
    """[(label, text)] in the order of the address; asks the database for the names of buildings and landlords."""
    asked = [(name, getattr(need, field), field) for name, field in NAMES.items()]
    return [(str(FIELDS[name][1]["label"]), _text(field, value)) for name, value, field in asked if is_given(value)]


def in_short(interest):
    """What an interest asks for, as a row of a list has room for it: how many, how large, when, and for how much."""
    people, budget = interest.employees, interest.budget_nok_year
    many = ngettext("%(number)s ansatt", "%(number)s ansatte", people or 0) % {"number": typography.number(people or 0)}
    told = [
        many if people else "",
        typography.area(interest.area_min_m2, interest.area_max_m2),
        interest.move_in_on and typography.short_day(interest.move_in_on),
        budget and _("%(amount)s i året") % {"amount": typography.kroner(budget)},
    ]
    return "; ".join(filter(None, told))


def _text(field, value):
    if field in AREAS:
        return typography.square_metres(value)
    if field == "total_max_nok_month":
        return _("%(amount)s i måneden") % {"amount": typography.kroner(value)}
    if field == "rent_max_nok_m2_year":
        return typography.rate(value)
    if field == "uses":
        names = dict(USES)
        return ", ".join(str(names[use]) for use in value)
    if field in RECORDS:
        return _names(RECORDS[field], value)
    if field == "index_percent":
        return f"{value} %"
    if value is True:
        return _("ja")
    return typography.day(value) if isinstance(value, date) else str(value)


RECORDS = {"buildings": Building, "landlords": Organisation}


def _names(model, slugs):
    names = {record.slug: record.name for record in model.objects.filter(slug__in=slugs)}
    return ", ".join(str(names.get(slug, slug)) for slug in slugs)
