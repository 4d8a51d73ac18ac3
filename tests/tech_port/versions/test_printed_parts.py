"""Parts of pages that are printed once stand on other pages as if those had printed them."""

from django.template import Context, Template

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
