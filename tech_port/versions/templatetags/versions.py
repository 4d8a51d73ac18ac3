"""A part of a page that many pages share, printed once for each version."""

from django import template
from django.utils.html import conditional_escape

from ..memo import remembered

register = template.Library()
SOME, MANY = 64, 2000  # kept of one place in a template: of parts of pages, and of rows
QUESTION = "\ue000"  # stands in what is kept where each page has its own question


class RememberedNode(template.Node):
    def __init__(self, nodelist, parts, keys, entries, question=None):
        self.nodelist, self.keys, self.question = nodelist, keys, question
        self.printed = remembered(*parts, entries=entries)(self.print)

    def print(self, page, _noted, *keys):
        text = self.nodelist.render(page.context)
        return text, noted(page.context)

    def render(self, context):
        keys = [key.resolve(context) for key in self.keys]
        if self.question is None:
            return self.on_page(context, keys)
        question = self.question.resolve(context)
        with context.push(question_place=QUESTION if question else ""):
            text = self.on_page(context, [*keys, bool(question)])
        return text.replace(QUESTION, conditional_escape(question[1:]))

    def on_page(self, context, keys):
        before = noted(context)
        text, after = self.printed(Page(context), before, *keys)
        if after != before:
            context["page_notes"].become(after)
        return text


class Page:
    """The context, which is equal to any other: what is printed follows from the keys alone."""

    def __init__(self, context):
        self.context = context

    def __eq__(self, other):
        return isinstance(other, Page)

    def __hash__(self):
        return 0


def noted(context):
    """How far the page's numbered notes have come: the same part has other numbers after other parts."""
    notes = context.get("page_notes")
    return notes.state if notes is not None else ()


@register.tag("remembered")
def remembered_part(parser, token):
    """`{% remembered "premises members" key … %}…{% endremembered %}`: what follows from the keys and those parts.

    Each thing of the context that is used inside is a key or follows from one; links that carry the page's question on
    may not stand inside unless that is a key, or comes last as `carrying query`, "" or "?…": inside, links have the
    context's `question_place` instead, and each page its own there. Notes that are counted along the page go on where
    they would have.
    """
    return _parsed(parser, token, SOME)


@register.tag("remembered_row")
def remembered_row(parser, token):
    """The same for one of many rows, small each: `{% remembered_row "events" event.pk %}…{% endremembered_row %}`.

    What the lists of any question and page have in common is so printed once.
    """
    return _parsed(parser, token, MANY)


def _parsed(parser, token, entries):
    name, parts, *keys = token.split_contents()
    question = None
    if keys[-2:-1] == ["carrying"]:
        question, keys = parser.compile_filter(keys[-1]), keys[:-2]
    nodelist = parser.parse((f"end{name}",))
    parser.delete_first_token()
    keys = [parser.compile_filter(key) for key in keys]
    return RememberedNode(nodelist, parts.strip('"').split(), keys, entries, question)
