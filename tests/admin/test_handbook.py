"""The handbook for staff names what stands on the pages, in both languages, and shows pictures that are there."""

import re

import polib
import pytest
from django.conf import settings

from tech_port.staff.handbook import book
from tests.pages_read import elements

CATALOGUE = polib.pofile(str(settings.BASE_DIR / "tech_port/locale/en/LC_MESSAGES/django.po"))
QUOTED = {"nb": re.compile("«([^»]+)»"), "en": re.compile("“([^”]+)”")}
TASKS = [
    "news",
    "event",
    "moved",
    "board",
    "member",
    "interest",
    "let",
    "landlord",
    "door",
    "participants",
    "failed",
    "undo",
    "colleague",
    "newsletter",
    "right",
    "english",
    "person",
]


@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_label_that_the_handbook_quotes_stands_on_a_page(language):
    opening, chapters = book(language)
    words = {entry.msgid if language == "nb" else entry.msgstr for entry in CATALOGUE}

    quoted = QUOTED[language].findall(" ".join([opening, *(chapter.text for chapter in chapters)]))

    assert len(quoted) > 20
    assert [label for label in dict.fromkeys(" ".join(one.split()) for one in quoted) if label not in words] == []


def test_both_books_have_the_same_tasks_and_the_same_pictures():
    norwegian, english = (
        [(one.key, [pic.name for _text, pic in one.blocks if pic]) for one in book(code)[1]] for code in ("nb", "en")
    )

    assert [key for key, _pictures in norwegian] == TASKS
    assert norwegian == english


@pytest.mark.django_db
def test_the_help_shows_every_task_and_its_pictures_with_their_words(staff):
    page = staff.get("/admin/hjelp/")

    assert [one.get("id") for one in elements(page, "h2") if one.get("id") in TASKS] == TASKS
    pictures = elements(page, "img")
    assert len(pictures) >= 8
    assert [one.get("src") for one in pictures if not (one.get("alt") and one.get("width") and one.get("height"))] == []
    assert "<script" not in page.content.decode().partition('id="content-main"')[2]
