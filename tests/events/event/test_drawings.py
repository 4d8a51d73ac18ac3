"""What is drawn of an event: its street and its map."""

import re

import pytest
import time_machine

from events.event import patterns
from events.models import Event
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
        r'<svg class="street".*?</svg>|<svg class="map__drawing.*?</svg>', get(client, "e"), re.DOTALL
    )

    assert len(drawings) == 2
    assert [drawing for drawing in drawings if re.search(r"#[0-9a-f]{3}|fill=|stroke=|style=", drawing)] == []
    assert [drawing for drawing in drawings if 'aria-hidden="true"' not in drawing] == []


@pytest.mark.django_db
def test_the_map_rings_the_venue_and_says_where_it_is_and_one_far_away_has_none(client):
    area = make_area(name="Elgeseter", kind="core", latitude="63.4190", longitude="10.3955")
    here = make_venue(name_nb="Glassgata", area=area, latitude="63.4143", longitude="10.3972")
    make_event(slug="her", venue=here)
    make_event(slug="borte", venue=make_venue(latitude="59.9", longitude="10.7"))
    make_event(slug="ukjent", venue=make_venue())

    found = get(client, "her")

    assert found.count('class="map__ring"') == 1
    assert "<strong>Glassgata</strong>, Elgeseter." in found
    assert ['class="map ' in get(client, slug) for slug in ("borte", "ukjent")] == [False, False]


# For machines


@pytest.mark.django_db
@time_machine.travel(NOW)
@pytest.mark.parametrize("type_", Event.Type.values)
def test_the_share_picture_draws_the_same_street(client, type_):
    make_event(slug="e", type=type_)

    response = client.get("/arrangementer/e/bilde.png")

    assert (response.status_code, response.headers["Content-Type"]) == (200, "image/png")
