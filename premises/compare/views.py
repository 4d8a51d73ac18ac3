"""Units side by side."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tech_port.door.declared import may_be_kept
from tech_port.versions.memo import By, remembered

from ..cost_form import CostForm
from ..models import Unit
from ..need.fields import NeedFields, need_of
from .chosen import MAX_UNITS, Chosen
from .columns import columns_of, tenants_of_all
from .comparing import rows_of
from .facts import groups, not_told


def chosen_of(chosen, day):
    """(units on offer, units that are not, how many there are none of), in the order they were chosen."""
    units = _public(chosen.keys, day)
    found = [units[key] for key in chosen.keys if key in units]
    offered = [unit for unit in found if unit.is_listed]
    return offered, [unit for unit in found if not unit.is_listed], chosen.rejected + len(chosen) - len(found)


@remembered()
def _public(keys, day):
    """{key: Unit} as of a day."""
    return Unit.objects.published().as_of(day).select_related("building__property__developer").in_bulk(keys)


@remembered()
def _told(by, need, today):
    """What is told of units side by side, for those who fill in a form."""
    units, form = by.value
    columns = columns_of(units, need, form, today) if units else []
    return {
        "columns": columns,
        "groups": rows_of(groups(columns, form.people), columns),
        "not_told": not_told(columns),
        "tenants": tenants_of_all(columns),
    }


@may_be_kept(NeedFields, CostForm, "lokale")
@require_safe
def unit_compare(request):
    form, need, today = CostForm.from_address(request), need_of(request), timezone.localdate()
    asked = Chosen.read(request.GET.getlist("lokale"))
    units, taken, unknown = chosen_of(asked, need.day or today)
    chosen = Chosen(tuple(unit.pk for unit in units))
    context = {
        "need": need,
        "cost_form": form,
        "with_vat": form.with_vat,
        "chosen": chosen,
        **_told(By((chosen, need, form.people, form.with_vat), (units, form)), need, today),
        "taken": taken,
        "unknown": unknown,
        "too_many": asked.too_many,
        "most": MAX_UNITS,
        "today": today,
    }
    return render(request, "premises/compare/unit_compare.html", context)
