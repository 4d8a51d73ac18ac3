"""The directory for other programs."""

from datetime import date

import pytest

from tests.factories import (
    make_membership,
    make_organisation,
)
from tests.members.directory.members import KIND, LEVEL, get, make_member


def page(organisation):
    return f"http://127.0.0.1:8000{organisation.get_absolute_url()}"


@pytest.mark.django_db
def test_the_list_as_json_has_the_published_keys(client):
    alfa = make_organisation(name="Alfa", slug="alfa", kind=KIND.RESEARCH, website="https://alfa.example/")
    make_membership(organisation=alfa, level=LEVEL.FOUNDING)

    assert get(client, "?format=json&type=research").json() == {
        "count": 1,
        "results": [
            {
                "name": "Alfa",
                "url": "http://127.0.0.1:8000/medlemmer/alfa/",
                "kind": "research",
                "level": "founding",
                "since": "2021-06-16",
                "website": "https://alfa.example/",
                "basis": "reported",
                "known_on": None,
                "precision": "day",
            }
        ],
    }


@pytest.mark.django_db
def test_the_list_as_json_tells_a_start_as_exactly_as_it_is_known(client):
    about = {"kind": "industry", "level": "member", "website": "", "basis": "reported"}
    year = make_member("År", starts_on=date(2022, 1, 1), starts_precision="year")
    unknown = make_member("Åpen", starts_on=date(2022, 1, 1), start_is_known=False)

    answer = get(client, "?format=json").json()

    assert answer["results"] == [
        {
            "name": "Åpen",
            "url": f"http://127.0.0.1:8000{unknown.get_absolute_url()}",
            "since": None,
            "known_on": "2022-01-01",
            "precision": None,
            **about,
        },
        {
            "name": "År",
            "url": f"http://127.0.0.1:8000{year.get_absolute_url()}",
            "since": "2022",
            "known_on": None,
            "precision": "year",
            **about,
        },
    ]


@pytest.mark.django_db
def test_the_list_as_csv_has_the_same_columns_and_starts_no_formula(client):
    make_membership(organisation=make_organisation(name="=Alfa()", slug="alfa"))

    response = get(client, "?format=csv")

    assert response.headers["Content-Disposition"] == 'attachment; filename="medlemmer.csv"'
    assert response.content.decode("utf-8-sig") == (
        "name;url;kind;level;since;website;basis;known_on;precision\r\n"
        "'=Alfa();http://127.0.0.1:8000/medlemmer/alfa/;industry;member;2021-06-16;;reported;;day\r\n"
    )


@pytest.mark.django_db
def test_the_feed_has_who_came_here_last_on_top_and_says_so_of_those_whose_day_is_not_known(client, time_machine):
    for day, name, about in (
        ("2026-05-03", "Ukjent start", {"starts_on": date(2025, 1, 1), "start_is_known": False}),
        ("2026-05-04", "Sist", {"starts_on": date(2024, 5, 1)}),
        ("2026-05-05", "År", {"starts_on": date(2022, 1, 1), "starts_precision": "year"}),
    ):
        time_machine.move_to(f"{day}T10:00:00+02:00", tick=False)
        make_member(name, KIND.HEALTH, **about)
    make_member("En annen type", starts_on=date(2025, 1, 1))

    feed = get(client, "?type=health&format=atom").content.decode().replace("\u00a0", " ")

    entries = [part.split("</entry>")[0] for part in feed.split("<entry>")[1:]]
    assert [entry.split("</title>")[0].removeprefix("<title>") for entry in entries] == ["År", "Sist", "Ukjent start"]
    unknown = "dagen selv er ikke kjent"
    assert "&lt;p&gt;Helse, medlem, fra 1. mai 2024&lt;/p&gt;" in entries[1]
    assert (unknown in entries[1], entries[0].count(unknown)) == (False, 1)
    assert f"Registrert her 3. mai 2026; {unknown}." in entries[2]
    assert "<published>2026-05-03T10:00:00+02:00</published>" in entries[2]


@pytest.mark.django_db
def test_the_page_leads_to_its_files_and_its_feed(client):
    html = get(client, "?type=health&side=2").content.decode()

    feed = 'type="application/atom+xml" title="Nye medlemmer" href="?type=health&amp;format=atom"'
    assert f'<link rel="alternate" {feed}>' in html
    for format in ("csv", "json", "atom"):
        assert f'href="?type=health&amp;format={format}"' in html


@pytest.mark.django_db
def test_a_format_that_there_is_not_is_said_with_those_that_there_are(client):
    make_member("Alfa")

    response = client.get("/medlemmer/?format=xml")

    assert (response.status_code, response["Content-Type"]) == (406, "text/plain; charset=utf-8")
    assert "Alfa" not in response.content.decode()
