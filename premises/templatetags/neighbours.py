"""Words of neighbours: `{% load neighbours %}`."""

from django import template

register = template.Library()


@register.filter
def tenants(groups):
    """The tenants among grouped neighbours, for the line on how fresh what is told of them is."""
    return [one.tenant for _heading, members in groups for one in members if one.tenant]
