"""What is drawn of an event: its street and its map."""

import re

import pytest
import time_machine

from events.event import patterns, venue_map
from events.models import Event
from tech_port.drawing import maps as map_drawing
from tests.events.event.pages import NOW, get
from tests.factories import (
    make_area,
    make_event,
    make_venue,
)

# Drawings


def test_the_same_event_has_the_same_street_for_ever_and_others_another():
    one = patterns.street("breakfast", "frokost")

    assert one == patterns.street("breakfast", "frokost")
    assert len({patterns.street("breakfast", f"nr-{number}") for number in range(20)}) == 20
    assert (one.walls, patterns.street("workshop", "frokost").walls) != (one.walls, one.walls)


@pytest.mark.parametrize("type_", [*Event.Type.values, "ukjent"])
def test_every_type_has_a_street_within_its_frame(type_):
    for number in range(10):
        street = patterns.street(type_, f"nr-{number}")
        corners = [corner for house in street.houses for corner in house.outline]
        panes = [pane for house in street.houses for pane in (*house.dark, *house.lit)]

        assert (min(x for x, _y in corners), round(max(x for x, _y in corners), 6)) == (0, street.width)
        assert all(0 <= y <= street.height for _x, y in corners)
        assert all(x >= 0 and x + width <= street.width and y >= 0 for x, y, width, _height in panes)


def test_every_type_has_a_roof_of_its_own():
    assert len({patterns.roof(type_, "frokost")[0] for type_ in Event.Type.values}) == len(Event.Type.values)


@pytest.mark.django_db
def test_drawings_name_no_colours_and_say_nothing_aloud(client):
    make_area(kind="core", latitude="63.4190", longitude="10.3955")
    make_event(slug="e", venue=make_venue(latitude="63.4143", longitude="10.3972"))

    drawings = re.findall(
        r'<svg class="street".*?</svg>|<figure class="venue-map">.*?</svg>', get(client, "e"), re.DOTALL
    )

    assert len(drawings) == 2
    assert [drawing for drawing in drawings if re.search(r"#[0-9a-f]{3}|fill=|stroke=|style=", drawing)] == []
    assert [drawing for drawing in drawings if 'aria-hidden="true"' not in drawing] == []


def test_the_projection_keeps_north_up_and_everything_inside():
    positions = [(63.3985, 10.3995), (63.4205, 10.3885), (63.4060, 10.4110)]
    projection = map_drawing.Projection.fitted(positions, 320, 400, 40)
    points = [projection.point(*position) for position in positions]

    assert all(40 <= x <= 280 and 40 <= y <= 360 for x, y in points)
    assert points[0][1] > points[2][1] > points[1][1]
    assert points[1][0] < points[0][0] < points[2][0]


def test_names_on_the_map_never_cover_each_other():
    projection = map_drawing.Projection.fitted([(63.40, 10.39), (63.42, 10.41)], 320, 400, 40)
    named = [(f"Sted nummer {number}", 63.41 + number / 5000, 10.40) for number in range(12)]

    places = map_drawing.place(projection, named, 14)

    boxes = [map_drawing._box(p.label_x, p.label_y, p.anchor, len(p.name) * 14 * 0.56, 14) for p in places if p.name]
    assert len(places) == 12
    assert not any(map_drawing._overlap(a, b) for number, a in enumerate(boxes) for b in boxes[:number])


@pytest.mark.django_db
def test_a_venue_without_a_position_or_far_away_is_not_drawn():
    make_area(kind="core", latitude="63.4190", longitude="10.3955")

    assert venue_map.of(None) is None
    assert venue_map.of(make_venue()) is None
    assert venue_map.of(make_venue(latitude="59.9", longitude="10.7")) is None
    assert venue_map.of(make_venue(latitude="63.41", longitude="10.39")).width == 320


@pytest.mark.django_db
def test_the_map_is_told_in_words(client):
    area = make_area(name="Elgeseter", kind="core", latitude="63.4190", longitude="10.3955")
    make_event(slug="e", venue=make_venue(name="Glassgata", area=area, latitude="63.4143", longitude="10.3972"))

    assert (
        "Glassgata ligger i Elgeseter. Tegningen viser stedet blant Elgeseter og Nidelva; posisjonene er omtrentlige."
        in get(client, "e")
    )


# For machines


@pytest.mark.django_db
@time_machine.travel(NOW)
@pytest.mark.parametrize("type_", Event.Type.values)
def test_the_share_picture_draws_the_same_street(client, type_):
    make_event(slug="e", type=type_)

    response = client.get("/arrangementer/e/bilde.png")

    assert (response.status_code, response.headers["Content-Type"]) == (200, "image/png")
