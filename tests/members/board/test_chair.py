"""One chair and one deputy chair at a time."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, OperationalError, transaction
from psycopg.errors import DeadlockDetected

from members.models import BoardSeat
from tests.factories import (
    make_board_seat,
    make_organisation,
    make_person,
)
from tests.members.board.seats import FOUNDED, TURN
from tests.pages_read import filled, text
from tests.threads import in_threads


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
        except OperationalError as error:  # both stood in the table before either was checked: PostgreSQL ends one
            return error.__cause__.sqlstate
        return "kept"

    refused, kept = sorted(in_threads(2, elect))

    assert kept == "kept"
    assert refused in {f"board_seat_one_{role}", DeadlockDetected.sqlstate}
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
    seat |= {"ends_precision": "day", "basis": "reported", "known_precision": "day"}
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
