"""The finder's answer for other programs: CSV, JSON and Atom."""

from functools import partial

from django.conf import settings
from django.db.models import F
from django.template.defaultfilters import capfirst
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from tech_port.history.moments import with_moments
from tech_port.lists import exports
from tech_port.lists.feeds import MAX_ENTRIES, Entry, atom_response, labelled, moments_of

from ..fits.parts import cost_for, part_for
from ..landlord.confirmed import confirmed
from ..landlord.numbers import Number
from ..models.units import Status

KEYS = [
    "id",
    "url",
    "building",
    "unit",
    "floor",
    "area_m2",
    "part_m2",
    "exclusive_m2",
    "use",
    "status",
    "available_from",
    "workplaces_from",
    "workplaces_to",
    "rent_nok_m2_year",
    "common_costs_nok_m2_year",
    "total_nok_month",
    "energy_label",
    "energy_state",
    "completed",
    "completion_basis",
    "completion_known_on",
    "completion_precision",
    "completed_other",
    "completed_other_known_on",
    "confirmed_on",
    "rent_confirmed_on",
    "common_costs_confirmed_on",
    "area_confirmed_on",
    "available_from_confirmed_on",
    "is_sample",
]


CONFIRMED = {
    "rent_confirmed_on": Number.RENT,
    "common_costs_confirmed_on": Number.COMMON_COSTS,
    "area_confirmed_on": Number.AREA,
    "available_from_confirmed_on": Number.DAY,
}


def _number(value):
    """A Decimal as JSON's number, without a fraction where there is none."""
    return value if value is None else int(value) if value == value.to_integral_value() else float(value)


def as_record(unit, need):
    """A unit under the published keys: areas in m², prices in NOK per m² and year, days as YYYY-MM-DD.

    `part_m2` is what the need gets of it where that is not the whole, `total_nok_month` what that costs in a month in
    NOK, with VAT where the address asks for it.
    """
    part, month = part_for(need, unit), cost_for(need, unit).a_month
    days = confirmed(unit, timezone.localdate())
    completion = unit.building.completion
    return {
        "id": unit.pk,
        "url": settings.SITE_URL + unit.get_absolute_url(),
        "building": str(unit.building),
        "unit": unit.name,
        "floor": unit.floor,
        "area_m2": _number(unit.area_m2),
        "part_m2": _number(part),
        "exclusive_m2": _number(unit.exclusive_m2),
        "use": unit.use,
        "status": str(unit.status),
        "available_from": unit.available_from and unit.available_from.isoformat(),
        "workplaces_from": unit.workplaces_from,
        "workplaces_to": unit.workplaces_to,
        "rent_nok_m2_year": _number(unit.rent_nok_m2_year),
        "common_costs_nok_m2_year": _number(unit.common_costs_nok_m2_year),
        "total_nok_month": _number(month and round(month, 2)),
        "energy_label": unit.building.energy_label or None,
        "energy_state": unit.building.energy_state or None,
        "completed": completion.start and completion.start.iso,
        **completion.fields("completion_"),
        "completed_other": completion.other and completion.other[0].iso,
        "completed_other_known_on": completion.other and completion.other[1].iso,
        "confirmed_on": unit.confirmed_on and unit.confirmed_on.isoformat(),
        **{key: days[number].isoformat() if number in days else None for key, number in CONFIRMED.items()},
        "is_sample": unit.is_sample,
    }


def as_atom(request, filter):
    """The units as a feed, the last changed on top: an entry is new when the unit's status or date is."""
    units = with_moments(filter.qs).order_by(F("last_changed_at").desc(nulls_last=True), "pk")
    entries = [
        Entry(
            title=labelled(f"{unit.name}, {unit.building}", unit),
            url=unit.get_absolute_url(),
            summary=capfirst(unit.in_words),
            key=str(unit.status) + (f"-{unit.available_from}" if unit.status == Status.COMING else ""),
            record=unit,
            categories=(unit.get_use_display(),),
            **moments_of(unit, unit.confirmed_on),
        )
        for unit in units[:MAX_ENTRIES]
    ]
    return atom_response(
        request,
        title=filter.titled(_("Ledige lokaler i Trondheim Tech Port")),
        description=_("Lokalene som passer til søket ditt.") if filter.is_asked else _("Lokalene som er til leie."),
        asked=filter.canonical,
        entries=entries,
    )


def export(request, filter):
    """The units as a file, with what the need gets of each, or None for the page."""
    atom = partial(as_atom, request, filter)
    record = partial(as_record, need=filter.need)
    units = SimpleLazyObject(lambda: filter.qs.prefetch_related("number_confirmations"))
    told = {"as_record": record, "keys": KEYS, "file_name": "lokaler"}
    return exports.export(request, units, form=filter.form, atom=atom, **told)
