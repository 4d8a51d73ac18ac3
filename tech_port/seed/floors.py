"""The area of a floor stays whole: what a unit takes, the floor's rest unit gives, and gets back when the unit goes."""

from django.db.models import F

from premises.models import Lease, Unit
from tech_port.history.many import changed


def take(rest, area):
    """Take an area from a floor's rest unit, which goes when nothing is left. False if it has not that much."""
    units = find(rest)
    if not units.filter(area_m2__gte=area):
        return False
    gone = units.filter(area_m2=area)
    Lease.objects.filter(unit__in=gone).delete()
    gone.delete()
    changed(units, area_m2=F("area_m2") - area)
    return True


def give_back(rest, area):
    """Give an area back to a floor's rest unit. False if there is no such unit any more."""
    return changed(find(rest), area_m2=F("area_m2") + area) > 0


def find(rest):
    """The rest unit that a record of the plan stands for, as a queryset of one or none."""
    building, slug = rest.name.split("/")
    return Unit.objects.filter(building__slug=building, slug=slug)
