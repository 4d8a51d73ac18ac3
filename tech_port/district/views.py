"""The page about the district as a place."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from premises.buildings.known import surroundings
from premises.map import scene
from tech_port.door.declared import may_be_kept

from .days import district_on
from .forms import DistrictForm, Scale
from .titles import title_of


@may_be_kept(DistrictForm)
@require_safe
def district(request):
    form = DistrictForm.from_address(request)
    shown = district_on(form.day, timezone.localdate())
    ground = shown.ground
    context = {
        "form": form,
        "ground": ground,
        "district": shown,
        "scales": Scale.choices,
        "noted": (),
    }
    if form.scale == Scale.NEIGHBOURHOOD:
        house = form.choose(ground.houses_by_light)
        context |= {"house": house, "around": ground.around(house), "quarter": ground.quarter_of(house)}
        context["map"] = house and surroundings(house.building, ground.today)
    elif form.scale == Scale.DISTRICT:
        context["map"] = scene.whole(ground.today)
    if form.shows_days:
        context["noted"] = context["district"].sources
    context["title"] = title_of(form.scale, ground, context.get("house"))
    return render(request, "district/district.html", context)
