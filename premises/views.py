"""Premises: find, understand, and say that one is interested."""

from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from . import costs, stacking
from .filters import UnitFilter
from .forms import CostForm, InterestForm, chosen_units
from .models import Building, Interest, Lease, Ownership, Unit
from .tenants import tenants_of

UNITS_A_PAGE = 24


def oldest_confirmation(units, today):
    """How many days ago the least fresh of the units was confirmed; None when one of them never was."""
    days = [unit.confirmed_on and (today - unit.confirmed_on).days for unit in units]
    return max(days, default=None) if None not in days else None


@require_safe
def unit_list(request):
    today = timezone.localdate()
    drawn = list(Unit.objects.drawn(today))
    buildings = Building.objects.filter(pk__in={unit.building_id for unit in drawn if unit.is_offered})
    offered = Unit.objects.offered().as_of(today).select_related("building")
    filter = UnitFilter(request.GET, queryset=offered, buildings=buildings)
    units = list(filter.qs)
    matching = {unit.pk for unit in units} | {unit.pk for unit in drawn if not unit.is_offered}
    return render(
        request,
        "premises/unit_list.html",
        {
            "filter": filter,
            "page": Paginator(units, UNITS_A_PAGE).get_page(request.GET.get("side")),
            "total": len(units),
            "total_m2": sum(unit.area_m2 for unit in units),
            "oldest_confirmation": oldest_confirmation(units, today),
            "elevations": stacking.draw(drawn, matching=matching),
        },
    )


@require_safe
def building_detail(request, building):
    today = timezone.localdate()
    owners = Prefetch("ownerships", Ownership.objects.on(today).select_related("organisation"), "owners_today")
    building = get_object_or_404(
        Building.objects.select_related("property__developer", "property__area").prefetch_related(
            "sources", "figures__observations__source", owners
        ),
        slug=building,
    )
    units = list(Unit.objects.drawn(today).filter(building=building))
    leases = Lease.objects.in_building(building)
    return render(
        request,
        "premises/building_detail.html",
        {
            "building": building,
            "elevations": stacking.draw(units),
            "offered": [unit for unit in units if unit.is_offered],
            "tenants": tenants_of(leases.on(today)),
            "coming_tenants": tenants_of(leases.after(today)),
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
        "premises/unit_detail.html",
        {
            "unit": unit,
            "elevations": stacking.draw(drawn, current=unit.pk),
            "cost": costs.of(unit, people=form.people, with_vat=form.with_vat),
            "cost_form": form,
            "is_crowded": costs.is_crowded(unit.exclusive_m2, form.people),
            "neighbours": tenants_of(Lease.objects.in_property(unit.building.property).on(today)),
        },
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def interest_create(request):
    units = Unit.objects.offered().select_related("building")
    address = request.META["REMOTE_ADDR"]
    if request.method == "POST":
        form = InterestForm(request.POST, units=units, address=address)
        if form.is_valid():
            return redirect(form.save().get_absolute_url() + "?takk=1")
    else:
        initial = InterestForm.fresh(chosen_units(request.GET, units))
        form = InterestForm(initial=initial, units=units, address=address)
    return render(request, "premises/interest_form.html", {"form": form}, status=form.http_status)


def tenants_own(token, interests=Interest.objects):
    """The interest behind a secret link, or 404."""
    return get_object_or_404(interests.all().by_token(token))


@never_cache
@require_safe
def interest_detail(request, token):
    interest = tenants_own(token)
    response = render(
        request,
        "premises/interest_detail.html",
        {
            "interest": interest,
            "token": token,
            "units": interest.units.select_related("building"),
            "steps": interest.steps.all(),
            "is_receipt": "takk" in request.GET,
        },
    )
    response.headers["Referrer-Policy"] = "same-origin"
    return response


@never_cache
@require_POST
def interest_withdraw(request, token):
    with transaction.atomic():
        tenants_own(token, Interest.objects.select_for_update()).withdraw()
    return redirect("premises:interest_detail", token)
