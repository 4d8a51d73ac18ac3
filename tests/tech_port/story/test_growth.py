"""The history as a line of years, and the page that shows it."""

from datetime import date
from itertools import pairwise
from types import SimpleNamespace

import pytest

from tech_port.story.drawing import PIN, WIDTH, Drawing, in_a_row
from tech_port.story.entries import entries_of, known_until
from tech_port.writing.claims import Claim, Span
from tests.factories import make_area, make_building, make_milestone, make_page, make_source, make_unit
from tests.pages_read import get

TODAY = date(2026, 11, 26)


def milestone(day, precision="day", basis="reported", known=None):
    claim = Claim(basis, Span(day, precision), None, Span.of(known), "milestone")
    return SimpleNamespace(claim=claim)


def building(key, day, precision="day", basis="reported", name="Huset"):
    completion = Claim(basis, Span.of(day, precision), None, None, "completion")
    return SimpleNamespace(pk=key, name=name, completion=completion)


def drawing_of(*milestones, buildings=()):
    entries = entries_of(milestones, buildings, TODAY)
    return Drawing(entries, {}, known_until(entries), TODAY)


def test_what_is_of_the_same_time_and_as_sure_is_one_entry():
    finished, planned = milestone(date(2020, 1, 1), "quarter"), milestone(date(2025, 1, 1), "year", "planned")
    house = building(1, date(2020, 3, 31), "quarter")
    other = building(2, date(2025, 12, 31), "year")
    undated = building(3, None)

    entries = entries_of([planned, finished], [house, other, undated], TODAY)

    assert [(one.number, one.milestones, one.buildings, one.word) for one in entries] == [
        (1, (finished,), (house,), ""),
        (2, (), (other,), ""),
        (3, (planned,), (), "planlagt, ikke bekreftet"),
    ]


def test_sources_reach_as_far_as_the_last_day_of_which_one_speaks_and_no_plan_counts():
    entries = entries_of(
        [
            milestone(date(2023, 12, 1), "month"),
            milestone(date(2021, 6, 16), known=date(2024, 4, 23)),
            milestone(date(2030, 1, 1), "year", "aimed"),
        ],
        [],
        TODAY,
    )

    assert known_until(entries) == date(2024, 4, 23)
    assert known_until([]) is None


def test_pins_do_not_touch_and_stay_at_their_time():
    days = [date(2021, 6, 16), date(2021, 7, 1), date(2021, 7, 20), date(2023, 1, 1)]

    drawing = drawing_of(milestone(date(2005, 1, 1), "year"), *map(milestone, days))

    assert [pin.x for pin in drawing.pins[1:]] == [drawing.x_of(day) for day in days]
    places = [(pin.x, pin.y) for pin in drawing.pins]
    near = [(a, b) for a in places for b in places if a < b and abs(a[0] - b[0]) <= 2 * PIN and a[1] == b[1]]
    assert near == []
    assert drawing.is_broken
    assert drawing.pins[0].x < drawing.begins


def test_what_stands_moves_aside_only_where_it_must_and_stays_in_the_drawing():
    days = [date(2016, 7, 1), date(2025, 1, 1), date(2025, 2, 1), date(2030, 12, 1)]
    stands = drawing_of(buildings=[building(key, day) for key, day in enumerate(days)]).stands

    rooms = [(stand.middle - stand.room / 2, stand.middle + stand.room / 2) for stand in stands]
    overlaps = [end - start for (_left, end), (start, _right) in pairwise(rooms)]
    assert [overlap for overlap in overlaps if overlap > 1] == []
    assert rooms[0][0] > 0
    assert rooms[-1][1] <= WIDTH + 1
    assert in_a_row(stands, WIDTH) == stands


def test_a_plan_for_one_year_or_another_stands_within_both_and_its_name_clear_of_the_line_of_the_day():
    completion = Claim(
        "planned", Span(date(2025, 12, 31), "year"), None, Span(date(2023, 1, 1), "year"), "completion",
        (Span(date(2026, 12, 31), "year"), Span(date(2024, 2, 1))),
    )  # fmt: skip
    later = SimpleNamespace(pk=2, name="Byggetrinn 3", completion=completion)
    sooner = building(1, date(2025, 9, 30), "month", "planned", "Teknostallen")

    drawing = drawing_of(milestone(date(2025, 12, 31), "year", "planned"), buildings=[later, sooner])

    assert [(entry.when, entry.number) for entry in drawing.entries] == [("september 2025", 1), ("2025 eller 2026", 2)]
    assert [pin.x for pin in drawing.pins] == sorted(pin.x for pin in drawing.pins)
    first, second = drawing.stands
    assert (first.x + first.width) <= second.x
    assert drawing.pins[1].start <= second.middle <= drawing.pins[1].end
    assert second.label_x + second.label_width / 2 < drawing.now


@pytest.mark.django_db
def test_the_history_shows_what_stands_what_was_planned_and_where_knowledge_ends(client):
    source = make_source(publisher="Kommunen")
    make_milestone(text_nb="Stiftet", happened_on=date(2021, 6, 16), source=source)
    make_milestone(text_nb="Målåret", happened_on=date(2030, 1, 1), precision="year", basis="aimed", source=source)
    make_unit(building=make_building(slug="hus", name_nb="Huset", completed_on=date(2017, 3, 31)))
    make_building(
        slug="plan", name_nb="Planen", completed_on=date(2025, 12, 31), completed_precision="year",
        completion_basis="planned", completion_known_on=date(2023, 1, 1),
    )  # fmt: skip
    make_area(name="Hesthagen", slug="hesthagen", kind="arena", text_nb="Lenge planlagt.", source=source)
    make_page(place="neighbours", title_nb="Gode naboer")

    html = " ".join(get(client, "/om/historie/").content.decode().split())

    assert "<strong>1 bygg står ferdig.</strong> 1 er planlagt, og ingen kilde bekrefter at det er ferdig." in html
    for text in (
        'class="growth__stand" href="/lokaler/hus/"',
        'class="growth__stand growth__stand--planned" href="/lokaler/plan/"',
        '<li class="entry entry--planned" id="punkt-3">',
        '2025<span class="entry__word">, planlagt, ikke bekreftet</span>',
        '2030<span class="entry__word">, mål</span>',
        '<li id="hesthagen">',
        '<h2 id="naboer">Gode naboer</h2>',
        '<a href="/om/historie/" aria-current="page">Historien</a>',
    ):
        assert text in html
    assert html.count("Kommunen") == 1


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [0, 1, 3])
def test_the_history_costs_the_same_with_any_number_of_rows(client, django_assert_num_queries, rows):
    for number in range(rows):
        make_milestone(source=make_source(), happened_on=date(2020 + number, 1, 1))
        make_unit(building=make_building())
        make_area(kind="arena", source=make_source())
        make_page(place=("neighbours", "strengths", "goal")[number], sources=[make_source()])

    with django_assert_num_queries(8 if rows else 4):
        get(client, "/om/historie/")
