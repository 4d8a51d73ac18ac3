"""A landlord's list taken back exactly."""

from datetime import date

import pytest

from premises.landlord_import import applying as landlord_import
from premises.models import LandlordImport
from tests.factories import make_building, make_interest, make_lease, make_user
from tests.premises.landlord_import.trials import everything, refusal, tried, unit_of

pytestmark = pytest.mark.django_db


def test_undo_restores_every_column_exactly():
    building = make_building()
    for name in ("A-1", "A-2", "A-3"):
        unit_of(building, name, text_nb=" Lyst\r\nrom ", offered_from=date(2027, 1, 1), confirmed_on=None)
    before = everything(building)
    found = tried("A-1;9;950,5;1;", "A-2;2;900;2450;1.1.2027", "A-4;1;1;;", building=building, removes_missing=True)
    landlord_import.apply(found, make_user())
    changed = everything(building)

    stays = landlord_import.undo(found, make_user())

    found.refresh_from_db()
    assert len(changed) == 4
    assert (everything(building), stays, found.state) == (before, [], LandlordImport.State.UNDONE)
    assert refusal(landlord_import.undo, found, make_user()) == (
        "Denne fila er ikke lest inn, eller den er alt angret. Last siden på nytt."
    )


def test_undo_says_what_was_edited_after_the_import_and_changes_nothing():
    building = make_building()
    unit_of(building, "A-1")
    unit_of(building, "A-2")
    found = tried("A-1;9;950;;", "A-2;3;900;;", "A-3;1;1;;", building=building)
    landlord_import.apply(found, make_user())
    building.units.filter(name="A-1").update(rent_nok_m2_year=1, is_offered=False)
    building.units.filter(name="A-3").delete()
    before = everything(building)

    sentence = refusal(landlord_import.undo, found, make_user())

    assert sentence == (
        "Kan ikke angre: noe er endret etter importen: A-1 (leie (kr/m²/år), tilbys leietakere), A-3 (slettet). "
        "Rett lokalene for hånd."
    )
    assert everything(building) == before


def test_a_new_unit_that_somebody_asked_for_or_leases_is_taken_off_the_market_and_kept():
    building = make_building()
    found = tried("A-1;1;1;;", "A-2;1;1;;", "A-3;1;1;;", building=building)
    landlord_import.apply(found, make_user())
    make_interest(units=[building.units.get(name="A-1")])
    make_lease(unit=building.units.get(name="A-2"))

    stays = landlord_import.undo(found, make_user())

    assert stays == ["A-1", "A-2"]
    assert list(building.units.order_by("name").values_list("name", "is_offered")) == [("A-1", False), ("A-2", False)]
