"""Words of the elevation and of lists of units: `{% load drawing %}`."""

from django import template

from premises.elevation import written

from .need import carried

register = template.Library()


@register.filter
def has_samples(elevations):
    """Whether something that is drawn is an example."""
    return any(bay.unit.is_sample for drawing in elevations for bay in drawing.bays)


@register.filter
def is_drawn_by_us(elevations):
    """Whether the floors of a building that is drawn are assumed."""
    return any(drawing.building.layout_is_drawn for drawing in elevations)


@register.filter
def are_all_samples(rows):
    """Whether every unit in rows of a list is an example, which is then said once."""
    return bool(rows) and all(row.unit.is_sample for row in rows)


@register.simple_tag(takes_context=True)
def bays(context, bays):
    """The bays of a drawing as SVG; their links carry on what the page was asked."""
    return written.bays_as_svg(bays, carried(context, ""))


@register.simple_tag(takes_context=True)
def bay_rows(context, bays):
    """The same bays as rows of a table."""
    return written.bays_as_rows(bays, carried(context, ""))
