"""The drawing of a series and of what sources say differently: lengths that are so, and words that lie on none."""

from datetime import date
from decimal import Decimal
from itertools import combinations
from types import SimpleNamespace

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tech_port.content.figures import labels
from tech_port.content.figures.charts import GROUND, TOP, Chart, Point
from tech_port.content.figures.scales import scale_of
from tech_port.writing.claims import Span

TODAY = date(2026, 11, 26)
generated = hypothesis_settings(max_examples=60, deadline=None, derandomize=True, database=None)


def point(year, value, breaks=False):
    return Point(Span(date(year, 1, 1), "year"), Decimal(value), str(value), breaks)


def drawn(*points, target=None, today=TODAY, **kwargs):
    return Chart(points, target, today, **kwargs)


def test_houses_stand_on_zero_the_newest_is_told_apart_and_the_target_is_behind_them():
    chart = drawn(point(2012, 500), point(2018, 1000), target=point(2025, 2000))

    tops = {house.kind: house.path.partition("L")[2].split()[1].partition("L")[0] for house in chart.houses}
    assert [house.kind for house in chart.houses] == ["target", "known", "latest"]
    high = GROUND - TOP
    assert tops == {
        "target": f"{TOP:.1f}",
        "known": f"{GROUND - high / 4:.1f}",
        "latest": f"{GROUND - high / 2:.1f}",
    }
    assert chart.line[0] == f"{TOP:.1f}"
    assert [number for _y, _words, number in chart.grid] == ["500", "1\u00a0000", "1\u00a0500"]


def test_years_that_no_source_reaches_are_hatched_up_to_today_and_no_further():
    behind = drawn(point(2018, 706), target=point(2025, 1000))
    ahead = drawn(point(2025, 706), target=point(2030, 1000))

    assert behind.unknown_years == "2019–2025"
    assert float(behind.unknown[0]) + float(behind.unknown[1]) <= float(behind.now) + 0.2
    assert (ahead.unknown_years, ahead.unknown) == (None, None)
    assert drawn(point(2024, 706)).unknown_years == "2025"


def test_the_ground_breaks_where_the_report_is_another_and_a_small_drawing_has_no_values():
    points = point(2012, 510), point(2013, 554), point(2015, 592, breaks=True)

    assert [path.partition(" ")[0] for path in drawn(*points).breaks] == ["M64.3"]
    assert drawn(*points, is_small=True).labels == []
    assert [label.text for label in drawn(*points, is_small=True).year_labels] == ["2015"]


@generated
@given(st.dictionaries(st.integers(1990, 2026), st.integers(0, 99_999), min_size=1, max_size=20))
def test_no_word_of_a_chart_lies_upon_another(values):
    found = drawn(*(point(year, value) for year, value in sorted(values.items()))).labels

    wide = [(label.at, label.height, label.text) for label in found]
    narrow = [(label.at, label.height, label.text) for label in found if not label.is_wide]
    for boxes, letter, line in (
        (wide, labels.LETTER, labels.LINE),
        (narrow, labels.NARROW_LETTER, labels.NARROW_LINE),
    ):
        assert all(labels.is_apart(one, other, letter, line) for one, other in combinations(boxes, 2))
    assert narrow


def test_what_sources_say_differently_stands_on_one_scale_of_round_numbers():
    said = [SimpleNamespace(value=Decimal(value)) for value in (50_000, 47_600, 48_000, 48_100, 47_000)]

    scale = scale_of(said)

    assert [(int(mark.stated.value), mark.at) for mark in scale.marks] == [
        (47_000, "0.00"),
        (47_600, "20.00"),
        (48_000, "33.33"),
        (48_100, "36.67"),
        (50_000, "100.00"),
    ]
    assert [number for _at, number in scale.lines] == ["47\u00a0000", "48\u00a0000", "49\u00a0000", "50\u00a0000"]
