"""The map as a drawing: where things stand, their roofs, and names that do not cover each other."""

from itertools import combinations

import pytest

from premises.map import roofs
from premises.map.drawing import Drawing
from premises.map.labels import overlap
from premises.map.places import House, Place, groups
from premises.map.projection import NARROW, SMALL, WIDE, Point, Position, around, direction
from premises.map.shapes import lines_in

HERE = Position(63.4143, 10.3972)
AREAS = tuple(
    Place(f"area-{slug}", "area", name, slug, f"/om/distriktet/#{slug}", Position(*degrees), slug)
    for slug, name, degrees in (
        ("gloshaugen", "Gløshaugen", (63.4187, 10.4025)),
        ("oya", "Øya", (63.4205, 10.3885)),
        ("elgeseter", "Elgeseter", (63.4190, 10.3955)),
        ("sorgenfri", "Sorgenfri", (63.4060, 10.4110)),
        ("sluppen", "Sluppen", (63.3985, 10.3995)),
    )
)


def house(name, offset=(0, 0), position=HERE, **values):
    return House(
        name, "building", name, position=position, within="elgeseter", offset=offset, url=f"/{name}/", **values
    )


TEKNOBYEN = Position(63.4150, 10.3960)
PLACES = (
    house("Byggetrinn 1", (0, -56), area_m2=11700),
    house("Byggetrinn 2", (10, 2), area_m2=20900, counts={"vacant": 4, "coming": 2}),
    house("Byggetrinn 3", (30, 56), area_m2=15500, counts={"when_built": 7}, is_planned=True),
    house("Abels Hus", (-24, -38), TEKNOBYEN, area_m2=18900, counts={"vacant": 1, "coming": 1}),
    house("Teknostallen", (-30, 18), TEKNOBYEN, is_planned=True, completion="planlagt ferdig september 2025"),
    *(
        Place(slug, kind, name, slug, "/", Position(*degrees), within)
        for slug, kind, name, within, degrees in (
            ("ntnu", "organisation", "NTNU", "gloshaugen", (63.4187, 10.4025)),
            ("sintef", "organisation", "SINTEF", "gloshaugen", (63.4160, 10.4040)),
            ("st-olav", "organisation", "St. Olavs hospital", "oya", (63.4205, 10.3885)),
            ("elgeseter-bru", "landmark", "Elgeseter bru", "", (63.4240, 10.3945)),
            ("lerkendal", "landmark", "Lerkendal", "", (63.4123, 10.4046)),
            ("nidarosdomen", "landmark", "Nidarosdomen", "", (63.4269, 10.3969)),
            ("torvet", "landmark", "Torvet", "", (63.4305, 10.3951)),
            ("trondheim-s", "landmark", "Trondheim S", "", (63.4363, 10.3989)),
            ("nyhavna", "arena", "Nyhavna", "", (63.4390, 10.4190)),
            ("ocean", "arena", "Ocean Space Centre", "", (63.4225, 10.4330)),
        )
    ),
    Place("innocamp", "arena", "Innocamp", "innocamp", "/", None, town="Steinkjer"),
)
NEAR = around(HERE, 840, 760, unit=2.0, letters=15)
LEFT_OUT = {
    WIDE: set(),
    NARROW: {"elgeseter-bru", "trondheim-s"},
}


@pytest.mark.parametrize("frame", [WIDE, NARROW, SMALL, NEAR])
def test_names_cover_neither_each_other_nor_a_roof_and_stay_inside(frame):
    drawing = Drawing(frame, AREAS, PLACES, PLACES[1])

    boxes = [label.box for label in drawing.labels.values()]
    drawn = [roof.box for of_one in drawing.roofs.values() for roof in of_one]
    assert [(one, other) for one, other in combinations(boxes, 2) if overlap(one, other)] == []
    assert [(one, roof) for one in boxes for roof in drawn if overlap(one, roof)] == []
    assert all(box[0] >= 0 and box[2] <= frame.width and box[1] >= 0 and box[3] <= frame.height for box in boxes)
    assert {area.key for area in AREAS} <= {*drawing.labels} or frame is NEAR


@pytest.mark.parametrize("frame", [WIDE, NARROW])
def test_what_has_a_position_has_a_name_on_a_screen_and_on_a_phone_what_is_lit(frame):
    names = {*Drawing(frame, AREAS, PLACES).labels}

    assert {one.key for one in (*AREAS, *PLACES) if one.position} - names <= LEFT_OUT[frame]


def test_north_is_up_and_the_middle_is_larger_than_the_ends():
    bridge, station, lerkendal, sluppen = (
        WIDE.point(Position(*one)) for one in ((63.4240, 10.39), (63.4363, 10.40), (63.4123, 10.40), (63.3985, 10.39))
    )

    assert station.y < bridge.y < lerkendal.y < sluppen.y
    assert (lerkendal.y - bridge.y) / 117 > (bridge.y - station.y) / 123
    assert [direction(HERE, Position(HERE[0] + up, HERE[1] + right)) for up, right in ((1, 0), (0, 1), (-1, 0))] == [
        -90,
        0,
        90,
    ]


def test_what_is_farther_out_stands_at_the_edge_with_an_arrow_and_without_a_position_in_the_list_alone():
    arrows = Drawing(WIDE, AREAS, PLACES).arrows

    assert [(one.place.name, one.x) for one in arrows] == [("Nyhavna", 824), ("Ocean Space Centre", 824)]
    assert [-90 < one.angle < 0 for one in arrows] == [True, True]


def test_a_roof_has_a_skylight_for_each_unit_to_be_had_up_to_eight_the_surest_first():
    one = roofs.roof(Point(0, 0), 60, 20900, {"vacant": 4, "coming": 2}, unit=1, is_planned=False)
    many = roofs.roof(Point(0, 0), 60, 900, {"when_built": 3, "vacant": 7}, unit=1, is_planned=True)

    assert [(status, path.count("M")) for status, path in one.lights] == [("vacant", 4), ("coming", 2)]
    assert [(status, path.count("M")) for status, path in many.lights] == [("vacant", 7), ("when_built", 1)]
    assert one.length > many.length


def test_a_building_says_what_can_be_had_and_a_plan_is_never_lit():
    _first, second, third, *_others = PLACES
    answer = house("Byggetrinn 2", counts={"vacant": 2}, is_answer=True)

    assert (second.words, second.brief, second.is_lit) == ("4 ledige, 2 blir ledige", "4 ledige", True)
    assert (third.words, third.brief, third.is_lit) == ("7 til leie når det står", "planlagt, ikke bekreftet", False)
    assert (answer.words, answer.label) == ("2 passer", "Byggetrinn 2, 2 passer")


def test_the_list_has_the_areas_in_their_order_with_the_brightest_first():
    found = groups(AREAS, PLACES)

    assert [group.area.name for group in found] == ["Gløshaugen", "Øya", "Elgeseter", "Sorgenfri", "Sluppen"]
    assert [place.name for place in found[2].places][:2] == ["Byggetrinn 2", "Abels Hus"]
    assert (found[3].places, found[3].nothing) == ((), "Ingen bygg er lagt inn ennå.")


def test_the_key_has_the_lines_that_are_seen_and_no_arrow_leads_to_the_area_one_is_in():
    near = Drawing(NEAR, AREAS, PLACES, PLACES[1])

    assert [lines_in(frame) for frame in (WIDE, NEAR)] == [{"road", "rail"}, {"road"}]
    assert "Elgeseter" not in [arrow.place.name for arrow in near.arrows]
    assert "area-elgeseter" in near.labels
