"""A part of a page that many pages share, printed once for each version."""

from django import template

from ..memo import remembered

register = template.Library()
SOME, MANY = 64, 2000  # kept of one place in a template: of parts of pages, and of rows


class RememberedNode(template.Node):
    def __init__(self, nodelist, parts, keys, entries):
        self.nodelist, self.keys = nodelist, keys
        self.printed = remembered(*parts, entries=entries)(self.print)

    def print(self, page, *keys):
        return self.nodelist.render(page.context)

    def render(self, context):
        return self.printed(Page(context), *(key.resolve(context) for key in self.keys))


class Page:
    """The context, which is equal to any other: what is printed follows from the keys alone."""

    def __init__(self, context):
        self.context = context

    def __eq__(self, other):
        return isinstance(other, Page)

    def __hash__(self):
        return 0


@register.tag("remembered")
def remembered_part(parser, token):
    """`{% remembered "premises members" key … %}…{% endremembered %}`: what follows from the keys and those parts.

    Each thing of the context that is used inside is a key or follows from one; links that carry the page's question on
    and notes that are counted along the page may not stand inside.
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
    nodelist = parser.parse((f"end{name}",))
    parser.delete_first_token()
    return RememberedNode(nodelist, parts.strip('"').split(), [parser.compile_filter(key) for key in keys], entries)
