"""What the page of the search prints of a hit: its text with what was asked for marked, and the piece round that."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tech_port.writing.translated import Text

from .. import marking

register = template.Library()


@register.simple_tag
def marked(text, asked):
    """A text with the words that were asked for in <mark>; every part of it is escaped."""
    parts = marking.marked(str(text), asked)
    return format_html_join("", "{}", ((_printed(part),) for part in parts))


def _printed(part):
    return format_html("<mark>{}</mark>", part.text) if part.is_match else part.text


@register.simple_tag
def excerpt(text, asked):
    """The piece of a text round what was asked for, in the language that the text is in."""
    piece = marking.excerpt(str(text), asked)
    return Text(piece, text.lang) if getattr(text, "lang", None) else piece


@register.simple_tag
def told_of(hit):
    """What tells a hit from others: its facts, the language where that is another, and whether it is made up."""
    lang = getattr(hit.title, "lang", get_language())
    language = "" if lang == get_language() else {"nb": _("på norsk"), "en": _("på engelsk")}[lang]
    return ", ".join(filter(None, [str(hit.facts), language, _("eksempel") if hit.is_sample else ""]))
