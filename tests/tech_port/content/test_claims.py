"""What a dated record can never be, held by PostgreSQL, and what it takes from its source."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from premises.models import Lease
from tech_port.content.models import Source
from tests.factories import (
    make_board_seat,
    make_building,
    make_lease,
    make_membership,
    make_milestone,
    make_observation,
    make_ownership,
    make_reservation,
    make_source,
    make_staff_role,
)

pytestmark = pytest.mark.django_db

PERIODS = {
    "membership": make_membership,
    "board_seat": make_board_seat,
    "staff_role": make_staff_role,
    "lease": make_lease,
    "ownership": make_ownership,
}
CLAIMED = PERIODS | {"milestone": make_milestone}


def refused(row, constraint, **values):
    """Whether PostgreSQL refuses to write values that no form would let by, for that reason."""
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(**values)
    return error.value.__cause__.diag.constraint_name == constraint


@pytest.mark.parametrize(("name", "make"), CLAIMED.items())
@pytest.mark.parametrize("basis", ["planned", "aimed", "agreed"])
def test_a_plan_has_a_source(name, make, basis):
    assert refused(make(), f"{name}_plan_has_source", basis=basis, source=None)


def test_a_samples_plan_needs_none():
    lease = make_lease(is_sample=True, basis="agreed")

    assert Lease.objects.get(pk=lease.pk).source is None


@pytest.mark.parametrize(("name", "make"), CLAIMED.items())
def test_nothing_has_happened_after_its_source_spoke(name, make):
    start = "happened_on" if name == "milestone" else "starts_on"
    known = {"known_on": date(2023, 1, 1), "known_precision": "year"}
    row = make(source=make_source())

    type(row).objects.filter(pk=row.pk).update(**known, **{start: date(2023, 12, 31)})

    assert refused(row, f"{name}_happened_by_then", **known, **{start: date(2024, 1, 1)})
    assert refused(row, f"{name}_happened_by_then", known_on=None, **{start: timezone.localdate() + timedelta(days=2)})
    type(row).objects.filter(pk=row.pk).update(basis="planned", **known, **{start: date(2024, 1, 1)})


@pytest.mark.parametrize(("name", "make"), CLAIMED.items())
def test_no_source_speaks_of_a_day_that_had_not_come_when_it_was_written_down(name, make):
    row = make()

    assert refused(row, f"{name}_known_by_then", known_on=row.recorded_on + timedelta(days=1))


@pytest.mark.parametrize(("name", "make"), (PERIODS | {"reservation": make_reservation}).items())
def test_a_span_is_held_by_its_first_day_and_an_end_by_its_last(name, make):
    row = make(starts_on=date(2022, 5, 3), starts_precision="month", ends_on=date(2023, 5, 3), ends_precision="quarter")
    row.refresh_from_db()

    assert (row.starts_on, row.ends_on) == (date(2022, 5, 1), date(2023, 6, 30))
    assert refused(row, f"{name}_starts_on_at_edge", starts_on=date(2022, 5, 2))
    assert refused(row, f"{name}_ends_on_at_edge", ends_on=date(2023, 6, 29))


def test_so_are_the_days_of_buildings_milestones_and_figures():
    building = make_building(completed_on=date(2020, 2, 2), completed_precision="quarter")
    milestone = make_milestone(happened_on=date(2021, 6, 16), precision="year")
    observation = make_observation(as_of=date(2024, 3, 5), precision="month")
    for row in (building, milestone, observation):
        row.refresh_from_db()

    assert (building.completed_on, milestone.happened_on) == (date(2020, 3, 31), date(2021, 1, 1))
    assert observation.as_of == date(2024, 3, 1)
    assert refused(building, "building_completed_on_at_edge", completed_on=date(2020, 3, 30))
    assert refused(milestone, "milestone_happened_on_at_edge", happened_on=date(2021, 1, 2))


def test_a_planned_building_says_when_that_was_known_and_no_finished_one_is_to_come():
    building, tomorrow = make_building(), timezone.localdate() + timedelta(days=1)

    assert refused(building, "building_plan_has_known_day", completion_basis="planned")
    assert refused(building, "building_finished_by_then", completed_on=tomorrow)
    assert refused(building, "building_known_by_then", completion_known_on=tomorrow)
    assert refused(building, "building_energy_has_state", energy_label="A")


@time_machine.travel("2026-11-25 12:00Z")
def test_what_staff_write_has_the_staff_as_its_source():
    planned = make_membership(starts_on=date(2027, 1, 1))
    registered = make_membership(starts_on=date(2020, 1, 1))

    registered.register()
    registered.save()

    source = Source.objects.get()
    assert (source.key, str(source.about), source.published_on) == (
        "staben-2026-11-25",
        "registrert av staben",
        date(2026, 11, 25),
    )
    assert (planned.source, registered.source) == (source, source)
    assert registered.claim.fields() == {"basis": "confirmed", "known_on": "2026-11-25", "precision": "day"}


def test_a_record_is_known_on_its_sources_day_unless_another_is_written():
    source = make_source(published_on=date(2022, 1, 1), published_precision="year")
    taken, own = make_milestone(source=source), make_milestone(source=source, known_on=date(2021, 7, 1))

    for row in (taken, own):
        row.full_clean()

    assert [(row.known_on, row.known_precision) for row in (taken, own)] == [
        (date(2022, 1, 1), "year"),
        (date(2021, 7, 1), "day"),
    ]
