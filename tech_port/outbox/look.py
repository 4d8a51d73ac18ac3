"""The look of a mail: `static/css/mail.css` written into its elements, for mail programs drop what a page links to."""

import re
from functools import cache

from css_inline import CSSInliner
from django.conf import settings

STYLES = settings.BASE_DIR / "static" / "css"
TOKEN = re.compile(r"^\s+(--[\w-]+): ([^;]+);", re.MULTILINE)


def with_look(html: str) -> str:
    """A mail's HTML with a style at each element, and without its links to style sheets."""
    return _inliner().inline(html)


@cache
def _inliner():
    return CSSInliner(extra_css=_css(), load_remote_stylesheets=False, keep_link_tags=False)


def _css():
    """The mail's rules with the values of daylight in place of their names, which mail programs do not know."""
    values = {}
    for name, value in TOKEN.findall((STYLES / "tokens.css").read_text(encoding="utf-8")):
        values.setdefault(name, value)
    return re.sub(r"var\((--[\w-]+)\)", lambda name: values[name[1]], (STYLES / "mail.css").read_text(encoding="utf-8"))
