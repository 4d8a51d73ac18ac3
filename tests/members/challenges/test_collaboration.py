"""The ways to work together: who they are for, how they go, and what came of them."""

import pytest
from django.utils import translation

from members.challenges.routing import PAGES, STEPS, page_of, routes_of
from members.models import Challenge
from tests.factories import make_challenge, make_organisation, make_programme, make_source


def way(**values):
    return make_programme(**{"kind": "collaboration", **values})


@pytest.mark.django_db
def test_the_front_page_of_collaboration_lists_the_ways_and_what_waits(client):
    way(name_nb="Eksperter i team", slug="eksperter-i-team", text_nb="Studenter løser den.", run_by="NTNU")
    make_programme(name_nb="Tech Week", slug="tech-week")
    make_challenge(title_nb="Åpen sak")
    make_challenge(title_nb="Løst sak", status="solved")
    make_challenge(title_nb="Hemmelig sak", status="received")

    html = client.get("/samarbeid/").content.decode()

    assert '<a href="/samarbeid/eksperter-i-team/">Eksperter i team</a>' in html
    assert [words in html for words in ("Studenter løser den.", "Drives av NTNU", "Åpen sak")] == [True] * 3
    assert [words in html for words in ("Tech Week", "Løst sak", "Hemmelig sak")] == [False] * 3


@pytest.mark.django_db
def test_it_is_there_before_anybody_has_written_anything(client):
    html = client.get("/samarbeid/").content.decode()

    assert "Ingen veier er lagt inn ennå." in html
    assert "Ingen utfordringer er åpne akkurat nå." in html


@pytest.mark.django_db
def test_a_way_has_a_page_with_its_steps_its_source_its_link_and_its_challenges(client):
    source = make_source(publisher="Trondheimsregionen")
    way(
        name_nb="NTNU Bridge",
        slug="ntnu-bridge",
        url="https://bridge.example/",
        audience_nb="Arbeidsgivere",
        source=source,
    )
    organisation = make_organisation()
    make_challenge(title_nb="Tatt av en student", status="solved", route="thesis", outcome_nb="En oppgave.")
    make_challenge(title_nb="På vei", status="routed", route="bridge", organisation=organisation)
    make_challenge(title_nb="En annen vei", status="routed", route="eit")
    make_challenge(title_nb="Hemmelig", status="declined", route="bridge")

    html = client.get("/samarbeid/ntnu-bridge/").content.decode()

    assert '<a href="https://bridge.example/" rel="external">' in html
    for words in ("Arbeidsgivere", "Trondheimsregionen", "Tatt av en student", "En oppgave.", "På vei"):
        assert words in html
    assert [words in html for words in ("En annen vei", "Hemmelig")] == [False, False]
    assert html.count("<h3>") >= len(STEPS["ntnu-bridge"])


@pytest.mark.django_db
def test_a_way_that_staff_add_has_a_page_without_steps_and_a_programme_has_none(client):
    way(name_nb="Ny vei", slug="ny-vei")
    make_programme(slug="tech-week")

    html = client.get("/samarbeid/ny-vei/").content.decode()

    assert "Slik går det for seg" not in html
    assert client.get("/samarbeid/tech-week/").status_code == 404


@pytest.mark.django_db
def test_the_name_is_in_the_pages_language_or_says_which_it_is_in(client):
    way(name_nb="Testing og piloter", name_en="Testing and pilots", slug="testing-og-piloter")
    way(name_nb="Bare norsk", name_en="", slug="bare-norsk")

    english = client.get("/en/collaborate/").content.decode()

    assert "Testing and pilots</a>" in english
    assert '<h3 lang="nb"><a href="/en/collaborate/bare-norsk/">Bare norsk</a>' in english


def test_every_route_but_procurement_has_a_page_and_every_page_its_steps():
    assert {route for route in Challenge.Route.values if page_of(route) is None} == {"procurement"}
    assert set(STEPS) == set(PAGES.values())
    assert routes_of("ntnu-bridge") == ["bridge", "thesis"]
    assert routes_of("finnes-ikke") == []


def test_the_steps_are_said_in_english_too():
    with translation.override("en"):
        english = {str(step.title) for steps in STEPS.values() for step in steps}
    norwegian = {str(step.title) for steps in STEPS.values() for step in steps}

    assert english & norwegian == set()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("question", "address"),
    [
        ("samarbeid", "/samarbeid/"),
        ("send inn utfordring", "/samarbeid/ny-utfordring/"),
        ("pilotveien", "/samarbeid/p/"),
    ],
)
def test_search_leads_to_the_pages(client, question, address):
    way(name_nb="Pilotveien", slug="p")

    groups = client.get("/sok/", {"q": question}).context["found"].answer.groups

    assert address in [hit.url for group in groups for hit in group.hits]
