"""Rows of answers, of which all that does not hang on who asks is printed once: `{% load rows %}`."""

from django import template
from django.template.loader import get_template
from django.utils.html import conditional_escape, format_html
from django.utils.translation import gettext as _

from tech_port.norwegian import typography
from tech_port.versions.memo import By, remembered
from tech_port.versions.templatetags.versions import QUESTION

from .compare import chosen_in, compare_here, compare_link
from .need import carried

register = template.Library()
HERE = "\ue001"  # stands where each page has the rest of its address
KEPT = 2000
ROW = '<li class="unit-row">\n{}{}{}\n</li>\n'
LINK = '<div class="unit-row__choose">\n{}</div>'
ON_REQUEST = '<p class="unit-row__month">{}</p>'
MONTH = (
    '<p class="unit-row__month">\n{}<span class="visually-hidden"> {}</span>\n</p>\n<p class="unit-row__head">{}{}</p>'
)
HEAD = '\n{} <span class="unit-row__unit">{}</span>\n'


class RowsNode(template.Node):
    """`{% unit_rows rows choosing why inside are_all_samples %}`: see premises/_unit_rows.html."""

    def __init__(self, names):
        self.names = names

    def render(self, context):
        rows, choosing, why, inside, are_all_samples = (name.resolve(context, True) for name in self.names)
        question, here = carried(context, ""), compare_here(context) if choosing else ""
        how = (bool(why), bool(inside), bool(are_all_samples), bool(question))
        chosen = chosen_in(context) if choosing else None
        link = (chosen, bool(here), context.get("request"))
        text = "".join([_row(row, how, link if choosing and not row.is_together else None) for row in rows])
        return text.replace(QUESTION, conditional_escape(question[1:])).replace(HERE, conditional_escape(here[1:]))


@register.tag
def unit_rows(parser, token):
    return RowsNode([parser.compile_filter(name) for name in token.split_contents()[1:]])


def _row(row, how, link):
    told = _told(By((row.told, how), row), how)
    chosen = ""
    if link:
        *key, request = link
        chosen = _link(By((row.unit.pk, row.unit.asked_day, *key), (row.unit, request)), bool(key[1]))
    return ROW.format(told, _cost(By((row.cost, row.has_room), row)), chosen)


@remembered(entries=KEPT)
def _told(by, how):
    why, inside, are_all_samples, carries = how
    told = {"row": by.value, "unit": by.value.unit, "why": why, "inside": inside, "are_all_samples": are_all_samples}
    place = QUESTION if carries else ""
    return get_template("premises/_unit_row.html").render({**told, "question_place": place})


@remembered(entries=KEPT)
def _link(by, is_asked):
    unit, request = by.value
    context = {"request": request, "here_place": HERE if is_asked else ""}
    link = get_template("premises/compare/_compare_link.html").render(compare_link(context, unit))
    return format_html(LINK, link)


@remembered(entries=KEPT)
def _cost(by):
    """What an answer costs a month, and each of those who ask."""
    row = by.value
    if row.a_month is None:
        return format_html(ON_REQUEST, _("Spør om pris"))
    head = "" if row.a_head is None else format_html(HEAD, typography.kroner(row.a_head), _("per ansatt"))
    lacks = _("+ felleskostnader") if row.lacks_common_costs else ""
    return format_html(MONTH, typography.kroner(row.a_month), _("i måneden"), head, lacks)
