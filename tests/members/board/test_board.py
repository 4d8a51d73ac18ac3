"""The board on any day: who sat on it, its periods, its files, and that there is one chair and one deputy at a time."""

import json
from datetime import date
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from members.board.history import History, Term, terms
from members.models import BoardSeat
from tests.factories import (
    make_board_seat,
    make_image,
    make_organisation,
    make_person,
    make_source,
    make_staff_role,
)
from tests.pages_read import filled, text
from tests.threads import in_threads

FOUNDED, TURN = date(2021, 6, 16), date(2024, 4, 1)


def get(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response


def make_board():
    """A member from the founding on, a chair until 31 March 2024, and the chair after that."""
    make_board_seat(person=make_person(name="Medlem", slug="medlem"), role="member", starts_on=FOUNDED)
    make_board_seat(
        person=make_person(name="Leder", slug="leder"), role="chair", starts_on=FOUNDED, ends_on=date(2024, 3, 31)
    )
    make_board_seat(
        person=make_person(name="Ny leder", slug="ny"), role="chair", label_nb="industrigründer", starts_on=TURN
    )


# Any day


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
    assert (history.previous, history.next) == (previous, following)
    assert (links["prev"] in html) if previous else ('rel="prev"' not in html)
    assert (f'href="?dato={following}" rel="next"' in html) if following else ('rel="next"' not in html)


@pytest.mark.django_db
def test_every_period_is_listed_with_its_link_and_its_number(client):
    make_board()

    html = " ".join(get(client, "/om/styret/").content.decode().split())

    assert '<a href="?dato=2024-04-01" aria-current="true">Siden 1. april 2024</a>' in html
    assert '<a href="?dato=2021-06-16">16. juni 2021 – 31. mars 2024</a>' in html
    assert html.index("?dato=2024-04-01") < html.index("?dato=2021-06-16")
    assert "2 personer. Ingen slutt er kjent." in html


def seat(first, last=None, *, precision="day", is_known=True):
    return SimpleNamespace(starts_on=first, ends_on=last, starts_precision=precision, start_is_known=is_known)


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
    assert "Skriv datoen som år-måned-dag, for eksempel 2021-06-16." in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "people"),
    [("?dato=2022-01-01", ["Første leder"]), ("?dato=2024-06-01", ["Andre leder"]), ("?dato=2020-01-01", [])],
)
def test_the_managing_director_is_that_of_the_day(client, query, people):
    first, second = make_person(name="Første leder"), make_person(name="Andre leder")
    known = {"in_association": True, "start_is_known": False}
    make_staff_role(
        person=first, starts_on=FOUNDED, ends_on=date(2023, 12, 31), last_known_on=date(2023, 1, 1), **known
    )
    make_staff_role(person=second, starts_on=date(2024, 1, 1), last_known_on=date(2024, 1, 1), **known)
    make_staff_role(person=make_person(name="Ordfører"), starts_on=FOUNDED)

    response = get(client, f"/om/styret/{query}")

    assert [role.person.name for role in response.context["roles"]] == people
    assert ("Kjent fra kilder i 2021–2023" in response.content.decode()) == (people == ["Første leder"])
    assert "Ordfører" not in response.content.decode()


@pytest.mark.django_db
def test_a_person_is_shown_with_a_picture_where_there_is_one(client):
    person = make_person(name="Ola Avbildet", photo=make_image(name="ola"), photo_credit="Kari Foto")
    make_board_seat(person=person)
    make_board_seat(person=make_person(name="Uten Bilde"))

    html = get(client, "/om/styret/").content.decode()

    assert f'<img class="portrait" src="{person.photo.url}" width="40" height="30" alt=""' in html
    assert "Foto: Kari Foto" in html
    assert html.count('class="monogram ') == 1


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_the_board_costs_three_queries(client, django_assert_num_queries, rows):
    for _number in range(rows):
        make_board_seat(source=make_source())
        make_staff_role(in_association=True)

    with django_assert_num_queries(3):
        get(client, "/om/styret/")


# For other programs


@pytest.mark.django_db
def test_the_board_of_a_day_as_json(client):
    source = make_source(publisher="Trondheim kommune", published_on=FOUNDED)
    make_board_seat(
        person=make_person(name="Åse Leder"),
        role="chair",
        organisation=make_organisation(name="NTNU", slug="ntnu"),
        starts_on=FOUNDED,
        ends_on=date(2024, 3, 31),
        source=source,
    )
    make_board_seat(person=make_person(name="Ny"), label_nb="industrigründer", starts_on=date(2022, 1, 1))

    response = get(client, "/om/styret/?dato=2021-06-16&format=json")

    assert response.json() == {
        "date": "2021-06-16",
        "count": 1,
        "results": [
            {
                "name": "Åse Leder",
                "role": "chair",
                "organisation": "NTNU",
                "organisation_url": "http://127.0.0.1:8000/medlemmer/ntnu/",
                "label": None,
                "since": "2021-06-16",
                "since_precision": "day",
                "since_is_known": True,
                "until": "2024-03-31",
                "source": "Trondheim kommune 2021",
            }
        ],
    }


@pytest.mark.django_db
def test_the_board_of_a_day_as_a_spreadsheet(client):
    make_board_seat(
        person=make_person(name='=HYPERLINK("x")'), label_nb="industrigründer", starts_on=date(2022, 1, 1), order=1
    )

    response = get(client, "/om/styret/?dato=2022-06-16&format=csv")

    assert response["Content-Disposition"] == 'attachment; filename="styret-2022-06-16.csv"'
    assert response.content.decode("utf-8-sig").splitlines() == [
        "name;role;organisation;organisation_url;label;since;since_precision;since_is_known;until;source",
        '"\'=HYPERLINK(""x"")";member;;;industrigründer;2022-01-01;day;ja;;',
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["dato=x&format=csv", "dato=x&format=json", "format=pdf"])
def test_a_file_of_a_day_that_is_none_is_not_given_for_another(client, query):
    assert get(client, f"/om/styret/?{query}")["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.django_db
def test_search_engines_read_who_has_which_role_and_no_date_that_is_not_known(client):
    make_board_seat(
        person=make_person(name="Leder </script>"), role="chair", label_nb="gründer", starts_on=FOUNDED,
        ends_on=date(2099, 1, 1),
    )  # fmt: skip
    ntnu = make_organisation(name="NTNU", slug="ntnu")
    make_board_seat(person=make_person(name="Medlem"), organisation=ntnu, starts_on=FOUNDED, start_is_known=False)
    make_staff_role(
        person=make_person(name="Daglig"), in_association=True, starts_on=date(2024, 1, 1), starts_precision="year"
    )

    html = get(client, "/om/styret/").content.decode()

    data = json.loads(html.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    assert (data["@type"], data["name"]) == ("Organization", "Trondheim Tech Port")
    assert data["member"] == [
        {
            "@type": "OrganizationRole",
            "roleName": "styreleder",
            "startDate": "2021-06-16",
            "endDate": "2099-01-01",
            "member": {"@type": "Person", "name": "Leder </script>"},
        },
        {
            "@type": "OrganizationRole",
            "roleName": "styremedlem",
            "member": {
                "@type": "Person",
                "name": "Medlem",
                "worksFor": {
                    "@type": "Organization",
                    "name": "NTNU",
                    "url": "http://127.0.0.1:8000/medlemmer/ntnu/",
                },
            },
        },
    ]
    assert data["employee"] == [
        {
            "@type": "OrganizationRole",
            "roleName": "daglig leder",
            "startDate": "2024",
            "employee": {"@type": "Person", "name": "Daglig"},
        }
    ]


# One chair, one deputy chair


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "constraint"), [("chair", "board_seat_one_chair"), ("deputy", "board_seat_one_deputy")]
)
@pytest.mark.parametrize(
    ("first", "last"),
    [(date(2023, 1, 1), None), (date(2020, 1, 1), FOUNDED), (date(2022, 1, 1), date(2022, 1, 1))],
)
def test_the_database_refuses_a_second_holder_of_a_role_in_the_same_days(role, constraint, first, last):
    make_board_seat(role=role, starts_on=FOUNDED)
    second = BoardSeat(person=make_person(), role=role, label_nb="gründer", starts_on=first, ends_on=last)

    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        BoardSeat.objects.bulk_create([second])

    assert refused.value.__cause__.diag.constraint_name == constraint
    assert BoardSeat.objects.count() == 1


@pytest.mark.django_db
def test_the_database_takes_the_next_chair_the_day_after_and_any_number_of_members():
    make_board_seat(role="chair", starts_on=FOUNDED, ends_on=date(2024, 3, 31))

    make_board_seat(role="chair", starts_on=TURN)
    make_board_seat(role="member", starts_on=TURN)
    make_board_seat(role="member", starts_on=TURN)

    assert BoardSeat.objects.on(TURN).count() == 3


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("role", ["chair", "deputy"])
def test_of_two_elected_at_the_same_moment_exactly_one_is_kept(role):
    people, organisation = [make_person(), make_person()], make_organisation()

    def elect():
        try:
            BoardSeat.objects.create(person=people.pop(), role=role, organisation=organisation, starts_on=FOUNDED)
        except IntegrityError as error:
            return error.__cause__.diag.constraint_name
        return "kept"

    outcomes = in_threads(2, elect)

    assert sorted(outcomes) == [f"board_seat_one_{role}", "kept"]
    assert BoardSeat.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ends_on", "sentence"),
    [
        (None, "Tor Ulleberg er styreleder fra 16.\u00a0juni 2021, uten kjent slutt. Avslutt det vervet først."),
        (
            date(2024, 3, 31),
            "Tor Ulleberg er styreleder fra 16.\u00a0juni 2021 til 31.\u00a0mars 2024. "
            "Velg dager utenom dem, eller rett det vervet.",
        ),
    ],
)
def test_who_holds_the_role_is_said_with_the_days(ends_on, sentence):
    make_board_seat(role="chair", person=make_person(name="Tor Ulleberg"), starts_on=FOUNDED, ends_on=ends_on)
    second = BoardSeat(person=make_person(), role="chair", label_nb="gründer", starts_on=date(2023, 1, 1))

    with pytest.raises(ValidationError) as refused:
        second.full_clean()

    assert refused.value.message_dict == {"starts_on": [sentence]}


TOLD = "Tor Ulleberg er styreleder fra 16.\u00a0juni 2021, uten kjent slutt. Avslutt det vervet først."


def test_the_admin_says_it_beside_the_form_of_a_seat(staff):
    make_board_seat(role="chair", person=make_person(name="Tor Ulleberg"), starts_on=FOUNDED)
    page = "/admin/members/boardseat/add/"
    values = {"person": make_person().pk, "organisation": make_organisation().pk, "starts_on": "2025-01-01"}

    refused = staff.post(page, filled(staff.get(page), role="chair", **values))

    assert refused.context["adminform"].form.errors == {"starts_on": [TOLD]}
    assert TOLD in text(refused)
    assert BoardSeat.objects.count() == 1


def test_the_admin_says_it_beside_the_seat_on_the_persons_page(staff):
    make_board_seat(role="chair", person=make_person(name="Tor Ulleberg"), starts_on=FOUNDED)
    person = make_person()
    page = f"/admin/members/person/{person.pk}/change/"
    seat = {"role": "chair", "label_nb": "gründer", "starts_on": "2025-01-01", "starts_precision": "day", "order": 0}
    typed = {"board_seats-TOTAL_FORMS": 1} | {f"board_seats-0-{name}": value for name, value in seat.items()}

    refused = staff.post(page, filled(staff.get(page)) | typed)

    assert refused.context["inline_admin_formsets"][0].formset.errors == [{"starts_on": [TOLD]}]
    assert TOLD in text(refused)
    assert person.board_seats.count() == 0


def test_a_chair_can_be_corrected_without_being_in_its_own_way(staff):
    seat = make_board_seat(role="chair", starts_on=FOUNDED)
    page = f"/admin/members/boardseat/{seat.pk}/change/"

    saved = staff.post(page, filled(staff.get(page), ends_on="2024-03-31"))

    seat.refresh_from_db()
    assert (saved.status_code, seat.ends_on) == (302, date(2024, 3, 31))


@pytest.mark.parametrize("role", ["", "keiser"])
def test_a_role_that_is_none_is_an_error_at_its_field(staff, role):
    make_board_seat(role="chair", starts_on=FOUNDED)
    page = "/admin/members/boardseat/add/"
    values = {"person": make_person().pk, "organisation": make_organisation().pk, "starts_on": "2025-01-01"}

    refused = staff.post(page, filled(staff.get(page), role=role, **values))

    assert refused.status_code == 200
    assert list(refused.context["adminform"].form.errors) == ["role"]
