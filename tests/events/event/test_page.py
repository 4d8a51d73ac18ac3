"""The page of one event: what it says, which others it leads to, and what it costs."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from events.event import page as event_page
from events.models import Event
from tests.events.event.pages import END, NOW, START, get
from tests.factories import (
    make_area,
    make_board_seat,
    make_building,
    make_event,
    make_event_document,
    make_key_point,
    make_organisation,
    make_person,
    make_programme_item,
    make_registration,
    make_staff_role,
    make_venue,
)
from tests.sitemap_read import told_of

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
    assert "/arrangementer/skjult/" not in told_of(client)


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
def test_an_event_costs_sixteen_queries_however_much_it_has(client, django_assert_num_queries, rows):
    make_area(kind="core", latitude="63.4190", longitude="10.3955")
    venue = make_venue(building=make_building(), latitude="63.4143", longitude="10.3972")
    people = [make_person() for _number in range(rows)]
    event = make_event(slug="e", venue=venue, speakers=people, organisers=[make_organisation() for _ in range(rows)])
    for person in people:
        make_key_point(event=event, speaker=person)
        make_staff_role(person=person, organisation=make_organisation())
        make_board_seat(person=person, organisation=make_organisation(), role="member")
        make_event_document(event=event)
        make_programme_item(event=event, speakers=people, organisations=[make_organisation()])
        make_event(venue=venue)

    with django_assert_num_queries(16):
        get(client, "e")
