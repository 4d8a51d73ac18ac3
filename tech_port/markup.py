"""Editors' Markdown as clean HTML. The one place where text becomes markup."""

import markdown as markdown_library
import nh3
from django.utils.html import format_html

TAGS = {"p", "h2", "h3", "ul", "ol", "li", "a", "strong", "em", "blockquote", "br"}
LONGEST = 50_000


def render(text):
    """Safe HTML of a Markdown text; anything but plain prose, lists and links is dropped, headings start at level 2."""
    html = markdown_library.markdown(text[:LONGEST], extensions=["sane_lists"])
    html = html.replace("<h1>", "<h2>").replace("</h1>", "</h2>")
    cleaned = nh3.clean(html, tags=TAGS, attributes={"a": {"href"}}, url_schemes={"https", "http", "mailto"})
    return format_html("{}", _Clean(cleaned))


class _Clean(str):
    """HTML that nh3 has cleaned; templates print it as it is."""

    def __html__(self):
        return str(self)
