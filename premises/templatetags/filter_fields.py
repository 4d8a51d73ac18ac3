"""Fields of filters that are printed once for each value: `{% load filter_fields %}`."""

from urllib.parse import quote

from django import template
from django.template.loader import get_template
from django.utils.html import format_html, format_html_join

from tech_port.templatetags.portal import query
from tech_port.versions.memo import By, remembered

register = template.Library()
CURRENT = format_html(' aria-current="{}"', "true")
SORT = '<li><a href="{}"{}>{}</a></li>'
KEY = "\ue002"  # stands where a link has its order


@register.filter
def shown(field):
    """What a field of a form shows follows from, besides its choices: which it is, its value, what is said at it."""
    value, note = field.value(), getattr(field.field, "note", "")
    value = tuple(value) if isinstance(value, list) else value
    return type(field.form), field.html_name, value, str(note), tuple(field.errors)


@register.simple_tag
def filter_field(field):
    """A field of a filter that offers the same choices whatever else is asked."""
    return _printed(By(shown(field), field))


@remembered(entries=256)
def _printed(field):
    return get_template("includes/_filter_field.html").render({"field": field.value})


@register.filter
def with_counts(field, counts):
    """[(checkbox, number)] of the choices that leave something, or are ticked."""
    numbers = dict(counts)
    rows = [(checkbox, numbers.get(str(checkbox.data["value"]), 0)) for checkbox in field]
    return [(checkbox, number) for checkbox, number in rows if number or checkbox.data["selected"]]


@register.filter
def ticked(checkbox):
    """What a checkbox of a filter follows from."""
    data = checkbox.data
    return tuple(sorted(data["attrs"].items())), data["name"], str(data["value"]), data["label"], data["selected"]


@register.simple_tag(takes_context=True)
def sort_links(context, filter):
    """The page in each of the orders that a list has, from its first page on."""
    address = query(context, sorter=KEY, side=None)
    rows = (
        (address.replace(quote(KEY), key), CURRENT if key == filter.sorting else "", name)
        for key, name in filter.sort_choices
    )
    return format_html_join("\n", SORT, rows)
