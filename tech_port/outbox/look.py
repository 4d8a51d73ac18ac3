"""The look of a mail: `static/css/mail.css` written into its elements, for mail programs drop what a page links to."""

import re
from functools import cache

from css_inline import CSSInliner
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html_join

STYLES = settings.BASE_DIR / "static" / "css"
TOKEN = re.compile(r"^\s+(--[\w-]+): ([^;]+);", re.MULTILINE)


def with_look(html: str) -> str:
    """A mail's HTML with a style at each element: as it leaves."""
    return _inliner().inline(html)


def with_sheets(html: str) -> str:
    """The same look for a page of ours, whose policy takes sheets alone. No mail may need what these addresses need."""
    sheets = [(static(f"css/{name}.css"),) for name in ("tokens", "mail")]
    links = format_html_join("", '<link rel="stylesheet" href="{}">', sheets)
    return html.replace("</head>", f"{links}</head>", 1)


@cache
def _inliner():
    return CSSInliner(extra_css=_css(), load_remote_stylesheets=False)


def _css():
    """The mail's rules with the values of daylight in place of their names, which mail programs do not know."""
    values = {}
    for name, value in TOKEN.findall((STYLES / "tokens.css").read_text(encoding="utf-8")):
        values.setdefault(name, value)
    return re.sub(r"var\((--[\w-]+)\)", lambda name: values[name[1]], (STYLES / "mail.css").read_text(encoding="utf-8"))
