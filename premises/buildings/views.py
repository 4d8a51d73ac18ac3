"""A building and one of its units."""

from django.db.models import Prefetch
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tech_port.addresses.lookup import get_or_moved

from ..elevation import stacking
from ..fits.finding import best_of
from ..fits.rows import rows_of
from ..fits.supply import asked_of
from ..models import Building, Ownership, Unit
from ..moved import moved_or_gone
from ..need.fields import need_of
from . import neighbours, stages, unit_page


@require_safe
def building_detail(request, building):
    need, today = need_of(request), timezone.localdate()
    day = need.day or today
    owners = Prefetch("ownerships", Ownership.objects.on(day).shown().select_related("organisation"), "owners_then")
    known = Building.objects.select_related("property__developer", "property__area", "property__source", "picture")
    known = known.prefetch_related("sources", "offers__source", "figures__observations__source", owners)
    building = get_or_moved(known, building, argument="building")
    drawn = list(Unit.objects.drawn(day).filter(building__property=building.property))
    here = [unit for unit in drawn if unit.building_id == building.pk]
    return render(
        request,
        "premises/buildings/building_detail.html",
        {
            "building": building,
            "elevations": stacking.draw(drawn, matching={unit.pk for unit in here}) if here else [],
            "offered": rows_of((best_of(asked_of(need), unit) for unit in here if unit.is_listed), need),
            "stages": stages.stages_of(building.property.buildings.all(), day, current=building),
            "certificates": stages.certificates(building),
            "neighbours": neighbours.around(building, day, need.line_of_work),
            "completion": building.completion.sentence(day),
            "today": today,
            "day": day,
        },
    )


@require_safe
def unit_detail(request, building, unit):
    day = need_of(request).day or timezone.localdate()
    known = Unit.objects.drawn(day).select_related("building__property__area").filter(building__slug=building)
    drawn = list(known)
    found = next((other for other in drawn if other.slug == unit and not other.is_drawn), None)
    if found is None:
        raise moved_or_gone(building, unit)
    return render(request, "premises/buildings/unit_detail.html", unit_page.answers(found, drawn, request))
