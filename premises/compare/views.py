"""Units side by side."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from .. import costs
from ..cost_form import CostForm
from ..models import Unit
from ..need.fields import need_of
from .comparing import MAX_UNITS, Chosen, Compared, rows_of


def chosen_of(chosen, day):
    """(units on offer, units that are not, how many there are none of), in the order they were chosen."""
    units = Unit.objects.published().as_of(day).select_related("building").in_bulk(chosen.keys)
    found = [units[key] for key in chosen.keys if key in units]
    offered = [unit for unit in found if unit.is_listed]
    return offered, [unit for unit in found if not unit.is_listed], chosen.rejected + len(chosen) - len(found)


@require_safe
def unit_compare(request):
    form = CostForm.from_address(request)
    asked = Chosen.read(request.GET.getlist("lokale"))
    today = timezone.localdate()
    units, taken, unknown = chosen_of(asked, need_of(request).day or today)
    chosen = Chosen(tuple(unit.pk for unit in units))
    columns = [Compared(unit, costs.of(unit, people=form.people, with_vat=form.with_vat)) for unit in units]
    context = {
        "cost_form": form,
        "with_vat": form.with_vat,
        "chosen": chosen,
        "columns": columns,
        "groups": rows_of(columns),
        "taken": taken,
        "unknown": unknown,
        "too_many": asked.too_many,
        "most": MAX_UNITS,
        "today": today,
    }
    return render(request, "premises/compare/unit_compare.html", context)
