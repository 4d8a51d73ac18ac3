"""A building and one of its units."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tech_port.door.declared import may_be_kept

from ..cost_form import CostForm
from ..moved import moved_or_gone
from ..need.fields import NeedFields, need_of
from . import building_page, unit_page
from .known import building_at, units_of


@may_be_kept(NeedFields, CostForm, "lokale")
@require_safe
def building_detail(request, building):
    need = need_of(request)
    building = building_at(building, need.day or timezone.localdate())
    return render(request, "premises/buildings/building_detail.html", building_page.answers(building, need))


@may_be_kept(NeedFields, CostForm, "lokale")
@require_safe
def unit_detail(request, building, unit):
    drawn = units_of(building, need_of(request).day or timezone.localdate(), unit)
    found = next((other for other in drawn if other.slug == unit and not other.is_drawn), None)
    if found is None:
        raise moved_or_gone(building, unit)
    return render(request, "premises/buildings/unit_detail.html", unit_page.answers(found, drawn, request))
