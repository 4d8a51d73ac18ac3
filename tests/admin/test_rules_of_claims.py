"""What the database would refuse of a claim is a sentence at its field, on every page of the admin."""

from datetime import date

import pytest
import time_machine
from django.apps import apps

from tech_port.content.claims import Claimed
from tests.admin.records import FACTORIES, address
from tests.factories import make_building, make_building_offer, make_lease_term, make_milestone, make_source
from tests.pages_read import filled

pytestmark = pytest.mark.django_db

TOO_LATE = "Dette er senere enn kilden kan vite. Velg planlagt, mål eller avtalt, eller rett datoen."
NOT_FINISHED = "Bygget kan ikke stå ferdig ennå. Velg planlagt, mål eller avtalt."
PERIODS = ["members.boardseat", "members.membership", "members.staffrole", "premises.lease", "premises.ownership"]
CLAIMED = ["content.milestone", "content.programme", "members.lineofwork", *PERIODS]


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-11-26 12:00Z"):
        yield


def errors(staff, label, row, **changes):
    url = address(label, row.pk, "change")
    response = staff.post(url, filled(staff.get(url), **changes))
    assert response.status_code == 200
    return dict(response.context["adminform"].form.errors)


def test_no_claimed_model_is_forgotten():
    assert sorted(CLAIMED) == sorted(
        model._meta.label_lower for model in apps.get_models() if issubclass(model, Claimed)
    )


@pytest.mark.parametrize("basis", ["reported", "confirmed"])
@pytest.mark.parametrize("label", ["content.milestone", *PERIODS])
def test_what_its_source_cannot_have_seen_is_told_at_the_field(staff, label, basis):
    row = FACTORIES[label]()
    name = "happened_on" if label == "content.milestone" else "starts_on"
    changes = {"basis": basis, "known_on": "1. mai 2020", name: "1. juni 2024"}

    assert errors(staff, label, row, **changes, ends_on="") == {name: [TOO_LATE]}


def test_a_plan_that_becomes_a_fact_is_held_against_its_sources_own_day(staff):
    source = make_source(published_on="2022-05-01")
    row = make_milestone(basis="planned", source=source, happened_on="2026-03-01", known_on="2022-05-01")

    for changes in ({}, {"known_on": ""}):
        assert errors(staff, "content.milestone", row, basis="reported", **changes) == {"happened_on": [TOO_LATE]}


@pytest.mark.parametrize(
    "changes",
    [
        {"completion_basis": "reported"},
        {"completion_basis": "confirmed", "completed_on": "15. mai 2027", "completed_precision": "quarter"},
    ],
)
def test_a_building_does_not_stand_before_its_day(staff, changes):
    row = make_building(completed_on=date(2028, 6, 1), completion_known_on=date(2023, 1, 1))

    found = errors(staff, "premises.building", row, completion_known_on="", **changes)

    assert found == {"completed_on": [NOT_FINISHED]}


def test_so_are_the_rules_of_terms_and_of_offers(staff):
    term, offer = make_lease_term(), make_building_offer()
    without = {"source": "", "known_on": "", "is_sample": ""}

    assert errors(staff, "premises.leaseterm", term, **without) == {
        "known_on": ["Oppgi kilden, eller dagen utleieren sa det."]
    }
    assert errors(staff, "premises.leaseterm", term, value_nb="") == {
        "value_nb": ["Skriv hva vilkåret er, eller velg «på forespørsel» eller «ukjent»."]
    }
    assert errors(staff, "premises.buildingoffer", offer, **without) == {
        "known_on": ["Oppgi kilden, eller dagen utleieren sa det."]
    }
