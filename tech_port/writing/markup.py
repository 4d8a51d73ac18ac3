"""Editors' Markdown as clean HTML. The one place where text becomes markup. Values in, values out."""

import re
from html import unescape

import markdown as markdown_library
import nh3
from django.utils.html import format_html

from .cited import Cited
from .pasted import as_markdown
from .visible import tidy

TAGS = {"p", "h2", "h3", "ul", "ol", "li", "a", "strong", "em", "blockquote", "br"}
MAX_LENGTH = 50_000
BREAKS = re.compile(r"<br ?/?>|</(?:p|div|li|h[1-6])>", re.IGNORECASE)
# What calendar programs write as HTML; any other “<” is what somebody typed: “Kurs <avansert>”, “<kari@example.no>”.
HTML = (
    r"a|abbr|b|blockquote|body|br|center|code|div|em|font|h[1-6]|head|hr|html|i|img|li|link|meta|o:p|ol|p|pre|s|script"
    r"|small|span|strike|strong|style|sub|sup|table|tbody|td|th|thead|title|tr|u|ul"
)
TYPED = re.compile(rf"<(?!/?(?:{HTML})(?:\s[^<>]*|/)?>|!--|!doctype)", re.IGNORECASE)
LINK = re.compile(
    r"""<a\s[^<>]*?href\s*=\s*["']((?:https?://|mailto:)[^"'<>\s]+)["'][^<>]*>(.{0,300}?)</a\s*>""",
    re.IGNORECASE | re.DOTALL,
)


ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
# As nh3 writes it: where people's words are, in attributes and between tags, it escapes the quotes or the brackets.
SIGN = re.compile(r'<sup data-source="([\w-]+)"></sup>')


def render(text, site=""):
    """Safe HTML of a Markdown text; anything but plain prose, lists and links is dropped, headings start at level 2.

    Signs of sources are dropped too: `passages` is for the page that shows them. What is read away from the site, as
    a mail, gives the `site` that a link to one of its pages leads to.
    """
    away = {"url_relative": ("rewrite_with_base", site)} if site else {}
    return format_html("{}", _Clean(_cleaned(_html(text), **away)))


def words(text, site):
    """A Markdown text as plain words: links are followed by their address, and lines and lists stand as lines."""
    html = render(text, site).replace("<li>\n", "<li>").replace("<li><p>", "<li>").replace("</p>\n</li>", "</li>")
    return plain(html.replace("</li>\n", "</li>").replace("<br>\n", "<br>").replace("<li>", "– "))


def passages(text, mark):
    """Safe HTML of each block of a Markdown text in turn; `mark` gives that of the sign of a source, by its key."""
    allowed = {"tags": TAGS | {"sup", "hr"}, "attributes": ATTRIBUTES | {"sup": {"data-source"}}}
    for block in _cleaned(_html(text, in_passages=True), **allowed).split("<hr>"):
        marked = SIGN.sub(lambda found: mark(found[1]), _cleaned(block, **allowed)).strip()
        if marked:
            yield format_html("{}", _Clean(marked))


def _html(text, *, in_passages=False):
    extensions = ["sane_lists", Cited(in_passages=in_passages)]
    html = markdown_library.markdown(as_markdown(text[:MAX_LENGTH]), extensions=extensions, lazy_ol=False)
    return html.replace("<h1>", "<h2>").replace("</h1>", "</h2>")


def _cleaned(html, tags=TAGS, attributes=ATTRIBUTES, **more):
    return nh3.clean(html, tags=tags, attributes=attributes, url_schemes={"https", "http", "mailto"}, **more)


def plain(text):
    """The words of what may be HTML, from a source not trusted: lines kept, markup and control characters gone.

    What is no HTML stays as it was typed, and links stay with their words.
    """
    lines = BREAKS.sub("\n", LINK.sub(_link, TYPED.sub("&lt;", text[:MAX_LENGTH])))
    words = unescape(nh3.clean(lines, tags=set()))
    return re.sub(r"\n{3,}", "\n\n", tidy(words)).strip()


def _link(found):
    address, said = found[1].removeprefix("mailto:"), found[2]
    return said if address.rstrip("/") in said else f"{said} &lt;{address}&gt;"


class _Clean(str):
    """HTML that nh3 has cleaned; templates print it as it is."""

    def __html__(self):
        return str(self)
