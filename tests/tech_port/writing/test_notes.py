"""A page's sources as numbered notes: one number each, marks that lead to it, and a list that leads back."""

from django.template import Context, Template

from tech_port.content.models import Source
from tech_port.writing.notes import Notes

MN24, ENTRA, TTP = (Source(pk=number, key=name, publisher=name) for number, name in enumerate(["MN24", "Entra", "TTP"]))


def test_the_same_source_has_the_same_number_each_time_and_every_mark_its_own_place():
    notes = Notes()

    marked = [notes.mark(source) for source in (ENTRA, MN24, ENTRA)]
    notes.note(TTP)

    assert [(note.number, place) for note, place in marked] == [(1, "kilde-1-1"), (2, "kilde-2-1"), (1, "kilde-1-2")]
    assert [(note.source, note.number, note.marks, note.back) for note in notes] == [
        (ENTRA, 1, 2, "kilde-1-1"),
        (MN24, 2, 1, "kilde-2-1"),
        (TTP, 3, 0, ""),
    ]


def test_a_page_prints_a_mark_beside_what_it_says_and_every_source_once_at_its_foot():
    said = "Åtte etasjer{% note mn24 %}, 2023{% note entra %}{% note mn24 %}{% note none %}."
    page = Template(said + '{% include "content/_notes.html" with sources=more %}')

    context = {"mn24": MN24, "entra": ENTRA, "none": None, "more": [MN24, TTP]}
    html = page.render(Context({**context, "page_notes": Notes()}))

    text, _, foot = html.partition("<section")
    link = '<a href="#kilde-{0}" id="kilde-{0}-{1}"><span class="visually-hidden">kilde </span>{0}</a>'
    one, two, again = (f'<sup class="note-mark">{link.format(*at)}</sup>' for at in ((1, 1), (2, 1), (1, 2)))
    assert text.strip() == f"Åtte etasjer{one}, 2023{two}{again}."
    assert [foot.count(f'<li id="kilde-{number}">') for number in (1, 2, 3, 4)] == [1, 1, 1, 0]
    assert [foot.count(f'href="#kilde-{number}-1"') for number in (1, 2, 3)] == [1, 1, 0]
    assert Template('{% include "content/_notes.html" %}').render(Context({"page_notes": Notes()})).strip() == ""
