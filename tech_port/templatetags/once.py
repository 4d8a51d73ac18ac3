"""`translate`, `blocktranslate`, `url` and `static` as Django has them, worked out once where all pages say the same.

A page holds some two hundred of them, and each costs as much as a lookup in a catalogue or among all addresses.
"""

from django import template
from django.conf import settings
from django.template.base import TokenType, Variable
from django.template.defaulttags import url
from django.templatetags.i18n import do_block_translate, do_translate
from django.templatetags.static import do_static
from django.urls import get_script_prefix
from django.utils.translation import get_language

register = template.Library()


class OnceNode(template.Node):
    """A node of Django's whose text follows from the language and from where the site is mounted."""

    child_nodelists = ("nodelist",)

    def __init__(self, node, is_address):
        self.nodelist, self.node = template.NodeList([node]), node
        self.name, node.asvar = getattr(node, "asvar", None), None
        self.is_address, self.printed = is_address, {}

    def render(self, context):
        key = (get_language(), context.autoescape, get_script_prefix() if self.is_address else "")
        text = self.printed.get(key)
        if text is None:
            text = self.printed[key] = self.node.render(context)
        if self.name is None:
            return text
        context[self.name] = text
        return ""


def _is_constant(expression):
    """Whether an expression of a template is a text that is written there, as it is."""
    if expression is None:
        return True
    is_text = not isinstance(expression.var, Variable) or isinstance(expression.var.literal, str)
    return is_text and not expression.filters


def _once(node, is_constant, *, is_address=False):
    """Who changes a catalogue while the site runs, as developers do, sees it at once."""
    return OnceNode(node, is_address) if is_constant and not settings.DEBUG else node


@register.tag("translate")
@register.tag("trans")
def translate(parser, token):
    node = do_translate(parser, token)
    return _once(node, not node.noop and _is_constant(node.filter_expression) and _is_constant(node.message_context))


@register.tag("blocktranslate")
@register.tag("blocktrans")
def blocktranslate(parser, token):
    node = do_block_translate(parser, token)
    tokens = [*node.singular, *(node.plural or ())]
    is_plain = all(one.token_type == TokenType.TEXT for one in tokens) and not node.plural
    return _once(node, is_plain and not node.extra_context and _is_constant(node.message_context))


@register.tag("url")
def address(parser, token):
    """An address that may not exist (`as`) is asked for each time."""
    node = url(parser, token)
    is_constant = _is_constant(node.view_name) and not node.args and not node.kwargs
    return _once(node, is_constant and node.asvar is None, is_address=True)


@register.tag("static")
def file_address(parser, token):
    """A file that a page asks for by name has the same address until other files are collected and the site starts."""
    node = do_static(parser, token)
    return _once(node, _is_constant(node.path) and node.varname is None, is_address=True)
