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
CLAIMED = ["content.milestone", "content.programme", "members.contribution", "members.lineofwork", *PERIODS]


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
        {"completion_basis": "confirmed", "completed_on": "2. kvartal 2027", "completed_precision": "quarter"},
    ],
)
def test_a_building_does_not_stand_before_its_day(staff, changes):
    row = make_building(completed_on=date(2028, 6, 1), completion_known_on=date(2023, 1, 1))

    found = errors(staff, "premises.building", row, completion_known_on="", **changes)

    assert found == {"completed_on": [NOT_FINISHED]}


def test_a_building_is_finished_on_the_word_of_a_source_that_can_have_seen_it(staff):
    row = make_building(
        completed_on=date(2025, 9, 30),
        completed_precision="month",
        completion_basis="planned",
        completion_known_on=date(2023, 1, 1),
    )
    url = address("premises.building", row.pk, "change")

    found = errors(staff, "premises.building", row, completion_basis="reported")
    confirmed = staff.post(url, filled(staff.get(url), completion_basis="confirmed"))

    row.refresh_from_db()
    assert (found, confirmed.status_code) == ({"completed_on": [TOO_LATE]}, 302)
    assert (row.completion_basis, row.completion_known_on) == ("confirmed", date(2026, 11, 26))


@pytest.mark.parametrize(
    ("changes", "publisher", "known_on"),
    [
        ({}, "Trondheim Tech Port", date(2026, 11, 26)),
        ({"known_on": "1. mai 2026"}, "NRK", date(2026, 5, 1)),
    ],
)
def test_who_confirms_without_another_day_confirms_it_now(staff, changes, publisher, known_on):
    source = make_source(publisher="NRK", published_on=date(2022, 5, 1))
    row = FACTORIES["premises.lease"]()
    type(row).objects.update(source=source, known_on=source.published_on)
    url = address("premises.lease", row.pk, "change")

    assert staff.post(url, filled(staff.get(url), basis="confirmed", **changes)).status_code == 302

    row.refresh_from_db()
    assert (row.basis, row.source.publisher, row.known_on) == ("confirmed", publisher, known_on)


def test_what_has_no_known_start_is_known_from_no_later_than_its_source(staff):
    row = FACTORIES["premises.ownership"]()
    changes = {"basis": "reported", "known_on": "1. mai 2024", "starts_on": "1. juni 2030", "start_is_known": ""}

    found = errors(staff, "premises.ownership", row, **changes)

    assert found == {"starts_on": [TOO_LATE]}


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


@pytest.mark.parametrize(("precision", "span"), [("month", "måneden"), ("quarter", "kvartalet"), ("year", "året")])
def test_a_day_with_a_coarser_precision_is_a_question(staff, precision, span):
    name = {"month": "måned", "quarter": "kvartal", "year": "år"}[precision]
    changes = {"happened_on": "20. november 2024", "precision": precision}

    assert errors(staff, "content.milestone", make_milestone(), **changes) == {
        "happened_on": [f"Du skrev en dag, men nøyaktigheten er {name}. Velg dag, eller skriv {span}."]
    }


@pytest.mark.parametrize(
    ("text", "precision", "day"),
    [
        ("november 2024", "month", date(2024, 11, 30)),
        ("3. kvartal 2024", "quarter", date(2024, 9, 30)),
        ("2024", "year", date(2024, 12, 31)),
    ],
)
def test_a_month_a_quarter_or_a_year_may_be_written(staff, text, precision, day):
    row = make_building()
    url = address("premises.building", row.pk, "change")

    saved = staff.post(url, filled(staff.get(url), completed_on=text, completed_precision=precision))

    row.refresh_from_db()
    assert (saved.status_code, row.completed_on) == (302, day)
