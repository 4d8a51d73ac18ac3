"""The event list and one event's page, and how an event stands at a moment."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from events.state import Key, state_of
from tests.events.lists.answers import titles
from tests.factories import (
    make_area,
    make_building,
    make_event,
    make_key_point,
    make_organisation,
    make_person,
    make_source,
    make_venue,
)
from tests.pages_read import get


def in_days(days):
    return timezone.now().replace(microsecond=0) + timedelta(days=days)


# The list


@pytest.mark.django_db
def test_the_list_shows_what_is_to_come_soonest_first_and_never_a_draft(client):
    make_event(title_nb="Senere", starts_at=in_days(20))
    make_event(title_nb="Snart", starts_at=in_days(2))
    make_event(title_nb="Over", starts_at=in_days(-9))
    make_event(title_nb="Hemmelig kladd", starts_at=in_days(3), state="draft")

    response = get(client, "/arrangementer/")

    assert titles(response) == ["Snart", "Senere"]
    assert "Hemmelig kladd" not in response.content.decode()


@pytest.mark.django_db
def test_the_list_of_the_past_has_the_latest_on_top_and_never_a_draft(client):
    make_event(title_nb="Lenge siden", starts_at=in_days(-400))
    make_event(title_nb="Nylig", starts_at=in_days(-2))
    make_event(title_nb="Kommer", starts_at=in_days(2))
    make_event(title_nb="Hemmelig kladd", starts_at=in_days(-3), state="draft")

    response = get(client, "/arrangementer/?tidligere=1")

    assert titles(response) == ["Nylig", "Lenge siden"]
    assert "Hemmelig kladd" not in response.content.decode()


@pytest.mark.django_db
def test_the_list_is_narrowed_by_type_and_words_and_counts_what_each_type_leaves(client):
    make_event(title_nb="Frokost om data", type="breakfast")
    make_event(title_nb="Verksted om data", type="workshop")
    make_event(title_nb="Verksted om lys", type="workshop")

    response = get(client, "/arrangementer/?type=workshop&q=DATA")

    assert titles(response) == ["Verksted om data"]
    assert [(choice.value, choice.count) for choice in response.context["choices"]] == [
        ("", 2),
        ("breakfast", 1),
        ("workshop", 1),
    ]


@pytest.mark.django_db
def test_bad_values_are_told_at_their_fields_and_the_list_is_still_there(client):
    make_event(title_nb="Åpent hus")

    response = get(client, "/arrangementer/?type=x&q=%00&tidligere=kanskje&side=sist")

    assert titles(response) == ["Åpent hus"]
    assert sorted(response.context["filter"].form.errors) == ["q", "tidligere", "type"]
    assert "\x00" not in response.content.decode()


@pytest.mark.django_db
def test_the_list_is_paged_and_keeps_the_filter_in_the_address(client):
    for number in range(21):
        make_event(title_nb=f"Nummer {number:02}", type="pitch", starts_at=in_days(number + 1))

    response = get(client, "/arrangementer/?type=pitch&side=2")

    assert titles(response) == ["Nummer 20"]
    assert 'href="?type=pitch&amp;side=1"' in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_three_queries_however_long(client, django_assert_num_queries, rows):
    for _number in range(rows):
        make_event()

    with django_assert_num_queries(3):
        get(client, "/arrangementer/")


# One event


@pytest.mark.django_db
def test_an_event_says_when_where_what_it_costs_and_who_is_behind_it(client):
    venue = make_venue(
        name_nb="Glassgata",
        room_nb="Scenen",
        street="Holtermannsveien 1",
        building=make_building(name_nb="Byggetrinn 2", slug="byggetrinn-2"),
        area=make_area(name="Elgeseter", slug="elgeseter"),
        access_nb="Inngang fra gata.",
        is_step_free=True,
    )
    event = make_event(
        slug="frokost",
        title_nb="Frokost",
        venue=venue,
        starts_at=datetime(2030, 1, 10, 7, 30, tzinfo=UTC),
        ends_at=datetime(2030, 1, 10, 8, 30, tzinfo=UTC),
        price_nok=0,
        capacity=60,
        source=make_source(publisher="Trondheim magasin"),
        organisers=[make_organisation(name="NTNU", slug="ntnu")],
        speakers=[make_person(name="Kari Tale")],
        is_sample=True,
    )
    make_key_point(event=event, text_nb="Ta vare på naboene.", speaker=make_person(name="Ola Poeng"))

    html = get(client, "/arrangementer/frokost/").content.decode()

    assert '<time datetime="2030-01-10T08:30+01:00">Torsdag 10.\u00a0januar 2030 kl.\u00a008.30–09.30</time>' in html
    assert "<span>Glassgata</span>, Holtermannsveien 1" in html
    assert '<a href="/lokaler/byggetrinn-2/">Byggetrinn 2</a>' in html
    assert '<a href="/om/distriktet/#elgeseter">Elgeseter</a>' in html
    assert [words in html for words in ('more">Scenen</span>', "Inngang fra gata.")] == [True, True]
    assert "<span>Trinnfritt</span>" in html
    assert "<dt>Pris</dt><dd>gratis</dd>" in html
    assert "<dt>Plasser</dt><dd>60</dd>" in html
    assert '<a href="/medlemmer/ntnu/">NTNU</a>' in html
    assert "<h3>Kari Tale</h3>" in html
    assert '<p class="points__who">Ola Poeng</p>' in html
    assert "Trondheim magasin" in html
    assert " · eksempel</p>" in html


@pytest.mark.django_db
def test_a_past_event_tells_how_many_came_as_exactly_as_it_is_known(client):
    make_event(slug="hell", starts_at=in_days(-100), precision="day", attendees=100, attendees_qualifier="more_than")

    html = get(client, "/arrangementer/hell/").content.decode()

    assert "<dt>Deltakere</dt><dd>mer enn 100</dd>" in html
    assert f'<time datetime="{timezone.localtime(in_days(-100)):%Y-%m-%d}">' in html
    assert "Arrangementet er over." in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("cancelled", "Arrangementet er avlyst."),
        ("moved", "Arrangementet er flyttet. Tid og sted på denne siden er de nye."),
    ],
)
def test_a_cancelled_or_moved_event_says_so_on_top(client, state, sentence):
    make_event(slug="endret", state=state)

    assert (
        f'<p class="note alarm"><strong>{sentence}</strong></p>'
        in get(client, "/arrangementer/endret/").content.decode()
    )


@pytest.mark.django_db
def test_a_draft_is_not_found(client):
    make_event(slug="kladd", state="draft")

    assert client.get("/arrangementer/kladd/").status_code == 404


@pytest.mark.django_db
def test_sign_up_elsewhere_is_a_link_while_it_is_open(client):
    make_event(slug="ute", signup="external", signup_url="https://pamelding.example/1", starts_at=in_days(5))
    make_event(slug="stengt", signup="external", signup_url="https://pamelding.example/2", signup_closes_at=in_days(-1))

    assert 'href="https://pamelding.example/1"' in get(client, "/arrangementer/ute/").content.decode()
    assert "pamelding.example/2" not in get(client, "/arrangementer/stengt/").content.decode()


# How it stands


NOW = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)


def event(**values):
    plain = {
        "state": "published",
        "starts_at": NOW + timedelta(days=10),
        "ends_at": NOW + timedelta(days=10, hours=2),
        "signup_opens_at": None,
        "signup_closes_at": None,
        "signup_url": "",
        "signup": "none",
        "places_left": None,
        "has_waiting_list": True,
        "people_waiting": 0,
    }
    return SimpleNamespace(**{**plain, **values})


@pytest.mark.parametrize(
    ("values", "key", "sentence"),
    [
        ({}, Key.NO_SIGNUP, "Du trenger ikke melde deg på."),
        ({"state": "cancelled"}, Key.CANCELLED, "Arrangementet er avlyst."),
        ({"state": "cancelled", "ends_at": NOW - timedelta(days=1)}, Key.CANCELLED, "Arrangementet er avlyst."),
        ({"ends_at": NOW - timedelta(seconds=1)}, Key.PAST, "Arrangementet er over."),
        (
            {"signup": "own", "signup_opens_at": NOW + timedelta(days=1)},
            Key.NOT_OPEN,
            "Påmeldingen åpner 23.\u00a0november 2026 kl.\u00a012.00.",
        ),
        (
            {"signup": "own", "signup_opens_at": NOW, "signup_closes_at": NOW + timedelta(days=2)},
            Key.OPEN,
            "Påmeldingen er åpen til 24.\u00a0november 2026 kl.\u00a012.00.",
        ),
        (
            {"signup": "external", "signup_url": "https://pamelding.example"},
            Key.OPEN,
            "Påmeldingen er åpen til 2.\u00a0desember 2026 kl.\u00a012.00.",
        ),
        ({"signup": "own", "signup_closes_at": NOW}, Key.CLOSED, "Påmeldingen er stengt."),
    ],
)
def test_an_event_stands_in_one_way_at_a_time(values, key, sentence):
    now = state_of(event(**values), NOW)

    assert (now.key, now.sentence) == (key, sentence)


def test_a_moved_event_can_still_be_signed_up_for():
    now = state_of(event(state="moved", signup="own", signup_closes_at=NOW + timedelta(days=1)), NOW)

    assert (now.is_moved, now.is_open) == (True, True)
