"""Who has the next move about an interest, and until when."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from premises.interest.next_move import LANDLORD, STAFF, TENANT, NextMove, Word, next_move
from premises.models import Interest
from tests.factories import make_building, make_interest, make_interest_message, make_landlord_link, make_unit
from tests.links import link_to
from tests.pages_read import flat

RECEIVED = datetime(2026, 11, 10, 10, tzinfo=UTC)
WROTE = datetime(2026, 11, 12, 10, tzinfo=UTC)  # a Thursday
DUE = date(2026, 11, 12)


def move(**values):
    usual = {"is_open": True, "is_waiting": False, "received": RECEIVED, "due_on": DUE, "answered": WROTE, "last": None}
    return next_move(**{**usual, "working_days": 2, **values})


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"is_open": False}, None),
        ({"is_waiting": True}, NextMove(STAFF, date(2026, 11, 10), DUE)),
        ({"is_waiting": True, "last": Word(TENANT, WROTE, True)}, NextMove(STAFF, date(2026, 11, 10), DUE)),
        ({"last": Word(TENANT, WROTE)}, NextMove(STAFF, date(2026, 11, 12), date(2026, 11, 16))),
        ({"last": Word(TENANT, WROTE, True)}, NextMove(LANDLORD, date(2026, 11, 12), date(2026, 11, 16))),
        ({"last": Word(STAFF, WROTE)}, NextMove(TENANT, date(2026, 11, 12))),
        ({"last": Word(LANDLORD, WROTE, True)}, NextMove(TENANT, date(2026, 11, 12))),
        ({}, NextMove(TENANT, date(2026, 11, 12))),
    ],
)
def test_who_was_written_to_has_the_next_move(values, expected):
    assert move(**values) == expected


@pytest.mark.parametrize(
    ("found", "reader", "sentence"),
    [
        (NextMove(STAFF, DUE, DUE), TENANT, "Neste trekk har staben i Trondheim Tech Port, senest 12. november 2026."),
        (NextMove(LANDLORD, DUE, DUE), LANDLORD, "Det er din tur, senest 12. november 2026."),
        (NextMove(TENANT, DUE), TENANT, "Det er din tur, siden 12. november 2026."),
        (NextMove(TENANT, DUE), STAFF, "Neste trekk har leietakeren, siden 12. november 2026."),
        (
            NextMove(LANDLORD, DUE, date(2026, 11, 11)),
            STAFF,
            "Neste trekk har utleieren. Fristen var 11. november 2026.",
        ),
        (NextMove(STAFF, DUE, date(2026, 11, 11)), STAFF, "Det er din tur. Fristen var 11. november 2026."),
    ],
)
def test_it_is_told_each_reader_in_a_sentence(found, reader, sentence):
    assert found.in_words(reader, DUE).replace("\xa0", " ") == sentence


@pytest.mark.django_db
def test_all_three_are_told_the_same(client, admin_client):
    unit = make_unit(building=make_building(contact_email="utleie@gardeier.example"))
    interest = make_interest(
        units=[unit], share_with_landlord=True, status=Interest.Status.CONTACTED, answered_at=timezone.now()
    )
    make_interest_message(interest=interest, sender="tenant", subject="", building=unit.building)
    link = make_landlord_link(email="utleie@gardeier.example")

    pages = [
        client.get(link_to(interest)),
        client.get(link_to(link)),
        client.get(link_to(link) + f"interesse/{interest.reference}/"),
        admin_client.get("/admin/premises/interest/"),
        admin_client.get(f"/admin/premises/interest/{interest.pk}/change/"),
    ]

    theirs, own = "Neste trekk har utleieren, senest ", "Det er din tur, senest "
    assert [(theirs in flat(page), own in flat(page)) for page in pages] == [
        (True, False),
        (False, True),
        (False, True),
        (True, False),
        (True, False),
    ]


@pytest.mark.django_db
def test_staff_are_told_what_waits_for_them_and_what_for_a_landlord():
    building = make_building()
    rows = {
        name: make_interest(status=Interest.Status.CONTACTED, answered_at=timezone.now())
        for name in ("staff", "landlord", "tenant")
    }
    make_interest_message(interest=rows["staff"], sender="tenant", subject="")
    make_interest_message(interest=rows["landlord"], sender="tenant", subject="", building=building)
    make_interest_message(interest=rows["tenant"], sender="landlord", subject="", building=building)

    found = Interest.objects.awaiting_reply(), Interest.objects.awaiting_landlord()

    assert [list(each) for each in found] == [[rows["staff"]], [rows["landlord"]]]
