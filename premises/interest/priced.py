"""The units of the interest form as choices, each with what it costs those who ask."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tech_port.norwegian import typography

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


def in_words(need, unit):
    """What a need gets of a unit and what it costs: `607 av 910 m², 141 128 kr i måneden uten mva.`"""
    part, cost = part_for(need, unit), cost_for(need, unit)
    text = typography.square_metres(unit.area_m2)
    if part:
        text = _("%(part)s av %(whole)s") % {"part": typography.number(part), "whole": text}
    if cost.is_on_request:
        return _("%(area)s, leie på forespørsel") % {"area": text}
    sentence = _("%(area)s, %(amount)s i måneden uten mva.")
    if need.with_vat:
        sentence = _("%(area)s, %(amount)s i måneden med 25 %% mva.")
    text = sentence % {"area": text, "amount": typography.kroner(cost.a_month)}
    return text if cost.is_complete else _("%(text)s Felleskostnader kommer i tillegg.") % {"text": text}
