"""What is free in a building, in a sentence. Values in, values out."""

from decimal import Decimal

from django.utils.translation import gettext as _

from tech_port.norwegian import typography
from tech_port.norwegian.typography import square_metres

from ..elevation import light


def free_in_words(units, day, today, in_all=None):
    """`2 100 m² er ledig nå, 1 790 m² til blir ledig i 2027.`; "" where nothing is offered, as of a day.

    `in_all` is the `Lit` of all, where the units are the first of very many.
    """
    units = list(units)
    found = in_all.light if in_all else light.of(units)
    said = [_vacant(found.vacant_m2, day, today), _coming(found), _when_built(units, in_all)]
    text = ", ".join(filter(None, said))
    return f"{text}." if text else ""


def _vacant(area, day, today):
    if not area:
        return ""
    if day == today:
        return _("%(area)s er ledig nå") % {"area": square_metres(area)}
    return _("%(area)s er ledig %(day)s") % {"area": square_metres(area), "day": typography.day(day)}


def _coming(found):
    if not found.coming_m2:
        return ""
    words = {"area": square_metres(found.coming_m2), "years": found.years}
    if found.vacant_m2:
        return _("%(area)s til i %(years)s") % words
    return _("%(area)s blir ledig i %(years)s") % words


def _when_built(units, in_all):
    later = [unit for unit in units if str(unit.status) == "when_built"]
    if not later:
        return ""
    area = square_metres(in_all.when_built_m2 if in_all else sum((unit.area_m2 for unit in later), Decimal(0)))
    completion = later[0].building.completion.brief(later[0].asked_day)
    return _("%(area)s er til leie når bygget står ferdig (%(completion)s)") % {"area": area, "completion": completion}
