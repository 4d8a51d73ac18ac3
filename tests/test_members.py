"""The board on any day, monograms, and the words of the member pages."""

from datetime import date
from types import SimpleNamespace

import pytest

from members.monogram import GABLES, TONES, Monogram, initials, monogram
from members.wording import known, period, site_name
from tests.factories import make_board_seat, make_person, make_source


def get(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response


# The board


def make_board():
    make_board_seat(person=make_person(name="Medlem", slug="medlem"), role="member", starts_on=date(2021, 6, 16))
    make_board_seat(
        person=make_person(name="Leder", slug="leder"),
        role="chair",
        starts_on=date(2021, 6, 16),
        ends_on=date(2024, 3, 31),
    )
    make_board_seat(
        person=make_person(name="Ny leder", slug="ny"),
        role="chair",
        label_nb="industrigründer",
        starts_on=date(2024, 4, 1),
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "people"),
    [
        ("", ["Ny leder", "Medlem"]),
        ("?dato=2022-01-01", ["Leder", "Medlem"]),
        ("?dato=2024-03-31", ["Leder", "Medlem"]),
        ("?dato=2019-01-01", []),
    ],
)
def test_the_board_of_any_day_stands_in_role_order(client, query, people):
    make_board()

    response = get(client, f"/om/styret/{query}")

    assert [seat.person.name for seat in response.context["seats"]] == people


@pytest.mark.django_db
def test_the_board_links_organisations_prints_labels_and_lists_elections(client):
    make_board()

    response = get(client, "/om/styret/")

    assert "Styreleder, <span>industrigründer</span>" in response.content.decode()
    assert list(response.context["elections"]) == [date(2024, 4, 1), date(2021, 6, 16)]


@pytest.mark.django_db
@pytest.mark.parametrize("bad", ["i+morgen", "2021-02-30", "%00", "99999999-01-01"])
def test_a_bad_day_is_told_and_the_board_of_today_is_shown(client, bad):
    make_board()

    response = get(client, f"/om/styret/?dato={bad}")

    assert [seat.person.name for seat in response.context["seats"]] == ["Ny leder", "Medlem"]
    assert list(response.context["form"].errors) == ["dato"]


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_the_board_costs_two_queries(client, django_assert_num_queries, rows):
    for _number in range(rows):
        make_board_seat(source=make_source())

    with django_assert_num_queries(2):
        get(client, "/om/styret/")


# Words and drawings


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("NTNU", "NTNU"),
        ("SINTEF", "Si"),
        ("Sit", "Sit"),
        ("Equinor", "Eq"),
        ("Kelvin AS", "Ke"),
        ("Trondheim kommune", "TK"),
        ("St. Olavs hospital", "SO"),
        ("Næringsforeningen i Trondheimsregionen", "NT"),
        ("SpareBank 1 SMN", "SS"),
        ("Helse Midt-Norge", "HM"),
        ("ærlig øl", "ÆØ"),
        ("AS", "AS"),
        ("24/7", "24"),
        ("X", "X"),
        ("", ""),
    ],
)
def test_initials_are_those_a_person_would_choose(name, letters):
    assert initials(name) == letters


def test_a_monogram_is_the_same_for_ever():
    assert monogram("NTNU") == Monogram("NTNU", 3, GABLES[0])
    assert monogram("Trondheim kommune") == Monogram("TK", 2, GABLES[0])


def test_monograms_use_every_tone_and_every_gable():
    drawn = [monogram(f"Virksomhet {number}") for number in range(200)]

    assert {one.tone for one in drawn} == set(range(TONES))
    assert {one.gable for one in drawn} == set(GABLES)


def relation(**values):
    known = {"starts_on": date(2021, 6, 16), "starts_precision": "day", "start_is_known": True, "ends_on": None}
    return SimpleNamespace(**{**known, **values})


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "siden 16.\u00a0juni 2021"),
        ({"start_is_known": False, "starts_precision": "year"}, "kjent siden 2021"),
        ({"ends_on": date(2024, 3, 31)}, "16.\u00a0juni 2021 – 31.\u00a0mars 2024"),
        (
            {
                "ends_on": date(2024, 12, 31),
                "ends_precision": "year",
                "start_is_known": False,
                "starts_precision": "year",
            },
            "til 2024, kjent siden 2021",
        ),
    ],
)
def test_a_period_says_no_more_than_is_known(values, words):
    assert period(relation(**values)) == words


def test_a_position_is_dated_by_what_sources_confirm():
    assert known(relation(last_known_on=date(2023, 12, 31))) == "2021–2023"
    assert known(relation(last_known_on=date(2021, 6, 16))) == "2021"
    assert known(relation(last_known_on=None)) == "siden 16.\u00a0juni 2021"


def test_a_website_is_called_by_its_name():
    assert site_name("https://www.ntnu.no/") == "ntnu.no"
