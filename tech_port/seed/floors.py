"""The area of a floor stays whole: what a unit takes, the floor's rest unit gives, and gets back when the unit goes."""

from django.db.models import F

from premises.models import Unit
from tech_port.history.many import changed


def take(rest, area):
    """What is left of a floor's rest unit, which goes with the last of its area; None where it has not that much."""
    unit = find(rest).first()
    if unit is None or unit.area_m2 < area:
        return None
    if unit.area_m2 == area:
        unit.leases.all().delete()
        unit.delete()
    else:
        changed(find(rest), area_m2=F("area_m2") - area)
    return unit.area_m2 - area


def give_back(rest, area):
    """Give an area back to a floor's rest unit. False if there is no such unit any more."""
    return changed(find(rest), area_m2=F("area_m2") + area) > 0


def find(rest):
    """The rest unit that a record of the plan stands for, as a queryset of one or none."""
    building, slug = rest.name.split("/")
    return Unit.objects.filter(building__slug=building, slug=slug)
