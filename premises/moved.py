"""Where a unit stands now: both parts of its address may have changed, and it may be in another building."""

from django.http import Http404

from tech_port.addresses.lookup import Moved
from tech_port.addresses.models import FormerAddress

from .models import Building, Unit


def _key(rows, slug, parent=0):
    """The key of the record that has an address, or had it before; None where there is none."""
    here = rows.filter(slug=slug).values_list("pk", flat=True).first()
    return here or FormerAddress.objects.key_at(rows.model, slug, parent)


def moved_or_gone(building, unit):
    """What to raise where no unit is shown at an address: `Moved` if one is elsewhere, that was there, or Http404."""
    house = _key(Building.objects.all(), building)
    key = house and _key(Unit.objects.filter(building=house), unit, parent=house)
    current = Unit.objects.published().filter(pk=key).values_list("building__slug", "slug").first() if key else None
    if current in {None, (building, unit)}:
        return Http404()
    return Moved(building=current[0], unit=current[1])
