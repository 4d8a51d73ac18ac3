"""Choosing units to compare: `{% load compare %}`. The address holds the choice, no cookie."""

from urllib.parse import urlencode

from django import template
from django.urls import reverse

from premises.compare.chosen import MAX_UNITS, Chosen
from premises.templatetags.need import carried

register = template.Library()


def chosen_in(context):
    return Chosen.read(context["request"].GET.getlist("lokale"))


def choosing(context, chosen):
    """The page's own address with another choice."""
    here = context.get("here_place")  # of what is kept for any page
    return "?" + "&".join(filter(None, [_others(context) if here is None else here, chosen.query]))


def _others(context):
    params = [(key, values) for key, values in context["request"].GET.lists() if key != "lokale"]
    return urlencode(params, doseq=True)


@register.simple_tag(takes_context=True)
def compare_here(context):
    """What else the page's own address asks, "" or `?…`: what `{% remembered_row %}` carries of a link to choose."""
    others = _others(context)
    return f"?{others}" if others else ""


@register.simple_tag(takes_context=True)
def compare_chosen(context):
    """What is chosen."""
    return chosen_in(context)


@register.inclusion_tag("premises/compare/_compare_link.html", takes_context=True)
def compare_link(context, unit):
    """A link that adds a unit to the comparison, or takes it out again, and stays on the page."""
    chosen = chosen_in(context)
    is_chosen = unit.pk in chosen
    return {
        "unit": unit,
        "is_chosen": is_chosen,
        "is_full": chosen.is_full,
        "most": MAX_UNITS,
        "address": choosing(context, chosen.without(unit.pk) if is_chosen else chosen.adding(unit.pk)),
    }


@register.simple_tag(takes_context=True)
def compare_without(context, chosen, unit):
    """The comparison's own address without one of its units."""
    return choosing(context, chosen.without(unit.pk))


@register.inclusion_tag("premises/compare/_compare_bar.html", takes_context=True)
def compare_bar(context):
    """How many are chosen and the way to their comparison; nothing while none is."""
    chosen = chosen_in(context)
    return {
        "chosen": chosen,
        "address": carried(context, reverse("premises:unit_compare"), lokale=chosen.keys),
        "empty": choosing(context, Chosen()),
    }


@register.inclusion_tag("premises/compare/_compare_kept.html", takes_context=True)
def compare_kept(context):
    """Hidden fields that keep the choice through a form that asks the same page something else."""
    return {"keys": chosen_in(context).keys}
