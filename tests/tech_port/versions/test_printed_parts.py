"""Parts of pages that are printed once stand on other pages as if those had printed them."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from tech_port.versions.memo import reading
from tech_port.versions.watching import PARTS, Version
from tech_port.writing.notes import Notes

PAGE = Template(
    '{% load versions %}{% note first %}{% remembered "" %}{% note "b" %}{% endremembered %}{% note last %}'
    "{% noting None as notes %}{% for note in notes %}{{ note.number }}{{ note.source }}{{ note.marks }} {% endfor %}"
)


def printed(first, last):
    return PAGE.render(Context({"first": first, "last": last, "page_notes": Notes()}))


def test_a_part_that_was_printed_counts_the_notes_of_each_page_on():
    pages = [("a", "b"), (None, "c"), ("b", "b"), ("a", "c")]
    computed = [printed(*page) for page in pages]

    with reading(Version(-1, dict.fromkeys(PARTS, -1))):
        found = [printed(*page) for page in (*pages, *pages)]

    assert found == [*computed, *computed]
    assert computed[0].endswith("1a1 2b2 ")


CARRYING = Template(
    '{% load need versions %}{% carried "" as query %}'
    '{% remembered "" carrying query %}{% carried "/a/" lokale=7 %} {% carried "/b/" %}{% endremembered %}'
)


def links(query):
    request = RequestFactory().get(f"/?{query}")
    return CARRYING.render(Context({"request": request})).split()


def test_a_part_that_was_printed_carries_the_need_of_each_page():
    queries = ["areal_min=500&type=lab", "", "ansatte=40"]

    with reading(Version(-2, dict.fromkeys(PARTS, -2))):
        found = [links(query) for query in queries]

    assert found == [
        ["/a/?lokale=7&amp;areal_min=500&amp;type=lab", "/b/?areal_min=500&amp;type=lab"],
        ["/a/?lokale=7", "/b/"],
        ["/a/?lokale=7&amp;ansatte=40", "/b/?ansatte=40"],
    ]


def test_what_is_printed_for_any_need_leaves_nothing_of_it_out():
    text = '{% load need versions %}{% remembered "" carrying "?a=1" %}{% carried "/a/" dato="" %}{% endremembered %}'

    with pytest.raises(ValueError, match="leaves nothing of it out"):
        Template(text).render(Context())
