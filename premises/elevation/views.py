"""The picture that a unit is shared with."""

import re

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tech_port.drawing import cache as picture_cache
from tech_port.drawing.share_picture import Bay, UnitPicture
from tech_port.norwegian import typography

from ..models import Unit
from ..models.units import Status
from ..moved import moved_or_gone
from . import stacking

WINDOW = re.compile(r"M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)")


def picture_of(unit, elevation):
    """What the picture says about a unit, with the elevation that it is the current bay of."""
    rent = unit.rent_nok_m2_year
    return UnitPicture(
        title=typography.square_metres(unit.area_m2),
        place=f"{unit.place}, {unit.building.name}",
        status=_status_words(unit),
        price=_price(rent) if unit.is_listed else "",
        is_lit=unit.status in {Status.VACANT, Status.COMING},
        width=elevation.width,
        height=elevation.height,
        bays=tuple(_bay(bay) for bay in elevation.bays),
    )


def _status_words(unit):
    words = str(unit.availability)
    return _("Eksempel: %(words)s") % {"words": words} if unit.is_sample else words[:1].upper() + words[1:]


def _price(rent):
    return _("Leie på forespørsel") if rent is None else typography.rate(rent)


def _bay(bay):
    windows = tuple(tuple(float(part) for part in parts) for parts in WINDOW.findall(bay.windows))
    return Bay(bay.x, bay.y, bay.width, bay.height, bay.status, windows, bay.is_current)


@require_safe
def unit_picture(request, building, unit):
    units = Unit.objects.drawn(timezone.localdate()).filter(building__slug=building)
    units = list(units.few_of_each_building(stacking.MAX_BAYS, Q(slug=unit)))
    found = next((other for other in units if other.slug == unit and not other.is_drawn), None)
    if found is None:
        raise moved_or_gone(building, unit)
    (elevation,) = stacking.draw(units, current=found.pk)
    return picture_cache.answer(request, picture_of(found, elevation))
