"""The district on any day: what is said of a day, of the days before all sources, and of days to come."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import transaction

from premises.buildings.history import BuildingState
from premises.models import Building
from tech_port.district import District
from tests.crawl import client_of_its_own
from tests.factories import (
    make_board_seat,
    make_building,
    make_lease,
    make_membership,
    make_milestone,
    make_organisation,
    make_person,
    make_property,
    make_staff_role,
    make_unit,
)

FOUNDED = date(2021, 6, 16)


def get(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response


def flat(response):
    return " ".join(response.content.decode().split())


# The real content


@pytest.fixture(scope="module")
def seeded(django_db_setup, django_db_blocker):
    """{query: answer} of some days with the site's own content, without samples."""
    queries = ["dato=2021-06-16", "dato=1990-01-01", "dato=2040-01-01", "dato=2023-05-01", "dato=2024-06-01", ""]
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("seed", "--samples", verbosity=0)
        call_command("seed", "--remove-samples", verbosity=0)
        answers = {query: get(client_of_its_own(), f"/om/distriktet/?{query}") for query in queries}
        boards = {query: get(client_of_its_own(), f"/om/styret/?{query}") for query in queries}
        for answer in answers.values():
            answer.told = told(answer.context["district"])
        transaction.set_rollback(True)
    return answers, boards


def told(district):
    """What the page says of a day, in plain values."""
    return {
        "members": [(label, [member.name for member in members]) for label, members in district.levels],
        "board": [seat.person.name for seat in district.seats],
        "staff": [role.person.name for role in district.roles],
        "buildings": [
            (one.building.name, one.in_words, [tenant.organisation.name for tenant in one.tenants])
            for one in district.states
        ],
        "drawn": [(drawing.building.name, one.is_finished) for drawing, one in district.drawings],
        "latest": district.latest and district.latest.milestone.text,
        "coming": district.coming and district.coming.milestone.text,
        "previous": district.previous,
        "next": district.next,
    }


def test_the_day_of_the_founding_is_as_its_sources_tell(seeded):
    assert seeded[0]["dato=2021-06-16"].told == {
        "members": [
            (
                "stiftende medlem",
                [
                    "Adresseavisen",
                    "Equinor",
                    "Helse Midt-Norge",
                    "Innovasjon Norge",
                    "NTNU",
                    "SINTEF",
                    "Sit",
                    "SIVA",
                    "SpareBank 1 SMN",
                    "St. Olavs hospital",
                    "Studenttinget",
                    "Trondheim kommune",
                    "Trondheimsregionen",
                    "Trøndelag fylkeskommune",
                ],
            )
        ],
        "board": [
            "Tor Ulleberg",
            "Toril Hernes",
            "Erlend Solem",
            "Alexandra Bech Gjørv",
            "Stig Slørdahl",
            "Astrid Undheim",
            "Erik Haugane",
            "Berit Rian",
            "Bård Eidet",
            "Dorthe Stensvold",
        ],
        "staff": ["Karianne Tung"],
        "buildings": [
            ("Abels Hus", "Ferdig siden 31.\u00a0mars 2017.", ["Asplan Viak", "HEMIT", "Norsk helsenett"]),
            ("Byggetrinn 1", "Ferdig siden 1.\u00a0kvartal 2020.", []),
            ("Byggetrinn 2", "Ikke ferdig ennå. Det sto ferdig 2.\u00a0kvartal 2023.", []),
            ("Teknostallen", "Ikke ferdig ennå. Etter planen ferdig september 2025.", []),
            ("Byggetrinn 3", "Ikke ferdig ennå. Etter planen ferdig 2025.", []),
        ],
        "drawn": [("Byggetrinn 1", True), ("Byggetrinn 2", False), ("Byggetrinn 3", False), ("Abels Hus", True)],
        "latest": "Technoport og Innovasjonsdistrikt Elgeseter blir til Trondheim Tech Port",
        "coming": "Trondheim Tech Port lanseres med 80 gjester",
        "previous": date(2020, 3, 31),
        "next": date(2021, 10, 7),
    }


def test_the_board_of_the_founding_is_the_ten_elected_in_role_order(seeded):
    seats = seeded[1]["dato=2021-06-16"].context["seats"]

    assert [(seat.person.name, str(seat.organisation or seat.label), seat.get_role_display()) for seat in seats] == [
        ("Tor Ulleberg", "Equinor", "styreleder"),
        ("Toril Hernes", "NTNU", "nestleder"),
        ("Erlend Solem", "Trøndelag fylkeskommune", "styremedlem"),
        ("Alexandra Bech Gjørv", "SINTEF", "styremedlem"),
        ("Stig Slørdahl", "Helse Midt-Norge", "styremedlem"),
        ("Astrid Undheim", "SpareBank 1 SMN", "styremedlem"),
        ("Erik Haugane", "industrigründer", "styremedlem"),
        ("Berit Rian", "Næringsforeningen i Trondheimsregionen", "styremedlem"),
        ("Bård Eidet", "Trondheimsregionen", "styremedlem"),
        ("Dorthe Stensvold", "NTNU", "styremedlem"),
    ]


def test_the_founding_is_marked_on_the_way_through_time(seeded):
    html = flat(seeded[0]["dato=2021-06-16"])

    assert html.count("aria-current") == 2  # the milestone, and the part of the site in the header
    assert '<a href="?dato=2021-06-16" aria-current="step">' in html
    assert '<a href="?dato=2020-03-31"> <span class="timeline__date">1. kvartal 2020</span>' in html
    assert '<a href="?dato=2030-12-31"> <span class="timeline__date">2030</span>' in html


def test_a_day_before_everything_says_that_nothing_is_known(seeded):
    answer = seeded[0]["dato=1990-01-01"]

    html = flat(answer)
    assert "Ingen kilde vi kjenner, sier noe om distriktet så tidlig." in html
    assert "Ingen kilde vi kjenner, sier hvem som var med denne dagen." in html
    assert "Ingen kilde vi kjenner, sier hvem som satt i styret denne dagen." in html
    assert "Ingen kilde vi kjenner, sier hvem som ledet foreningen denne dagen." in html
    assert [answer.told[part] for part in ("members", "board", "staff", "drawn")] == [[], [], [], []]
    assert {state for _name, state, _tenants in answer.told["buildings"]} == {
        "Ikke ferdig ennå. Det sto ferdig 31.\u00a0mars 2017.",
        "Ikke ferdig ennå. Det sto ferdig 1.\u00a0kvartal 2020.",
        "Ikke ferdig ennå. Det sto ferdig 2.\u00a0kvartal 2023.",
        "Ikke ferdig ennå. Etter planen ferdig september 2025.",
        "Ikke ferdig ennå. Etter planen ferdig 2025.",
    }
    assert (answer.told["latest"], answer.told["previous"], answer.told["next"]) == (None, None, date(2005, 12, 31))


def test_a_day_far_ahead_is_answered_as_known_today(seeded):
    answer = seeded[0]["dato=2040-01-01"]

    assert "Denne dagen har ikke vært ennå. Slik er det etter det vi vet i dag." in flat(answer)
    assert len(answer.told["board"]) == 10
    assert answer.told["staff"] == ["May Britt Hansen"]
    assert answer.told["buildings"][-1] == (
        "Byggetrinn 3",
        "Skulle etter planen være ferdig 2025; ingen kilde bekrefter det.",
        ["NRK"],
    )
    assert (answer.told["coming"], answer.told["previous"]) == (None, date(2030, 12, 31))


def test_a_day_in_the_quarter_of_a_completion_says_that_the_day_is_not_known(seeded):
    assert seeded[0]["dato=2023-05-01"].told["buildings"][2] == (
        "Byggetrinn 2",
        "Ferdig i løpet av 2.\u00a0kvartal 2023; dagen er ikke kjent.",
        [],
    )


def test_tenants_stand_in_their_building_with_those_they_share_it_with(seeded):
    answer = seeded[0]["dato=2024-06-01"]

    assert answer.told["buildings"][2][2] == ["Trondheim Tech Port", "Volue", "WSP"]
    assert (
        '<a href="/medlemmer/trondheim-tech-port/">Trondheim Tech Port</a> '
        'sammen med <a href="/medlemmer/innovasjon-norge/">Innovasjon Norge</a>'
    ) in flat(answer)


def test_without_a_day_it_is_today(seeded):
    answer = seeded[0][""]

    assert "<h1>Distriktet i dag</h1>" in flat(answer)
    assert answer.told["staff"] == ["May Britt Hansen"]


# Any content


@pytest.mark.django_db
@pytest.mark.parametrize("bad", ["i+morgen", "2021-02-30", "%00", "99999999-01-01"])
def test_a_bad_day_is_told_at_its_field_and_today_is_shown(client, bad):
    make_board_seat(person=make_person(name="Leder Nå"))

    response = get(client, f"/om/distriktet/?dato={bad}")

    assert list(response.context["form"].errors) == ["dato"]
    assert "Skriv datoen som år-måned-dag, for eksempel 2021-06-16." in response.content.decode()
    assert [seat.person.name for seat in response.context["district"].seats] == ["Leder Nå"]


@pytest.mark.django_db
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_of_days_are_answered(client, day):
    make_membership(starts_on=date.min, ends_on=date.max)
    make_board_seat(starts_on=date.min, ends_on=date.max)
    make_lease(building=make_building(), starts_on=date.min, ends_on=date.max)
    make_unit()
    make_milestone(happened_on=date(9999, 12, 1), precision="year")

    response = get(client, f"/om/distriktet/?dato={day}")

    assert len(response.context["district"].members) == 1
    assert get(client, f"/om/styret/?dato={day}").context["seats"]


@pytest.mark.django_db
def test_an_empty_district_is_answered_in_words(client):
    html = flat(get(client, "/om/distriktet/?dato=2021-06-16"))

    assert "Ingen bygg er lagt inn." in html
    assert "Gå til en dag" not in html
    assert 'rel="prev"' not in html


@pytest.mark.django_db
def test_every_kind_of_change_is_a_day_to_go_to():
    building = make_building(completed_on=date(2020, 1, 31))
    make_building(completed_on=date(2031, 1, 31), completion_is_planned=True, property=building.property)
    make_building(completed_on=None, property=building.property)
    make_membership(starts_on=date(2021, 1, 1), ends_on=date(2021, 1, 31))
    make_board_seat(starts_on=date(2022, 1, 1), ends_on=date(2022, 1, 31))
    make_staff_role(starts_on=date(2023, 1, 1), ends_on=date(2023, 1, 31))
    make_lease(building=building, starts_on=date(2024, 1, 1), ends_on=date(2024, 1, 31))
    make_lease(building=building, starts_on=date(2024, 5, 1), is_sample=True)
    make_milestone(happened_on=date(2025, 1, 1), precision="month")

    district = District(date(2022, 1, 31))

    assert sorted(district.changes) == [
        date(2020, 1, 31),
        *(date(year, month, 1) for year in (2021, 2022, 2023, 2024) for month in (1, 2)),
        date(2025, 1, 31),
    ]
    assert (district.previous, district.next) == (date(2022, 1, 1), date(2022, 2, 1))


@pytest.mark.django_db
def test_sample_tenants_are_marked(client):
    building = make_building(completed_on=date(2020, 1, 31))
    make_lease(building=building, organisation=make_organisation(name="Oppdiktet"), is_sample=True)

    html = flat(get(client, "/om/distriktet/"))

    assert 'Oppdiktet</a> <span class="tag">eksempel</span>' in html


def standing(day, **values):
    building = Building(**{"completed_on": date(2023, 6, 30), "completed_precision": "quarter", **values})
    return BuildingState(building, day, today=date(2026, 1, 15))


@pytest.mark.parametrize(
    ("day", "values", "state"),
    [
        (date(2023, 6, 30), {}, "Ferdig siden 2.\u00a0kvartal 2023."),
        (date(2023, 6, 29), {}, "Ferdig i løpet av 2.\u00a0kvartal 2023; dagen er ikke kjent."),
        (date(2023, 3, 31), {}, "Ikke ferdig ennå. Det sto ferdig 2.\u00a0kvartal 2023."),
        (date(2023, 6, 29), {"completed_precision": "day"}, "Ikke ferdig ennå. Det sto ferdig 30.\u00a0juni 2023."),
        (
            date(2026, 1, 15),
            {"completed_on": date(2027, 12, 31), "completed_precision": "year"},
            "Under bygging, ferdig 2027.",
        ),
        (
            date(2023, 6, 29),
            {"completion_is_planned": True},
            "Ikke ferdig ennå. Etter planen ferdig 2.\u00a0kvartal 2023.",
        ),
        (
            date(2023, 6, 30),
            {"completion_is_planned": True},
            "Skulle etter planen være ferdig 2.\u00a0kvartal 2023; ingen kilde bekrefter det.",
        ),
        (date(2023, 6, 30), {"completed_on": None}, "Ingen kilde sier når det er ferdig."),
    ],
)
def test_a_building_of_a_day_is_told_as_exactly_as_it_is_known(day, values, state):
    assert standing(day, **values).in_words == state


def test_a_building_without_a_known_day_is_in_no_year():
    assert not standing(FOUNDED, completed_on=None).is_in_its_year
    assert not standing(FOUNDED, completed_on=None).is_finished


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_the_district_costs_ten_queries(client, django_assert_num_queries, rows):
    ground = make_property()
    for _number in range(rows):
        building = make_building(property=ground)
        make_lease(unit=make_unit(building=building), shared_with=[make_organisation()])
        make_membership()
        make_board_seat()
        make_staff_role(in_association=True)
        make_milestone()

    with django_assert_num_queries(10):
        get(client, "/om/distriktet/")


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["/om/", "/"])
def test_the_district_and_the_documents_are_found_from_the_front(client, page):
    html = get(client, page).content.decode()

    assert 'href="/om/distriktet/"' in html
    assert 'href="/om/dokumenter/"' in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("question", "addresses"),
    [
        ("vedtekter", ["/om/dokumenter/"]),
        ("dag for dag", ["/om/distriktet/"]),
        ("tidslinje", ["/om/distriktet/"]),
        ("møter", ["/om/dokumenter/"]),
    ],
)
def test_search_finds_the_pages(client, question, addresses):
    groups = get(client, f"/sok/?q={question}").context["groups"]

    assert [hit.url for group in groups if group.key == "sider" for hit in group.hits] == addresses
