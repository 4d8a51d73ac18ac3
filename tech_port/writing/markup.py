"""Editors' Markdown as clean HTML. The one place where text becomes markup. Values in, values out."""

import re
from html import unescape

import markdown as markdown_library
import nh3
from django.utils.html import format_html

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
    r"""<a\s[^<>]*?href\s*=\s*["'](https?://[^"'<>\s]+)["'][^<>]*>(.{0,300}?)</a\s*>""", re.IGNORECASE | re.DOTALL
)


def render(text):
    """Safe HTML of a Markdown text; anything but plain prose, lists and links is dropped, headings start at level 2."""
    html = markdown_library.markdown(as_markdown(text[:MAX_LENGTH]), extensions=["sane_lists"], lazy_ol=False)
    html = html.replace("<h1>", "<h2>").replace("</h1>", "</h2>")
    cleaned = nh3.clean(
        html, tags=TAGS, attributes={"a": {"href"}, "ol": {"start"}}, url_schemes={"https", "http", "mailto"}
    )
    return format_html("{}", _Clean(cleaned))


def plain(text):
    """The words of what may be HTML, from a source not trusted: lines kept, markup and control characters gone.

    What is no HTML stays as it was typed, and links stay with their words.
    """
    lines = BREAKS.sub("\n", LINK.sub(_link, TYPED.sub("&lt;", text[:MAX_LENGTH])))
    words = unescape(nh3.clean(lines, tags=set()))
    return re.sub(r"\n{3,}", "\n\n", tidy(words)).strip()


def _link(found):
    address, words = found.groups()
    return words if address.rstrip("/") in words else f"{words} &lt;{address}&gt;"


class _Clean(str):
    """HTML that nh3 has cleaned; templates print it as it is."""

    def __html__(self):
        return str(self)
