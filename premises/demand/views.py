"""What is asked for and what is on offer, for everybody to see."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ..models import Interest, Unit
from ..models.units import Status
from . import sums as demand


def asks():
    """The needs of tenants that still look, without anything else about them."""
    rows = Interest.objects.open().values_list(
        "organisation_name", "area_min_m2", "area_max_m2", "employees", "move_in_on"
    )
    return [demand.Ask(name.casefold(), demand.area_of(*area), day) for name, *area, day in rows]


def offers(today):
    units = Unit.objects.offered().as_of(today)
    to_have = [unit for unit in units if unit.status in {Status.VACANT, Status.COMING}]
    return [demand.Offer(unit.area_m2, unit.available_from) for unit in to_have]


@require_safe
def demand_chart(request):
    today = timezone.localdate()
    return render(
        request,
        "premises/demand/demand.html",
        {"demand": demand.of(asks(), offers(today), today), "least": demand.MIN_TENANTS},
    )
