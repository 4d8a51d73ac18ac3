"""Rows that go against a lease, a reservation or an open offer, or that the file hides: taken only when ticked."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from premises.landlord_import import agreed
from premises.landlord_import import applying as landlord_import
from premises.landlord_import.difference import Kind
from premises.models import Interest
from tests.factories import make_building, make_interest, make_lease, make_reservation, make_user
from tests.premises.landlord_import.trials import tried, unit_of
from tests.premises.landlord_import.workbooks import LIST, book_of, saved

pytestmark = pytest.mark.django_db

SOON = timezone.localdate() + timedelta(days=60)


def lines_of(found):
    """[(kind, name, [reasons])] of every line."""
    lines = landlord_import.difference(found).lines
    return [(line.kind, line.name, list(line.reasons.values())) for line in lines]


def ticked(found):
    lines = landlord_import.difference(found).lines
    found.answers = {"taken": {line.key: list(line.reasons) for line in lines if line.reasons}}
    found.save()


def test_a_unit_that_was_just_signed_is_not_put_back_on_offer():
    building = make_building()
    unit = unit_of(building, "A-1", is_offered=False)
    make_lease(unit=unit, starts_on=date(2099, 1, 1), ends_on=date(2100, 6, 30))

    found = tried("A-1;2;900;2450;", building=building)
    landlord_import.apply(found, make_user())

    assert lines_of(found) == [
        (Kind.APART, "A-1", ["Lokalet er utleid fra 1.\u00a0januar 2099 til 30.\u00a0juni 2100."])
    ]
    assert building.units.get().is_offered is False


@pytest.mark.parametrize(
    ("unit", "ends_on", "day", "kind"),
    [
        ({"is_offered": False}, None, "", Kind.APART),
        ({"is_offered": False}, SOON, "", Kind.APART),
        ({"is_offered": False}, SOON, f"{SOON:%d.%m.%Y}", Kind.APART),
        ({"is_offered": False}, SOON, f"{SOON + timedelta(days=1):%d.%m.%Y}", Kind.CHANGED),
        ({"is_offered": False}, timezone.localdate() - timedelta(days=1), "", Kind.CHANGED),
        ({"offered_from": SOON + timedelta(days=1)}, SOON, "nå", Kind.APART),
        ({"area_m2": "800.0"}, SOON, "", Kind.APART),
        ({"rent_nok_m2_year": "2000.00"}, SOON, "", Kind.CHANGED),
        ({}, None, "", Kind.UNCHANGED),
    ],
)
def test_a_lease_stands_against_offers_while_it_runs_and_against_another_area(unit, ends_on, day, kind):
    building = make_building()
    make_lease(unit=unit_of(building, "A-1", **unit), ends_on=ends_on)

    found = tried(f"A-1;2;900;2450;{day}", building=building)

    assert [line.kind for line in landlord_import.difference(found).lines] == [kind]


def test_a_reservation_and_an_open_offer_stand_against_other_terms_and_against_taking_off_the_market():
    building = make_building()
    reserved, offered, free, missing = (unit_of(building, name) for name in ("A-1", "A-2", "A-3", "A-4"))
    make_reservation(unit=reserved, ends_on=date(2099, 1, 31))
    make_interest(units=[offered, missing], status=Interest.Status.OFFER, reference="TTP-AAAAAA")
    make_interest(units=[free])

    found = tried(*(f"A-{number};2;900;2500;" for number in (1, 2, 3)), building=building, removes_missing=True)

    assert lines_of(found) == [
        (Kind.APART, "A-1", ["Lokalet er reservert til 31.\u00a0januar 2099. Raden endrer leie (kr/m²/år)."]),
        (Kind.APART, "A-2", ["Et tilbud på lokalet er åpent (TTP-AAAAAA). Raden endrer leie (kr/m²/år)."]),
        (Kind.CHANGED, "A-3", []),
        (Kind.APART, "A-4", ["Et tilbud på lokalet er åpent (TTP-AAAAAA). Raden endrer tilbys leietakere."]),
    ]


def test_what_is_ticked_is_taken_and_what_was_agreed_since_then_is_not():
    building = make_building()
    first, second = (unit_of(building, name, is_offered=False) for name in ("A-1", "A-2"))
    for unit in (first, second):
        make_reservation(unit=unit)
    found = tried("A-1;2;900;2450;", "A-2;2;900;2450;", building=building)
    ticked(found)
    make_lease(unit=second)

    landlord_import.apply(found, make_user())

    assert [(unit.name, unit.is_offered) for unit in building.units.all()] == [("A-1", True), ("A-2", False)]
    assert building.units.get(name="A-2").confirmed_on < timezone.localdate()
    found.refresh_from_db()
    assert [entry["name"] for entry in found.before] == ["A-1"]


def test_hidden_rows_are_taken_when_they_are_ticked():
    book = book_of(("Liste", "visible", [*LIST, ["A-2", 3, 50, 2000]]))
    book.active.row_dimensions[3].hidden = True
    building = make_building()
    found = tried(building=building, data=saved(book), name="a.xlsx")

    before = lines_of(found)
    ticked(found)
    landlord_import.apply(found, make_user())

    assert before == [
        (Kind.ADDED, "A-1", []),
        (Kind.APART, "A-2", ["Raden er skjult eller filtrert bort i arket."]),
    ]
    assert [unit.name for unit in building.units.order_by("name")] == ["A-1", "A-2"]


def test_looking_for_agreements_costs_the_same_with_one_and_with_three(django_assert_num_queries):
    building = make_building()
    units = [unit_of(building, name) for name in ("A-1", "A-2", "A-3")]
    for unit in units:
        make_lease(unit=unit)
        make_reservation(unit=unit)
        make_interest(units=[unit], status=Interest.Status.OFFER)

    for some in (units[:1], units):
        with django_assert_num_queries(3):
            found = agreed.of_units(some)
        assert [len(held) for held in (found.leases, found.reservations, found.offers)] == [len(some)] * 3
