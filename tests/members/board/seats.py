"""The board as it was founded and as it turned."""

from datetime import date

from tests.factories import (
    make_board_seat,
    make_person,
)

FOUNDED, TURN = date(2021, 6, 16), date(2024, 4, 1)


def make_board():
    """A member from the founding on, a chair until 31 March 2024, and the chair after that."""
    make_board_seat(person=make_person(name="Medlem", slug="medlem"), role="member", starts_on=FOUNDED)
    make_board_seat(
        person=make_person(name="Leder", slug="leder"), role="chair", starts_on=FOUNDED, ends_on=date(2024, 3, 31)
    )
    make_board_seat(
        person=make_person(name="Ny leder", slug="ny"), role="chair", label_nb="industrigründer", starts_on=TURN
    )
