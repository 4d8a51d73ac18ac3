"""The need of a page's address in its links and forms: `{% load need %}`."""

from urllib.parse import urlencode

from django import template

from premises.interest.priced import in_words
from premises.need import words
from premises.need.fields import asked, form_of
from premises.need.need import NAMES
from premises.need.stored import need_of_interest, rest_of
from tech_port.ways import ways_on

register = template.Library()
APP = "premises"


def params_of(context):
    request = context.get("request")
    return list(asked(request)) if request else []


@register.simple_tag(takes_context=True)
def carried(context, address, **changes):
    """An address of premises with the need that the page's own address has.

    `{% carried address lokale=unit.pk dato="" %}` adds a parameter, or several of its name, and leaves one out.
    """
    added = urlencode([(name, value) for name, value in changes.items() if value not in (None, "")], doseq=True)
    query = "&".join(filter(None, [added, _question(context, changes)]))
    return f"{address}?{query}" if query else address


def _question(context, but):
    """The need as a query; where a part of a page is kept for other needs too, what stands there for it."""
    if (place := context.get("question_place")) is not None:
        if NAMES.keys() & but:
            raise ValueError("What is kept for any need leaves nothing of it out.")
        return place
    return urlencode([(name, value) for name, value in params_of(context) if name not in but])


@register.inclusion_tag("includes/_way_on.html", takes_context=True)
def way_on_with_need(context, *names):
    """The closing band of a page of premises: `{% way_on %}` whose ways to premises take the need along."""
    ways = ways_on(*names)
    return {"ways": [one.at(carried(context, one.url)) if one.is_to(APP) else one for one in ways]}


@register.inclusion_tag("premises/need/_carried_fields.html", takes_context=True)
def carried_fields(context, *asked):
    """Hidden fields that keep the need through a form which asks for some of it by fields of its own."""
    return {"params": [(name, value) for name, value in params_of(context) if name not in asked]}


@register.simple_tag
def wanted(interest, unit):
    """What an interest is for of one of its units, and what that costs: in words."""
    return in_words(need_of_interest(interest), unit)


@register.simple_tag
def besides(interest):
    """[(label, text)] of what an interest asks for besides the answers that it has columns for."""
    return words.rows(rest_of(interest))


@register.inclusion_tag("premises/need/_day.html", takes_context=True)
def asked_day(context, today):
    """Which day the page answers for when it is not today, and what of its address could not be read."""
    form = form_of(context["request"])
    day = form.need.day
    address = carried(context, context["request"].path, dato="", lokale=context["request"].GET.getlist("lokale"))
    return {"day": day if day != today else None, "address": address, "faults": form.faults}
