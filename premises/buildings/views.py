"""Premises: find, understand, and say that one is interested."""

from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from tech_port.open_forms.visitors import address_of

from .. import costs
from ..elevation import stacking
from ..finder.answer import Finder, Slider
from ..finder.listings import FORMATS
from ..interest.forms import CostForm, InterestForm, chosen_units, told_before
from ..models import Building, Interest, Ownership, Unit
from . import neighbours, stages


@require_safe
def unit_list(request):
    if "maned" in request.GET:
        return redirect(moved_slider(request))
    finder = Finder(request.GET)
    if export := FORMATS.get(request.GET.get("format")):
        return export(finder.filter.qs, request)
    context = {"finder": finder, "filter": finder.filter, "slider": Slider(finder.day), "carried": finder.carried}
    return render(request, "premises/finder/unit_list.html", context)


def moved_slider(request):
    """The address with the slider's month as the day to show; no month at all where it is not a number."""
    params = request.GET.copy()
    number = params.pop("maned")[-1]
    if number.isascii() and number.isdigit() and len(number) < 5:
        params["dato"] = Slider(timezone.localdate()).day(int(number)).isoformat()
    return f"{request.path}?{params.urlencode()}"


@require_safe
def building_detail(request, building):
    today = timezone.localdate()
    owners = Prefetch("ownerships", Ownership.objects.on(today).select_related("organisation"), "owners_today")
    known = Building.objects.select_related("property__developer", "property__area", "property__source")
    building = get_object_or_404(
        known.prefetch_related("sources", "figures__observations__source", owners), slug=building
    )
    drawn = list(Unit.objects.drawn(today).filter(building__property=building.property))
    here = [unit for unit in drawn if unit.building_id == building.pk]
    return render(
        request,
        "premises/buildings/building_detail.html",
        {
            "building": building,
            "elevations": stacking.draw(drawn, matching={unit.pk for unit in here}) if here else [],
            "offered": [unit for unit in here if unit.is_listed],
            "stages": stages.stages_of(building.property.buildings.all(), today, current=building),
            "certificates": stages.certificates(building),
            "neighbours": neighbours.around(building, today),
        },
    )


@require_safe
def unit_detail(request, building, unit):
    today = timezone.localdate()
    drawn = list(Unit.objects.drawn(today).filter(building__property__buildings__slug=building))
    unit = next((other for other in drawn if (other.building.slug, other.slug) == (building, unit)), None)
    if unit is None:
        raise Http404
    form = CostForm(request.GET)
    return render(
        request,
        "premises/buildings/unit_detail.html",
        {
            "unit": unit,
            "elevations": stacking.draw(drawn, current=unit.pk),
            "cost": costs.of(unit, people=form.people, with_vat=form.with_vat),
            "cost_form": form,
            "is_crowded": costs.is_crowded(unit.exclusive_m2, form.people),
            "photos": list(unit.photos.all()),
            "neighbours": neighbours.around(unit.building, today),
            "answer_times": Interest.objects.answer_times(timezone.now()),
        },
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def interest_create(request):
    units = Unit.objects.offered().select_related("building")
    address = address_of(request)
    if request.method == "POST":
        form = InterestForm(request.POST, units=units, address=address)
        if form.is_valid():
            return redirect(form.save().get_absolute_url() + "?takk=1")
    else:
        initial = InterestForm.fresh(lokale=chosen_units(request.GET, units)) | told_before(request.GET)
        form = InterestForm(initial=initial, units=units, address=address)
    context = {"form": form, "answer_times": Interest.objects.answer_times(timezone.now())}
    return render(request, "premises/interest/interest_form.html", context, status=form.http_status)
