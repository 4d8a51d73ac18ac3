"""The board on any day: who sat on it, and its periods."""

from datetime import date
from html import unescape
from types import SimpleNamespace

import pytest

from members.board.history import History, Term, terms
from tests.factories import (
    make_board_seat,
    make_organisation,
    make_person,
    make_picture,
    make_source,
    make_staff_role,
)
from tests.members.board.seats import FOUNDED, TURN, make_board
from tests.pages_read import get


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
def test_roles_come_in_their_order_and_people_of_a_role_in_that_of_the_election(client):
    for number, role in enumerate(("observer", "alternate", "member", "member", "deputy", "chair")):
        make_board_seat(role=role, order=9 - number, person=make_person(name=f"{role} {number}"))

    seats = get(client, "/om/styret/").context["seats"]

    assert [seat.person.name for seat in seats] == [
        "chair 5",
        "deputy 4",
        "member 3",
        "member 2",
        "alternate 1",
        "observer 0",
    ]


@pytest.mark.django_db
def test_the_board_links_organisations_counts_them_once_and_prints_labels(client):
    make_board()
    ntnu = make_organisation(name="NTNU", slug="ntnu")
    for _number in range(2):
        make_board_seat(organisation=ntnu)

    html = get(client, "/om/styret/").content.decode()

    assert "Styreleder, <span>industrigründer</span>" in html
    assert html.count('Styremedlem, <a href="/medlemmer/ntnu/">NTNU</a>') == 2
    assert "4 personer. 2 virksomheter er representert." in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "previous", "following"),
    [
        ("?dato=2020-01-01", None, FOUNDED),
        ("?dato=2021-06-16", None, TURN),
        ("?dato=2021-06-17", FOUNDED, TURN),
        ("?dato=2024-03-31", FOUNDED, TURN),
        ("?dato=2024-04-01", FOUNDED, None),
        ("?dato=2030-01-01", TURN, None),
    ],
)
def test_a_day_leads_to_the_change_before_and_after_it(client, query, previous, following):
    make_board()

    response = get(client, f"/om/styret/{query}")

    links = {rel: day and f'<a href="?dato={day}" rel="prev">' for rel, day in [("prev", previous)]}
    history, html = response.context["history"], response.content.decode()
    assert tuple(span and span.day for span in (history.previous, history.next)) == (previous, following)
    assert (links["prev"] in html) if previous else ('rel="prev"' not in html)
    assert (f'href="?dato={following}" rel="next"' in html) if following else ('rel="next"' not in html)


@pytest.mark.django_db
def test_every_period_is_listed_with_its_link_and_its_number(client):
    make_board()

    html = " ".join(get(client, "/om/styret/").content.decode().split())

    assert '<a href="?dato=2024-04-01" aria-current="true">Fra 1. april 2024</a>' in html
    assert '<a href="?dato=2021-06-16">16. juni 2021 – 31. mars 2024</a>' in html
    assert html.index("?dato=2024-04-01") < html.index("?dato=2021-06-16")
    assert "2 personer. Ingen slutt er kjent." in html


def seat(first, last=None, *, precision="day", is_known=True):
    return SimpleNamespace(
        starts_on=first, ends_on=last, starts_precision=precision, start_is_known=is_known, basis="reported"
    )


def test_a_term_ends_where_a_seat_begins_or_after_one_has_ended():
    seats = [seat(FOUNDED, date(2022, 12, 31)), seat(FOUNDED), seat(TURN, precision="month")]

    assert terms(seats) == [
        Term(FOUNDED, date(2022, 12, 31), "day", True, 2),
        Term(date(2023, 1, 1), date(2024, 3, 31), "day", True, 1),
        Term(TURN, None, "month", True, 2),
    ]


def test_a_gap_in_what_is_known_is_a_term_without_seats():
    seats = [seat(date(2020, 1, 1), date(2020, 12, 31), precision="year", is_known=False), seat(TURN)]

    assert terms(seats) == [
        Term(date(2020, 1, 1), date(2020, 12, 31), "year", False, 1),
        Term(date(2021, 1, 1), date(2024, 3, 31), "day", True, 0),
        Term(TURN, None, "day", True, 1),
    ]


def test_no_seats_and_the_last_of_days_are_no_trouble():
    assert terms([]) == []
    assert History([], FOUNDED).is_before
    assert terms([seat(date.min, date.max)]) == [Term(date.min, None, "day", True, 1)]


@pytest.mark.django_db
def test_a_day_before_the_first_board_says_so_and_leads_to_it(client):
    make_board()

    html = get(client, "/om/styret/?dato=1990-01-01").content.decode()

    assert "Ingen kilde vi kjenner, sier hvem som satt i styret denne dagen." in html
    assert '<a href="?dato=2021-06-16">Det første styret vi kjenner, er fra 16.\u00a0juni 2021.</a>' in html
    assert "Leder" not in html


@pytest.mark.django_db
def test_a_day_after_every_known_seat_says_that_nobody_is_known(client):
    make_board_seat(starts_on=FOUNDED, ends_on=date(2022, 1, 1), person=make_person(name="Forhenværende"))

    html = get(client, "/om/styret/?dato=2023-01-01").content.decode()

    assert "Vi vet ikke om noen som har et styreverv denne dagen." in html
    assert "Forhenværende" not in html


@pytest.mark.django_db
def test_a_day_to_come_is_answered_as_known_today(client, time_machine):
    time_machine.move_to("2026-01-15")
    make_board()
    told = "Denne dagen har ikke vært ennå. Slik er det etter det vi vet i dag."

    future, today = get(client, "/om/styret/?dato=2026-01-16"), get(client, "/om/styret/?dato=2026-01-15")

    assert told in future.content.decode()
    assert told not in today.content.decode()
    assert [seat.person.name for seat in future.context["seats"]] == ["Ny leder", "Medlem"]


@pytest.mark.django_db
@pytest.mark.parametrize("bad", ["i+morgen", "2021-02-30", "%00", "99999999-01-01"])
def test_a_bad_day_is_told_and_the_board_of_today_is_shown(client, bad):
    make_board()

    response = get(client, f"/om/styret/?dato={bad}")

    assert [seat.person.name for seat in response.context["seats"]] == ["Ny leder", "Medlem"]
    assert list(response.context["form"].errors) == ["dato"]
    assert response.context["form"].errors["dato"][0] in unescape(response.content.decode())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "people"),
    [("?dato=2022-01-01", ["Første leder"]), ("?dato=2024-06-01", ["Andre leder"]), ("?dato=2020-01-01", [])],
)
def test_the_managing_director_is_that_of_the_day(client, query, people):
    first, second = make_person(name="Første leder"), make_person(name="Andre leder")
    known = {"in_association": True, "start_is_known": False}
    make_staff_role(person=first, starts_on=FOUNDED, ends_on=date(2023, 12, 31), known_on=date(2023, 1, 1), **known)
    make_staff_role(person=second, starts_on=date(2024, 1, 1), known_on=date(2024, 1, 1), **known)
    make_staff_role(person=make_person(name="Ordfører"), starts_on=FOUNDED)

    response = get(client, f"/om/styret/{query}")

    assert [role.person.name for role in response.context["roles"]] == people
    assert ("Til 31.\u00a0desember 2023" in response.content.decode()) == (people == ["Første leder"])
    assert "Ordfører" not in response.content.decode()


@pytest.mark.django_db
def test_a_person_is_shown_with_a_picture_where_there_is_one(client):
    person = make_person(name="Ola Avbildet", photo=make_picture(), photo_credit="Kari Foto")
    make_board_seat(person=person)
    make_board_seat(person=make_person(name="Uten Bilde"))

    html = get(client, "/om/styret/").content.decode()

    assert f'<img class="portrait portrait--small" src="{person.photo.url}" width="40" height="30" alt=""' in html
    assert "Foto: Kari Foto" in html
    assert html.count('class="monogram ') == 1


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_the_board_costs_four_queries(client, django_assert_num_queries, rows):
    for _number in range(rows):
        make_board_seat(source=make_source())
        make_staff_role(in_association=True)

    with django_assert_num_queries(4):
        get(client, "/om/styret/")
