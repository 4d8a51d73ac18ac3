"""A building and one of its units."""

from django.db.models import Prefetch
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tech_port.addresses.lookup import get_or_moved
from tech_port.door.declared import may_be_kept

from ..cost_form import CostForm
from ..models import Building, Ownership, Unit
from ..moved import moved_or_gone
from ..need.fields import NeedFields, need_of
from . import building_page, unit_page


@may_be_kept(NeedFields, CostForm, "lokale")
@require_safe
def building_detail(request, building):
    need = need_of(request)
    day = need.day or timezone.localdate()
    owners = Ownership.objects.on(day).shown().select_related("organisation", "source")
    known = Building.objects.select_related("property__developer", "property__area", "property__source", "picture")
    known = known.prefetch_related(
        "sources", "offers__source", "figures__observations__source", Prefetch("ownerships", owners, "owners_then")
    )
    building = get_or_moved(known, building, argument="building")
    return render(request, "premises/buildings/building_detail.html", building_page.answers(building, need))


@may_be_kept(NeedFields, CostForm, "lokale")
@require_safe
def unit_detail(request, building, unit):
    day = need_of(request).day or timezone.localdate()
    known = (
        Unit.objects.drawn(day)
        .select_related("building__property__area", "building__property__source")
        .filter(building__slug=building)
    )
    drawn = list(known)
    found = next((other for other in drawn if other.slug == unit and not other.is_drawn), None)
    if found is None:
        raise moved_or_gone(building, unit)
    return render(request, "premises/buildings/unit_detail.html", unit_page.answers(found, drawn, request))
