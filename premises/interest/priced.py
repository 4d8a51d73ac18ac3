"""The units of the interest form as choices, each with what it costs those who ask."""

from dataclasses import dataclass

from .. import costs
from ..fits.parts import cost_for, part_for


@dataclass(frozen=True)
class Choice:
    """A unit's checkbox, its cost for the people of the need, and the part that they get (m², None for all)."""

    checkbox: object
    unit: object
    cost: costs.Cost
    part_m2: object = None


def choices_of(form, need):
    """The units that a form shows, in its own order; they must be as of a day."""
    found = []
    for checkbox in form.shown_units:
        unit = checkbox.data["value"].instance
        found.append(Choice(checkbox, unit, cost_for(need, unit), part_for(need, unit)))
    return found
