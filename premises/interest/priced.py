"""The units of the interest form as choices, each with what it costs those who ask."""

from dataclasses import dataclass

from .. import costs
from ..buildings.room_for import part_of


@dataclass(frozen=True)
class Choice:
    """A unit's checkbox, its cost for the people of the need, and the part that is asked for (m², None for all)."""

    checkbox: object
    unit: object
    cost: costs.Cost
    part_m2: object = None


def choices_of(form, need):
    """The units that a form shows, in its own order; they must be as of a day."""
    found = []
    for checkbox in form.shown_units:
        unit = checkbox.data["value"].instance
        part = part_of(unit, need.part_m2)
        cost = costs.of(unit, people=need.people, with_vat=need.with_vat, area_m2=part)
        found.append(Choice(checkbox, unit, cost, part))
    return found
