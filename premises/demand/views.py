"""What is asked for and what is on offer, for everybody to see."""

from django.shortcuts import render
from django.utils import timezone

from tech_port.door.declared import may_be_kept
from tech_port.lists.for_programs import for_programs
from tech_port.versions.memo import remembered

from ..fits import questions
from ..models import Interest
from ..need.need import Need
from . import sums as demand
from .listings import export


@remembered("premises", entries=4)
def known(today):
    """The sums of a day."""
    return demand.of(asks(), offers(today), today)


def asks():
    """The needs of tenants that still look, without anything else about them."""
    rows = Interest.objects.open().values_list(
        "organisation_name", "area_min_m2", "area_max_m2", "employees", "move_in_on"
    )
    return [demand.Ask(name.casefold(), demand.area_of(*area), day) for name, *area, day in rows]


def offers(today):
    """Everything that a need which asks for nothing would be answered with."""
    units = questions.matching(questions.to_have(today), Need())
    return [demand.Offer(*row) for row in units.values_list("area_m2", "available_from", "is_sample")]


@may_be_kept("format")
@for_programs
def demand_chart(request):
    today = timezone.localdate()
    found = known(today)
    if response := export(request, found, demand.MIN_TENANTS):
        return response
    return render(request, "premises/demand/demand.html", {"demand": found, "least": demand.MIN_TENANTS})
