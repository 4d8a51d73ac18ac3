"""The finder: which premises answer a need."""

from django.shortcuts import redirect, render
from django.utils import timezone

from tech_port.door.declared import may_be_kept
from tech_port.lists.for_programs import for_programs
from tech_port.lists.pages import note_shown
from tech_port.norwegian.forms import carry_on

from ..cost_form import CostForm
from ..need.fields import NeedFields, note_need
from .answer import Finder, Slider
from .filters import UnitFilter
from .listings import export


@may_be_kept(UnitFilter, NeedFields, CostForm, "side", "format", "maned", "lokale")
@for_programs
def unit_list(request):
    if "maned" in request.GET:
        return redirect(moved_slider(request))
    finder = Finder(request.GET)
    carry_on(request, finder.in_address)
    if response := export(request, finder.filter):
        return response
    note_need(request, finder.filter.need)
    note_shown(request, finder.page)
    context = {"finder": finder, "filter": finder.filter, "slider": Slider(finder.day)}
    return render(request, "premises/finder/unit_list.html", context)


def moved_slider(request):
    """The address with the slider's month as the day to show; no month at all where it is not a number."""
    params = request.GET.copy()
    number = params.pop("maned")[-1]
    if number.isascii() and number.isdigit() and len(number) < 5:
        params["dato"] = Slider(timezone.localdate()).day(int(number)).isoformat()
    return f"{request.path}?{params.urlencode()}"
