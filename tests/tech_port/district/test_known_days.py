"""The district on known days of the site's own content, and on days before and after all sources."""

from datetime import date

import pytest

from tech_port.demo.samples.loader import remove_samples
from tests.crawl import client_of_its_own
from tests.pages_read import flat, get

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def seeded(content_loaded):
    """{query: answer} of some days with the site's own content, without samples."""
    queries = ["dato=2021-06-16", "dato=1990-01-01", "dato=2040-01-01", "dato=2023-05-01", "dato=2024-06-01", ""]
    remove_samples()
    answers = {query: get(client_of_its_own(), f"/om/distriktet/?{query}") for query in queries}
    boards = {query: get(client_of_its_own(), f"/om/styret/?{query}") for query in queries}
    for answer in answers.values():
        answer.told = told(answer.context["district"])
    return answers, boards


def told(district):
    """What the page says of a day, in plain values."""
    return {
        "members": [(label, [member.name for member in members]) for label, _number, members in district.levels],
        "board": [seat.person.name for seat in district.seats],
        "staff": [role.person.name for role in district.roles],
        "buildings": [
            (one.building.name, one.in_words, [tenant.organisation.name for tenant in one.tenants])
            for one in district.states
        ],
        "drawn": [(drawing.building.name, one.is_finished) for drawing, one in district.drawings],
        "latest": district.latest and district.latest.milestone.text,
        "coming": district.coming and district.coming.milestone.text,
        "previous": district.previous and district.previous.day,
        "next": district.next and district.next.day,
    }


FOUNDING = {
    "members": [
        (
            "medlem fra starten",
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
        ("Abels Hus", "Ferdig 31.\u00a0mars 2017.", ["Asplan Viak", "HEMIT", "Norsk helsenett"]),
        ("Byggetrinn 1", "Ferdig 1.\u00a0kvartal 2020.", []),
        ("Byggetrinn 2", "Ikke ferdig før 2.\u00a0kvartal 2023.", []),
    ],
    "drawn": [("Byggetrinn 1", True), ("Byggetrinn 2", False), ("Abels Hus", True)],
    "latest": "Technoport og Innovasjonsdistrikt Elgeseter blir til Trondheim Tech Port",
    "coming": "Trondheim Tech Port lanseres med 80 gjester",
    "previous": date(2020, 3, 31),
    "next": date(2021, 10, 7),
}


def test_the_day_of_the_founding_is_as_its_sources_tell(seeded):
    assert seeded[0]["dato=2021-06-16"].told == FOUNDING


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

    assert html.count("aria-current") == 4  # the milestone, the map, the part of the site, its page
    assert '<a href="?dato=2021-06-16#dag" aria-current="step">' in html
    assert '<a href="?dato=2020-03-31#dag"> <span class="timeline__date">1. kvartal 2020</span>' in html
    assert '<a href="?dato=2030-12-31#dag"> <span class="timeline__date">2030</span>' in html


def test_a_day_before_everything_says_that_nothing_is_known(seeded):
    answer = seeded[0]["dato=1990-01-01"]

    html = flat(answer)
    assert "Ingen kilde vi kjenner, sier noe om distriktet så tidlig." in html
    assert "Ingen kilde vi kjenner, sier hvem som var med denne dagen." in html
    assert "Ingen kilde vi kjenner, sier hvem som satt i styret denne dagen." in html
    assert "Ingen kilde vi kjenner, sier hvem som ledet foreningen denne dagen." in html
    assert [answer.told[part] for part in ("members", "board", "staff", "drawn")] == [[], [], [], []]
    assert {state for _name, state, _tenants in answer.told["buildings"]} == {
        "Ikke ferdig før 31.\u00a0mars 2017.",
        "Ikke ferdig før 1.\u00a0kvartal 2020.",
        "Ikke ferdig før 2.\u00a0kvartal 2023.",
    }
    assert (answer.told["latest"], answer.told["previous"], answer.told["next"]) == (None, None, date(2005, 12, 31))


def test_a_day_far_ahead_is_answered_as_known_today(seeded):
    answer = seeded[0]["dato=2040-01-01"]

    assert flat(answer).count("Slik er det etter det vi vet i dag.") == 1
    assert ["var kommet med" in flat(answer), "Planlagt før dette: 2030" in flat(answer)] == [False, True]
    assert len(answer.told["board"]) == 10
    assert answer.told["staff"] == ["May Britt Hansen"]
    assert answer.told["buildings"][-1] == (
        "Byggetrinn 3",
        "Planlagt ferdig 2025 (kilde 2023) eller 2026 (kilde 1.\u00a0februar 2024), ikke bekreftet.",
        ["NRK"],
    )
    assert (answer.told["coming"], answer.told["previous"]) == (None, date(2030, 12, 31))


def test_a_day_in_the_quarter_of_a_completion_says_that_the_day_is_not_known(seeded):
    assert seeded[0]["dato=2023-05-01"].told["buildings"][2] == (
        "Byggetrinn 2",
        "Ferdig i løpet av 2.\u00a0kvartal 2023; dagen er ikke kjent.",
        ["Volue", "WSP"],
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

    assert "<h1>Fem områder, én vei og ei elv</h1>" in flat(answer)
    assert answer.told["staff"] == ["May Britt Hansen"]
