"""A building and one of its units."""

from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from members import lines_of_work

from .. import costs, listing_rows
from ..cost_form import CostForm
from ..elevation import stacking
from ..models import Building, Interest, Ownership, Unit
from ..need.fields import need_of
from . import neighbours, stages


@require_safe
def building_detail(request, building):
    today = timezone.localdate()
    owners = Prefetch("ownerships", Ownership.objects.on(today).select_related("organisation"), "owners_today")
    known = Building.objects.select_related("property__developer", "property__area", "property__source", "picture")
    building = get_object_or_404(
        known.prefetch_related("sources", "figures__observations__source", owners), slug=building
    )
    need = need_of(request)
    drawn = list(Unit.objects.drawn(need.day or today).filter(building__property=building.property))
    here = [unit for unit in drawn if unit.building_id == building.pk]
    return render(
        request,
        "premises/buildings/building_detail.html",
        {
            "building": building,
            "elevations": stacking.draw(drawn, matching={unit.pk for unit in here}) if here else [],
            "offered": listing_rows.rows_of([unit for unit in here if unit.is_listed], need),
            "stages": stages.stages_of(building.property.buildings.all(), today, current=building),
            "certificates": stages.certificates(building),
            "neighbours": neighbours.around(building, today, lines_of_work.asked(request.GET)),
            "today": today,
        },
    )


@require_safe
def unit_detail(request, building, unit):
    today = timezone.localdate()
    day = need_of(request).day or today
    drawn = list(Unit.objects.drawn(day).filter(building__property__buildings__slug=building))
    unit = next((other for other in drawn if (other.building.slug, other.slug) == (building, unit)), None)
    if unit is None:
        raise Http404
    form = CostForm.from_address(request)
    return render(
        request,
        "premises/buildings/unit_detail.html",
        {
            "unit": unit,
            "elevations": stacking.draw(drawn, current=unit.pk),
            "cost": costs.of(unit, people=form.people, with_vat=form.with_vat),
            "cost_form": form,
            "is_crowded": costs.is_crowded(unit.exclusive_m2, form.people),
            "photos": list(unit.photos.exclude(picture=None).select_related("picture")),
            "neighbours": neighbours.around(unit.building, today, lines_of_work.asked(request.GET)),
            "today": today,
            "answer_times": Interest.objects.answer_times(timezone.now()),
        },
    )
