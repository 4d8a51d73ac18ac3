"""What must never be true of premises is refused by PostgreSQL itself, each rule by its name."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests.factories import (
    make_building,
    make_interest,
    make_lease,
    make_organisation,
    make_ownership,
    make_reservation,
    make_unit,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("constraint", "make", "values"),
    [
        ("unit_area_positive", make_unit, {"area_m2": 0, "exclusive_m2": None}),
        ("unit_exclusive_within_area", make_unit, {"area_m2": 100, "exclusive_m2": 101}),
        ("unit_divisible_within_area", make_unit, {"area_m2": 900, "divisible_from_m2": 901}),
        ("unit_workplaces_in_order", make_unit, {"workplaces_from": 20, "workplaces_to": 10}),
        ("unit_prices_positive", make_unit, {"rent_nok_m2_year": 0}),
        ("unit_prices_positive", make_unit, {"common_costs_nok_m2_year": -1}),
        ("unit_common_not_offered", make_unit, {"use": "common", "is_offered": True}),
        ("unit_drawn_not_offered", make_unit, {"is_drawn": True, "is_offered": True}),
        ("building_area_positive", make_building, {"area_m2": 0}),
        ("building_breeam_has_state", make_building, {"breeam": "Excellent"}),
        ("building_well_has_state", make_building, {"well_state": "aimed"}),
        ("lease_period_in_order", make_lease, {"starts_on": date(2026, 2, 1), "ends_on": date(2026, 1, 31)}),
        ("lease_area_positive", make_lease, {"area_m2": 0}),
        ("ownership_period_in_order", make_ownership, {"starts_on": date(2026, 2, 1), "ends_on": date(2026, 1, 31)}),
        ("reservation_period_in_order", make_reservation, {"starts_on": date(2026, 2, 1), "ends_on": date(2026, 1, 1)}),
        ("interest_area_in_order", make_interest, {"area_min_m2": 900, "area_max_m2": 600}),
        ("interest_closed_has_time", make_interest, {"status": "withdrawn", "closed_at": None}),
        ("interest_lost_has_reason", make_interest, {"status": "lost", "lost_reason": ""}),
    ],
)
def test_a_row_that_must_not_be_is_refused(constraint, make, values):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        make(**values)


def test_two_leases_never_overlap_on_one_unit():
    unit = make_unit()
    make_lease(unit=unit, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))

    make_lease(unit=unit, starts_on=date(2027, 1, 1))
    with pytest.raises(IntegrityError, match="lease_one_a_unit"), transaction.atomic():
        make_lease(unit=unit, starts_on=date(2026, 12, 31), ends_on=date(2026, 12, 31))


def test_a_lease_is_of_a_unit_or_of_a_building_and_never_of_both():
    unit = make_unit()

    with pytest.raises(IntegrityError, match="lease_of_unit_or_building"), transaction.atomic():
        make_lease(unit=unit, building=unit.building)


def test_many_lease_parts_of_one_building_at_once():
    building = make_building()

    leases = [make_lease(building=building, organisation=make_organisation()) for _tenant in range(3)]

    assert list(building.leases.order_by("pk")) == leases


def test_two_reservations_never_overlap_on_one_unit():
    unit = make_unit()
    make_reservation(unit=unit)

    with pytest.raises(IntegrityError, match="reservation_one_a_unit"), transaction.atomic():
        make_reservation(unit=unit)
