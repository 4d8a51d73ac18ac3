"""Whether a unit has room for those who ask, without a database."""

from decimal import Decimal

import pytest

from premises.buildings.room_for import RoomFor
from premises.models import Unit


def unit(**values):
    return Unit(**{"area_m2": Decimal(640), "exclusive_m2": Decimal(557), "use": "office", **values})


@pytest.mark.parametrize(
    ("people", "told"),
    [
        (None, "Plass til 42."),  # 640 / 15 = 42.7
        (40, "Plass til dere 40 og 2 til."),
        (42, "Plass til akkurat dere 42."),
        (43, "1 plass for lite til dere 43: det blir 14,9 m² på hver."),  # 640 / 43 = 14.88
        (64, "22 plasser for lite til dere 64: det blir 10,0 m² på hver."),
        (
            100,  # 557 / 100 = 5.57
            "58 plasser for lite til dere 100: det blir 6,4 m² på hver. Mindre enn 6 m² eget areal på hver er trangt.",
        ),
    ],
)
def test_the_room_is_told_for_these_people(people, told):
    assert RoomFor(unit(), people).in_words == told


def test_what_the_landlord_says_goes_before_the_usual_room():
    room = RoomFor(unit(workplaces_to=100), 95)

    assert (room.places, room.is_stated, room.m2_each) == (100, True, 6)
    assert room.in_words == "Plass til dere 95 og 5 til. Mindre enn 6 m² eget areal på hver er trangt."


def test_nobody_has_a_desk_in_a_shop_or_a_meeting_room():
    assert [RoomFor(unit(use=use), 10).in_words for use in ("retail", "meeting", "storage")] == ["", "", ""]


def test_a_part_has_room_for_its_share_of_what_the_whole_is_planned_for():
    room = RoomFor(unit(workplaces_to=42), 25, Decimal(400))

    assert (room.places, room.is_stated, room.m2_each) == (26, False, 15)  # 42 × 400 / 640 = 26.25
    assert room.in_words == "Plass til dere 25 og 1 til."
