"""A floor seen from above, without a database."""

import re
from decimal import Decimal

from premises.elevation.floor import HEIGHT, MAX_DESKS, WIDTH, seen_from_above
from premises.models import Unit


def unit(pk, area, floor=6, position=None):
    made = Unit(pk=pk, area_m2=Decimal(area), floor=floor, position=position or pk)
    made.status = "vacant"
    return made


def desks(paths):
    """[(left, top)] of the desks of a path; each begins with its table, and its chair follows."""
    found = re.findall(r"M([\d.]+) ([\d.]+)h", paths)
    return [(float(left), float(top)) for left, top in found]


def test_rooms_are_as_wide_as_their_areas_and_stand_as_the_floor_does():
    left, here, right, below = unit(1, 300), unit(2, 600), unit(3, 300), unit(4, 900, floor=5)

    floor = seen_from_above([right, here, below, left], here)

    assert [(room.unit, room.x, room.width, room.is_current) for room in floor.rooms] == [
        (left, 0.0, 177.0, False),
        (here, 180.0, 357.0, True),
        (right, 540.0, 177.0, False),
    ]
    assert floor.beside == [("left", left), ("right", right)]


def test_a_unit_that_has_the_floor_alone_has_nobody_beside_it():
    here = unit(1, 900)

    assert seen_from_above([here], here).beside == []


def test_each_who_comes_has_a_desk_and_the_rest_are_drawn_as_free():
    other, here = unit(1, 620), unit(2, 640)

    floor = seen_from_above([other, here], here, places=42, people=40)

    taken, free = desks(floor.taken), desks(floor.free)
    assert (len(taken), len(free)) == (40, 2)
    assert len(set(taken + free)) == 42
    (room,) = [room for room in floor.rooms if room.is_current]
    assert [
        spot for spot in taken + free if not (room.x < spot[0] < room.x + room.width and 0 < spot[1] < HEIGHT)
    ] == []


def test_nobody_said_how_many_so_all_places_are_filled():
    here = unit(1, 640)

    floor = seen_from_above([here], here, places=42)

    assert (len(desks(floor.taken)), floor.free) == (42, "")


def test_more_people_than_places_get_the_desks_that_there_are():
    here = unit(1, 640)

    assert len(desks(seen_from_above([here], here, places=42, people=100).taken)) == 42


def test_a_desk_is_to_the_floors_scale():
    here = unit(1, 1080)  # 720 × 150 drawn for 1080 m²: 100 for a square metre, so 10 for a metre

    floor = seen_from_above([here], here, places=20)

    assert WIDTH * HEIGHT / 1080 == 100
    assert set(re.findall(r"h([\d.]+)v([\d.]+)", floor.taken)) == {("16", "8")}  # 1.6 × 0.8 m


def test_more_desks_than_anybody_can_count_are_not_drawn():
    here = unit(1, 9000)

    assert seen_from_above([here], here, places=MAX_DESKS + 1).taken == ""
    assert seen_from_above([here], here).taken == ""


def test_of_a_unit_that_is_asked_for_in_part_the_desks_stand_in_that_part():
    here = unit(1, 1200)

    floor = seen_from_above([here], here, places=40, part_m2=Decimal(600))

    assert floor.wall == "M358.5 0v150"  # half of 717
    assert [left for left, _top in desks(floor.taken) if left > 358.5] == []
