"""The handbook for staff: `docs/staff.md`, and `docs/staff.en.md`, as the help of the admin.

A chapter is what follows `<a id="key"></a>` and a heading of the second level; its pictures are files in `static/`,
which the documents name by their place beside `docs/`.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.urls import path
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from PIL import Image

from ..writing import markup

BOOKS = {"nb": "staff.md", "en": "staff.en.md"}
CHAPTER = re.compile(r'^<a id="([a-z-]+)"></a>\n## (.+)$', re.MULTILINE)
WRAPPED = re.compile(r"(?<=\S)\n[ ]*(?![ \n]|\d+\. |!\[|$)")  # a line's end within a paragraph or a step
PICTURE = re.compile(r"^!\[([^\]]+)\]\(\.\./static/([\w/.-]+)\)$", re.MULTILINE)


@dataclass(frozen=True)
class Picture:
    """A picture of the portal: its words, its place below `static/`, and its size in pixels."""

    words: str
    name: str

    @property
    def address(self):
        return static(self.name)

    @property
    def size(self):
        with Image.open(settings.BASE_DIR / "static" / self.name, formats=["WEBP"]) as picture:
            return picture.size


@dataclass(frozen=True)
class Chapter:
    """A task: the key of its place on the page, its title, and Markdown and pictures in turn."""

    key: str
    title: str
    text: str

    @property
    def blocks(self):
        """[(safe HTML, picture or None)]: what is read before each picture, and after the last."""
        pieces = PICTURE.split(unwrapped(self.text))
        pictures = [Picture(*pair) for pair in zip(pieces[1::3], pieces[2::3], strict=True)]
        return list(zip(map(markup.render, pieces[::3]), [*pictures, None], strict=True))


def unwrapped(text):
    """Paragraphs and steps on one line each: where a document's lines end is nothing to who reads the page."""
    return WRAPPED.sub(" ", text)


def book(language: str) -> tuple[str, list[Chapter]]:
    """What stands before the first chapter, as Markdown without its title, and the chapters."""
    text = Path(settings.BASE_DIR, "docs", BOOKS[language]).read_text(encoding="utf-8")
    opening, *pieces = CHAPTER.split(text)
    chapters = [Chapter(*parts) for parts in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True)]
    return opening.partition("\n")[2].strip(), chapters


def pages(site):
    return [path("hjelp/", site.admin_view(handbook(site)), name="handbook")]


def handbook(site):
    @require_safe
    def handbook_view(request):
        """Every chapter on one page, so that the browser's own search finds a word in it."""
        opening, chapters = book(get_language())
        context = {
            **site.each_context(request),
            "title": _("Håndbok for staben"),
            "opening": markup.render(unwrapped(opening)),
            "chapters": chapters,
        }
        return TemplateResponse(request, "admin/handbook.html", context)

    return handbook_view
