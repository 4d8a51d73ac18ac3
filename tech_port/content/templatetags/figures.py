"""The one way a page prints a figure, which leaves out neither its date nor its source: `{% load figures %}`."""

from django import template
from django.utils import timezone

from ..figures.series import Series

register = template.Library()

SIZES = {"inline", "block", "all"}


@register.inclusion_tag("content/figures/_value.html", takes_context=True)
def figure_value(context, figure, size="inline"):
    """A figure with date and source: its newest value in a line of text, "block" with its title and target, or "all".

    Sources are marks: the page includes `content/_notes.html` at its foot. The figure has its observations with their
    sources.
    """
    if size not in SIZES:
        raise template.TemplateSyntaxError(f"a figure has no size “{size}”")
    found = {"figure": figure, "size": size, "page_notes": context["page_notes"]}
    if size == "block" and figure.is_series:
        found["meaning"] = Series(figure).finding(timezone.localdate()).meaning
    return found


@register.inclusion_tag("content/figures/_statement.html", takes_context=True)
def figure_statement(context, observation):
    """One source's value of a figure, with date and source, where a page shows several of them."""
    return {"observation": observation, "page_notes": context["page_notes"]}


@register.inclusion_tag("content/_figure_chart.html")
def figure_chart(figure, size="full", since=9999):
    """A series as a drawing, "full" or "small"; "" for what is none. Its values stand beside it, by `figure_value`."""
    series = Series(figure)
    today = timezone.localdate()
    chart = series.chart(today, is_small=size == "small", since=since) if figure.is_series else None
    return {"figure": figure, "series": series, "chart": chart}
