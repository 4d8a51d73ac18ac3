"""The elevation's geometry, without a database."""

from decimal import Decimal

from premises.elevation import stacking
from premises.models.units import Status
from tests.premises.elevation.rows import Row, rows


def test_a_bay_is_as_wide_as_its_area_and_as_high_as_the_others():
    (drawing,) = stacking.draw(rows((1000, 500)))

    assert [(bay.x, bay.y, bay.width, bay.height) for bay in drawing.bays] == [
        (0.0, 0.0, 118.0, 30.0),
        (120.0, 0.0, 58.0, 30.0),
    ]
    assert drawing.view_box == "0 0 180 32"


def test_bays_come_from_the_ground_up_and_from_left_to_right():
    units = rows((300, 400), (500,))

    (drawing,) = stacking.draw(reversed(units))

    assert [bay.unit.pk for bay in drawing.bays] == [1, 2, 3]
    assert [bay.y for bay in drawing.bays] == [32.0, 32.0, 0.0]


def test_upper_floors_that_are_smaller_set_back():
    (drawing,) = stacking.draw(rows((2000,), (2000,), (800,)))

    assert [bay.width for bay in drawing.bays] == [238.0, 238.0, 94.0]
    assert drawing.width == 240


def test_buildings_share_one_scale_and_keep_the_order_they_are_given_in():
    units = [Row(1, 1, 0, Decimal(1000), "B"), Row(2, 1, 0, Decimal(2000), "A")]

    drawings = stacking.draw(units)

    assert [(drawing.building, drawing.width) for drawing in drawings] == [("B", 120), ("A", 240)]


def test_a_tiny_unit_can_still_be_hit():
    (drawing,) = stacking.draw(rows((4, 1000)))

    assert drawing.bays[0].width == stacking.MIN_BAY - stacking.GAP


def test_the_filter_dims_and_the_page_marks():
    (drawing,) = stacking.draw(rows((500, 500, 500)), matching={2}, current=3)

    assert [(bay.matches, bay.is_current) for bay in drawing.bays] == [(False, False), (True, False), (False, True)]


def test_windows_are_as_many_as_fit_and_stay_inside_the_bay():
    (drawing,) = stacking.draw(rows((1000,)))
    (bay,) = drawing.bays

    first, *others = bay.windows.upper().split("M")[1:]
    steps = [float(part.split()[0]) for part in others]  # each from where the one before begins

    assert steps == [stacking.WINDOW_STEP] * 5
    assert float(first.split()[0]) >= bay.x
    assert float(first.split()[0]) + sum(steps) + stacking.WINDOW_WIDTH <= bay.x + bay.width


def test_three_hundred_units_are_drawn_without_overlap(monkeypatch):
    monkeypatch.setattr(stacking, "MAX_BAYS", 300)

    (drawing,) = stacking.draw(rows(*[(100,) * 20] * 15))

    assert len(drawing.bays) == 300
    for left, right in zip(drawing.bays, drawing.bays[1:], strict=False):
        assert right.y < left.y or right.x >= left.x + left.width


def test_of_more_units_than_there_is_room_for_what_is_current_and_what_can_be_had_is_drawn(monkeypatch):
    monkeypatch.setattr(stacking, "MAX_BAYS", 3)
    units = [Row(key, 1, key, Decimal(900), status=status) for key, status in enumerate(["let"] * 3 + ["vacant"] * 2)]

    (drawing,) = stacking.draw(units, matching={4}, current=2)

    assert ([bay.unit.pk for bay in drawing.bays], drawing.more) == ([2, 3, 4], 2)


def test_no_units_are_no_drawing():
    assert stacking.draw([]) == []
    assert stacking.street([]).view_box == "0 0 0 0"


def test_the_building_with_most_lit_area_is_the_brightest_of_those_drawn():
    lit = [
        Row(1, 1, 0, Decimal(900), "A", Status.LET),
        Row(2, 1, 0, Decimal(300), "B", Status.VACANT),
        Row(3, 1, 0, Decimal(800), "C", Status.COMING),
        Row(4, 1, 0, Decimal(500), "D", Status.VACANT),
    ]

    everything = [(drawing.building, drawing.rank) for drawing in stacking.draw(lit)]
    narrowed = [(drawing.building, drawing.rank) for drawing in stacking.draw(lit, matching={1, 2, 3})]

    assert everything == [("A", 4), ("B", 2), ("C", 3), ("D", 1)]
    assert narrowed == [("A", 3), ("B", 1), ("C", 2), ("D", 4)]


def test_a_small_drawing_has_a_path_for_each_status_and_shares_the_scale_of_the_others():
    narrow, wide = stacking.draw([*rows((1000, 500)), Row(9, 1, 0, Decimal(3000), "W", Status.VACANT)])

    assert [(shape.status, shape.matches, shape.path.count("M")) for shape in narrow.shapes] == [("let", True, 2)]
    assert (narrow.small_view_box, wide.small_view_box) == ("0 0 360 32", "0 0 360 32")


def test_a_street_stands_on_one_ground():
    drawings = stacking.draw([*rows((1000,), (1000,)), Row(9, 1, 0, Decimal(1000), "W")])

    street = stacking.street(drawings)

    assert [(x, y, drawing.building) for x, y, drawing in street.places] == [(0, 0, "B"), (168, 32, "W")]
    assert street.view_box == "0 0 288 64"
