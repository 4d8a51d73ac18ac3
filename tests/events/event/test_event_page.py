"""The page of one event: what it says, what it draws, and what it tells machines."""

import json
import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone, translation

from events.event import page as event_page
from events.event import patterns, venue_map
from events.models import Event
from tech_port.drawing import maps as map_drawing
from tests.factories import (
    make_area,
    make_board_seat,
    make_building,
    make_event,
    make_event_document,
    make_key_point,
    make_organisation,
    make_person,
    make_registration,
    make_staff_role,
    make_venue,
)

NOW = "2026-11-22 12:00"
START = datetime(2026, 12, 10, 7, 30, tzinfo=UTC)
END = datetime(2026, 12, 10, 9, 0, tzinfo=UTC)


def get(client, slug, language="nb"):
    with translation.override(language):
        response = client.get(f"/{'en/events' if language == 'en' else 'arrangementer'}/{slug}/")
    assert response.status_code == 200
    return response.content.decode()


# What it says


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_the_hurried_see_the_weekday_and_how_one_takes_part(client):
    make_event(slug="e", starts_at=START, ends_at=END, attendance="mixed", signup="own")

    html = get(client, "e")

    assert '<time datetime="2026-12-10T08:30+01:00">Torsdag 10.' in html
    assert "<dt>Oppmøte</dt><dd>fysisk og på nett" in html
    assert "Lenken får du når du melder deg på." in html


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_the_address_of_a_broadcast_is_never_on_the_page(client):
    make_event(slug="e", attendance="online", online_url="https://hemmelig.example/rom", signup="own", venue=None)

    assert "hemmelig.example" not in get(client, "e")


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_a_moved_event_says_from_when_to_when(client):
    event = make_event(slug="e", starts_at=START, ends_at=END)
    event.starts_at, event.ends_at, event.state = START + timedelta(days=7), END + timedelta(days=7), "moved"
    event.save()

    html = get(client, "e")

    assert (
        "Arrangementet er flyttet fra 10.\u00a0desember 2026 kl.\u00a008.30 til "
        "17.\u00a0desember 2026 kl.\u00a008.30–10.00."
    ) in html
    assert "<dt>Før flyttingen</dt><dd><s>10.\u00a0desember 2026 kl.\u00a008.30</s></dd>" in html


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_seats_left_are_told_only_while_there_are_some_to_have(client):
    for slug, values in {
        "open": {"signup": "own", "capacity": 14},
        "later": {"signup": "own", "capacity": 14, "signup_opens_at": START - timedelta(days=2)},
        "over": {"signup": "own", "capacity": 14, "signup_closes_at": START - timedelta(days=300)},
        "none": {"capacity": 14},
    }.items():
        make_event(slug=slug, starts_at=START, **values)
    full = make_event(slug="full", starts_at=START, signup="own", capacity=2)
    make_registration(event=full, people=2)

    said = {slug: "plasser igjen" in head(client, slug) for slug in ("open", "later", "over", "none", "full")}

    assert said == {"open": True, "later": False, "over": False, "none": False, "full": False}


def head(client, slug):
    """The event's head and facts, without what other events are told of."""
    return get(client, slug).partition('class="event-others"')[0]


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_a_speakers_organisation_is_that_of_the_day(client):
    person, other, nobody = make_person(name="Kari"), make_person(name="Ola"), make_person(name="Ukjent")
    now, before = make_organisation(name="NTNU", slug="ntnu"), make_organisation(name="Før AS")
    make_staff_role(person=person, organisation=before, starts_on=date(2020, 1, 1), ends_on=date(2025, 12, 31))
    make_staff_role(person=person, organisation=now, starts_on=date(2026, 1, 1))
    make_board_seat(person=other, organisation=make_organisation(name="SINTEF"), starts_on=date(2024, 1, 1))
    make_event(slug="e", starts_at=START, speakers=[person, other, nobody])

    html = get(client, "e")

    assert '<h3>Kari</h3><p class="who__facts"><a href="/medlemmer/ntnu/">NTNU</a></p>' in html
    assert re.search(r"<h3>Ola</h3><p[^>]*><a[^>]*>SINTEF</a>", html)
    assert "<h3>Ukjent</h3></div>" in html
    assert "Før AS" not in html


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_documents_lead_to_where_they_are(client):
    event = make_event(slug="e")
    make_event_document(event=event, title_nb="Lysbilder", url="https://lysbilder.example/1")

    assert re.search(r'href="https://lysbilder.example/1" rel="external">Lysbilder', get(client, "e"))


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_a_past_event_keeps_its_points_and_a_list_may_show_the_first_of_each():
    event = make_event(starts_at=START - timedelta(days=60))
    make_key_point(event=event, order=2, text_nb="Det andre")
    make_key_point(event=event, order=1, text_nb="Det første")
    make_event(starts_at=START - timedelta(days=50))

    found = Event.objects.past().prefetch_related(event_page.first_points())

    assert [[point.text for point in event.first_points] for event in found] == [[], ["Det første"]]


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_a_hidden_event_is_for_who_has_its_address_and_for_no_robot(client):
    make_event(slug="skjult", is_hidden=True)

    html = get(client, "skjult")

    assert '<meta name="robots" content="noindex">' in html
    assert ("canonical" in html, "ld+json" in html, "skjult/bilde.png" in html) == (False, False, False)
    assert "skjult" not in client.get("/sitemap.xml").content.decode()


# Other events


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_others_are_at_most_three_to_come_nearest_first_and_never_hidden(client):
    building, organiser = make_building(), make_organisation()
    here = make_venue(building=building)
    event = make_event(slug="e", venue=here, organisers=[organiser], starts_at=START)
    make_event(title_nb="Samme arrangør", organisers=[organiser], starts_at=START)
    make_event(title_nb="Samme bygg sent", venue=make_venue(building=building), starts_at=START + timedelta(days=3))
    make_event(title_nb="Samme bygg først", venue=here, starts_at=START)
    make_event(title_nb="Annet sted", starts_at=START - timedelta(days=1))
    make_event(title_nb="Hemmelig", venue=here, starts_at=START, is_hidden=True)
    make_event(title_nb="Hemmelig kladd", venue=here, starts_at=START, state="draft")
    make_event(title_nb="Avlyst", venue=here, starts_at=START, state="cancelled")

    found = event_page.others(event_page.published().get(pk=event.pk), timezone.now(), any_will_do=False)

    assert [other.title for other in found] == ["Samme bygg først", "Samme bygg sent", "Samme arrangør"]
    assert "I samme bygg eller fra samme arrangør" in get(client, "e")


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_a_cancelled_event_offers_others_wherever_they_are(client):
    make_event(slug="av", state="cancelled")
    make_event(title_nb="Et helt annet", starts_at=START)

    html = get(client, "av")

    assert "Andre arrangementer" in html
    assert "Et helt annet" in html


# What it costs


@pytest.mark.django_db
@time_machine.travel(NOW)
@pytest.mark.parametrize("rows", [1, 3])
def test_an_event_costs_nine_queries_however_much_it_has(client, django_assert_num_queries, rows):
    make_area(kind="core", latitude="63.4190", longitude="10.3955")
    venue = make_venue(building=make_building(), latitude="63.4143", longitude="10.3972")
    people = [make_person() for _number in range(rows)]
    event = make_event(slug="e", venue=venue, speakers=people, organisers=[make_organisation() for _ in range(rows)])
    for person in people:
        make_key_point(event=event, speaker=person)
        make_staff_role(person=person, organisation=make_organisation())
        make_board_seat(person=person, organisation=make_organisation(), role="member")
        make_event_document(event=event)
        make_event(venue=venue)

    with django_assert_num_queries(9):
        get(client, "e")


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


def structured(client, slug):
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', get(client, slug))
    return [json.loads(text) for text in found]


def an_event(**values):
    """An event whose every fact is known, so that what machines are told can be written out."""
    return make_event(
        **{
            "slug": "e",
            "title_nb": "Frokost </script>",
            "lead_nb": "Kom og hør.",
            "starts_at": START,
            "ends_at": END,
            "venue": make_venue(name="Glassgata", street="Holtermannsveien 1", area=make_area(town="Trondheim")),
            "organisers": [make_organisation(name="NTNU", website="https://www.ntnu.no/")],
            "speakers": [make_person(name="Kari Tale")],
            "price_nok": 250,
            "signup": "external",
            "signup_url": "https://pamelding.example/",
            "signup_opens_at": datetime(2026, 11, 1, 8, tzinfo=UTC),
            **values,
        }
    )


PLAIN = {
    "@context": "https://schema.org",
    "@type": "Event",
    "name": "Frokost </script>",
    "description": "Kom og hør.",
    "startDate": "2026-12-10T08:30:00+01:00",
    "endDate": "2026-12-10T10:00:00+01:00",
    "eventStatus": "https://schema.org/EventScheduled",
    "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
    "location": {
        "@type": "Place",
        "name": "Glassgata",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "Holtermannsveien 1",
            "addressLocality": "Trondheim",
            "addressCountry": "NO",
        },
    },
    "organizer": [{"@type": "Organization", "name": "NTNU", "url": "https://www.ntnu.no/"}],
    "performer": [{"@type": "Person", "name": "Kari Tale"}],
    "offers": {
        "@type": "Offer",
        "url": "https://pamelding.example/",
        "price": 250,
        "priceCurrency": "NOK",
        "availability": "https://schema.org/InStock",
        "validFrom": "2026-11-01T09:00:00+01:00",
    },
    "isAccessibleForFree": False,
    "inLanguage": "nb",
}


@pytest.fixture
def plain(settings):
    """What machines are told of a plain event, with the site's own addresses."""
    page = f"{settings.SITE_URL}/arrangementer/e/"
    return {**PLAIN, "url": page, "image": f"{page}bilde.png"}


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_machines_are_told_what_a_plain_event_is(client, plain):
    an_event()

    assert structured(client, "e") == [plain]


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_machines_are_told_that_it_is_cancelled_and_offer_no_seat(client, plain):
    an_event(state="cancelled")

    del plain["offers"]
    assert structured(client, "e") == [{**plain, "eventStatus": "https://schema.org/EventCancelled"}]


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_machines_are_told_when_it_was_to_be(client, plain):
    event = an_event()
    event.state, event.starts_at, event.ends_at = "moved", START + timedelta(days=1), END + timedelta(days=1)
    event.save()

    assert structured(client, "e") == [
        {
            **plain,
            "startDate": "2026-12-11T08:30:00+01:00",
            "endDate": "2026-12-11T10:00:00+01:00",
            "previousStartDate": "2026-12-10T08:30:00+01:00",
            "eventStatus": "https://schema.org/EventRescheduled",
        }
    ]


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_of_whole_days_machines_are_told_the_days(client, plain):
    an_event(precision="day", starts_at=START, ends_at=END + timedelta(days=1), price_nok=0)

    assert structured(client, "e") == [
        {
            **plain,
            "startDate": "2026-12-10",
            "endDate": "2026-12-11",
            "offers": {**plain["offers"], "price": 0},
            "isAccessibleForFree": True,
        }
    ]


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_an_event_on_the_net_is_where_its_page_is(client, plain):
    an_event(attendance="mixed", online_url="https://hemmelig.example/")

    page = {"@type": "VirtualLocation", "url": plain["url"]}
    assert structured(client, "e") == [
        {
            **plain,
            "location": [plain["location"], page],
            "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
        }
    ]


@pytest.mark.django_db
@time_machine.travel(NOW)
@pytest.mark.parametrize("values", [{"is_sample": True}, {"is_hidden": True}, {"precision": "month"}])
def test_machines_are_told_nothing_of_what_is_invented_hidden_or_without_a_day(client, values):
    an_event(**values)

    assert structured(client, "e") == []


@pytest.mark.django_db
@time_machine.travel(NOW)
@pytest.mark.parametrize("type_", Event.Type.values)
def test_the_share_picture_draws_the_same_street(client, type_):
    make_event(slug="e", type=type_)

    response = client.get("/arrangementer/e/bilde.png")

    assert (response.status_code, response.headers["Content-Type"]) == (200, "image/png")
