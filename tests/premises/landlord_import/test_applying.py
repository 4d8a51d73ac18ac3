"""A landlord's list applied: as a whole or not at all, and by one alone."""

from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from django.utils import timezone

from premises.landlord_import import applying as landlord_import
from premises.landlord_import.difference import Kind
from premises.landlord_import.file import ProposalError
from premises.models import LandlordImport, Unit
from tech_port.lists.spreadsheets import csv_bytes
from tests.factories import make_building, make_user
from tests.premises.landlord_import.trials import everything, refusal, said, tried, unit_of
from tests.threads import at_once, in_threads

pytestmark = pytest.mark.django_db

FILES = Path(__file__).parent / "landlord_files"


# Applying


def test_an_import_makes_the_units_what_the_file_says():
    building = make_building()
    today = timezone.localdate()
    changed, same, missing = (unit_of(building, name, position=place) for place, name in enumerate(["A-1", "A-2", "B"]))
    found = tried("A-1;2;950;;", "A-2;2;900;2450;", "Ø 7/8;2;100;;", building=building, removes_missing=True)

    landlord_import.apply(found, make_user())

    assert list(building.units.order_by("pk").values_list("name", "slug", "area_m2", "is_offered", "confirmed_on")) == [
        ("A-1", "a-1", Decimal("950.0"), True, today),
        ("A-2", "a-2", Decimal("900.0"), True, today),
        ("B", "b", Decimal("900.0"), False, today - timedelta(days=40)),
        ("Ø 7/8", "o-78", Decimal("100.0"), True, today),
    ]
    assert building.units.get(name="Ø 7/8").position == 3
    found.refresh_from_db()
    assert found.state == LandlordImport.State.APPLIED
    assert [(entry["pk"], entry["created"]) for entry in found.before] == [
        (changed.pk, False),
        (same.pk, False),
        (building.units.get(name="Ø 7/8").pk, True),
        (missing.pk, False),
    ]


def test_a_floor_that_was_only_drawn_is_a_unit_once_its_landlord_tells_of_it():
    building = make_building()
    drawn = unit_of(building, "A-1", is_drawn=True, is_offered=False)

    landlord_import.apply(tried("A-1;2;900;2450;", building=building), make_user())

    drawn.refresh_from_db()
    assert (drawn.is_drawn, drawn.is_offered) == (False, True)


def test_new_units_get_addresses_of_their_own():
    building = make_building()
    unit_of(building, "A/1", slug="a1")

    landlord_import.apply(tried("A1;2;900;;", "a 1;2;900;;", "A-1;2;900;;", "…;1;9;;", building=building), make_user())

    assert list(building.units.order_by("pk").values_list("name", "slug")) == [
        ("A/1", "a1"),
        ("A1", "a1-2"),
        ("a 1", "a-1"),
        ("A-1", "a-1-2"),
        ("…", "lokale"),
    ]


def test_one_bad_row_of_500_applies_nothing_until_it_is_left_out():
    building = make_building()
    unit_of(building, "F-001")
    before = everything(building)
    found = tried(building=building, data=(FILES / "one-bad-of-500.csv").read_bytes())

    sentence = refusal(landlord_import.apply, found, make_user())
    after_refusal = everything(building)
    found.left_out = [251]
    found.save()
    landlord_import.apply(found, make_user())

    assert sentence == "Ingenting er lest inn. Rett eller utelat disse radene: 251."
    assert after_refusal == before
    assert building.units.count() == 499
    assert not building.units.filter(name="F-250").exists()


def test_units_that_changed_since_the_trial_are_named_and_nothing_is_applied():
    building = make_building()
    kept, gone = unit_of(building, "A-1"), unit_of(building, "A-2")
    found = tried("A-1;2;950;;", building=building)
    Unit.objects.filter(pk=kept.pk).update(rent_nok_m2_year=1, text_nb="Nytt")
    gone.delete()
    unit_of(building, "A-3")
    before = everything(building)

    sentence = refusal(landlord_import.apply, found, make_user())

    assert sentence == (
        "Lokalene er endret siden prøven: A-1 (leie (kr/m²/år), tekst), A-2 (slettet), A-3 (ny). "
        "Prøv på nytt, og se over forskjellene."
    )
    assert everything(building) == before


def test_a_confirmation_since_the_trial_does_not_stand_in_the_way():
    building = make_building()
    unit = unit_of(building, "A-1")
    found = tried("A-1;2;950;;", building=building)
    unit.confirm(timezone.localdate() - timedelta(days=1))

    landlord_import.apply(found, make_user())

    assert building.units.get().area_m2 == 950


def test_an_import_is_applied_once():
    building = make_building()
    found = tried("A-1;2;950;;", building=building)
    landlord_import.apply(found, make_user())

    assert refusal(landlord_import.apply, found, make_user()) == "Denne fila er alt lest inn. Last siden på nytt."


def test_units_of_other_buildings_are_never_touched():
    other = make_building()
    unit_of(other, "A-1")
    before = everything(other)

    landlord_import.apply(tried("A-1;5;1;;", building=make_building(), removes_missing=True), make_user())

    assert everything(other) == before


def test_todays_list_read_back_changes_nothing():
    building = make_building()
    unit_of(
        building,
        "=A-1",
        wing_nb="øst",
        exclusive_m2="750.5",
        divisible_from_m2="300.0",
        workplaces_from=10,
        workplaces_to=20,
        is_step_free=False,
        offered_from=date(2027, 3, 1),
        text_nb="- Nær heis\r\n- «Lyst»; stille",
        text_en="'=Bright\t" + "x" * 600,
    )
    unit_of(building, "+47", use=Unit.Use.RETAIL, floor=-1, rent_nok_m2_year=None, slug="p")
    unit_of(building, "A-3", is_offered=False)
    data = csv_bytes(*landlord_import.todays_list(building))

    found = tried(building=building, data=data, removes_missing=True)

    assert data.startswith(b"\xef\xbb\xbflokale;etasje;")
    assert said(landlord_import.difference(found)) == [(Kind.UNCHANGED, "+47", []), (Kind.UNCHANGED, "=A-1", [])]


# Taking back


def outcome(found, user):
    """What staff are told who read a list in."""
    try:
        landlord_import.apply(found, user)
    except ProposalError as refused:
        return str(refused)
    return "lest inn"


@pytest.mark.django_db(transaction=True)
def test_of_two_imports_at_once_one_is_applied_and_the_other_is_told_why():
    building = make_building()
    unit_of(building, "A-1")
    user = make_user()
    imports = [tried(f"A-1;2;900;{rent};", "A-9;1;1;;", building=building) for rent in (1, 2, 3, 4)]

    answers = at_once(*(partial(outcome, found, user) for found in imports))

    told = "Lokalene er endret siden prøven: A-1 (leie (kr/m²/år)), A-9 (ny). Prøv på nytt, og se over forskjellene."
    assert sorted(answers) == [told] * 3 + ["lest inn"]
    applied = LandlordImport.objects.get(state=LandlordImport.State.APPLIED)
    assert building.units.get(name="A-1").rent_nok_m2_year == Decimal(applied.rows[1][1][3])
    assert building.units.filter(name="A-9").count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_same_button_pressed_twice_at_once_applies_once():
    building = make_building()
    user = make_user()
    found = tried("A-1;2;900;;", building=building)

    answers = in_threads(2, lambda: outcome(LandlordImport.objects.get(pk=found.pk), user))

    assert sorted(answers) == ["Denne fila er alt lest inn. Last siden på nytt.", "lest inn"]
    assert building.units.count() == 1
