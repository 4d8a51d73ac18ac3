"""What staff answer while they look a list over: its columns, its bad cells, its empty ones."""

import pytest

from premises.landlord_import import applying as landlord_import
from premises.models import LandlordImport
from tests.factories import make_building, make_lease, make_organisation, make_ownership, make_reservation, make_user
from tests.pages_read import messages
from tests.premises.landlord_import.trials import RIGHTS, unit_of, upload

pytestmark = pytest.mark.django_db

STRANGE = b"Objekt;Etg.;Str.;Annet\r\nA-1;2;900;x\r\n"


@pytest.fixture
def staff(client):
    client.force_login(make_user(*RIGHTS))
    return client


def test_columns_are_chosen_by_hand_and_remembered_for_the_landlord(staff):
    landlord = make_organisation()
    first, second = make_building(), make_building()
    for building in (first, second):
        make_ownership(organisation=landlord, building=building)

    trial = upload(staff, first, STRANGE)
    address = trial.request["PATH_INFO"]
    too_early = staff.post(address, {"_apply": "1"}, follow=True)
    chosen = staff.post(address, {"_apply": "1", "column-2": "area_m2"}, follow=True)
    applied = staff.post(address, {"_apply": "1"}, follow=True)
    again = upload(staff, second, STRANGE)

    assert "Velg hvilke kolonner som er disse, før noe kan leses:" in trial.content.decode()
    assert messages(too_early) == ["Ingenting er lest inn. Velg først hvilke kolonner som er hva."]
    assert messages(chosen) == ["Fila er lest på nytt. Se over før du leser den inn."]
    assert messages(applied) == ["Lest inn: 1 ny."]
    assert [(unit.name, unit.area_m2) for unit in first.units.all()] == [("A-1", 900)]
    assert [(line.name, line.kind) for line in again.context["difference"].lines] == [("A-1", "added")]
    kept = LandlordImport.objects.order_by("pk").first()
    assert kept.rows == [[1, ["Objekt", "Etg.", "Str.", "Annet"]], [2, ["A-1", "2", "900", ""]]]


def test_another_landlords_columns_are_not_ours(staff):
    upload(staff, make_building(), STRANGE)
    LandlordImport.objects.update(answers={"columns": {"2": "area_m2"}})

    other = upload(staff, make_building(), STRANGE)

    assert other.context["difference"].listed.missing == ["areal"]


def test_a_rent_by_the_month_cannot_be_chosen_as_a_rent(staff):
    trial = upload(staff, make_building(), b"lokale;etasje;areal;Leie kr/mnd\r\nA-1;2;900;204\r\n")

    refused = staff.post(trial.request["PATH_INFO"], {"_retry": "1", "column-3": "rent_nok_m2_year"}, follow=True)

    assert messages(refused) == ["Kolonnen «Leie kr/mnd» er kroner per måned. Her trengs kroner per m² og år."]
    assert LandlordImport.objects.get().answers == {}


def test_two_columns_of_one_kind_that_differ_are_asked_about(staff):
    trial = upload(staff, make_building(), b"lokale;etasje;BTA;areal\r\nA-1;2;900;800\r\n")
    address = trial.request["PATH_INFO"]

    chosen = staff.post(address, {"_retry": "1", "column-3": ""}, follow=True)

    assert trial.context["difference"].listed.twice == ["areal"]
    assert [line.unit.area_m2 for line in chosen.context["difference"].lines] == [900]


def test_a_bad_cell_is_mended_in_the_trial_and_the_file_stays_as_it_was(staff):
    building = make_building()
    trial = upload(staff, building, b"lokale;etasje;areal\r\nA-1;to;900\r\nA-2;3;100\r\n")
    address = trial.request["PATH_INFO"]

    mended = staff.post(address, {"_retry": "1", "cell-2-floor": "2"}, follow=True)
    applied = staff.post(address, {"_apply": "1"}, follow=True)

    assert '<input type="text" name="cell-2-floor" value="to"' in trial.content.decode()
    assert mended.context["difference"].lines[0].notes == [("etasje", "«to» er rettet til «2» her.")]
    assert messages(applied) == ["Lest inn: 2 ny."]
    assert list(building.units.order_by("name").values_list("name", "floor")) == [("A-1", 2), ("A-2", 3)]
    assert LandlordImport.objects.get().rows[1] == [2, ["A-1", "to", "900"]]


def test_what_is_ticked_on_the_page_is_taken_only_while_its_reasons_are_the_same(staff):

    building = make_building()
    unit = unit_of(building, "A-1", is_offered=False)
    make_reservation(unit=unit)
    trial = upload(staff, building, b"lokale;etasje;areal\r\nA-1;2;900\r\n")
    address, (line,) = trial.request["PATH_INFO"], trial.context["difference"].lines
    lease = make_lease(unit=unit)

    late = staff.post(address, {"_apply": "1", "taken": [line.tick]}, follow=True)
    lease.delete()
    taken = staff.post(address, {"_apply": "1", "taken": [line.tick]}, follow=True)

    assert messages(late) == ["Noe er endret siden du så over. Se over en gang til."]
    assert messages(taken) == ["Lest inn: 1 endret."]
    assert landlord_import.applied(LandlordImport.objects.get())[0][0] == "A-1"


def test_empty_cells_empty_a_field_when_that_is_ticked_on_the_page(staff):
    building = make_building()
    unit_of(building, "A-1", rent_nok_m2_year="2450.00")
    address = upload(staff, building, b"lokale;etasje;areal;leie\r\nA-1;2;900;\r\n").request["PATH_INFO"]

    first = staff.post(address, {"_apply": "1", "emptied": ["rent_nok_m2_year"]}, follow=True)
    second = staff.post(address, {"_apply": "1", "emptied": ["rent_nok_m2_year"]}, follow=True)

    assert messages(first) == ["Fila er lest på nytt. Se over før du leser den inn."]
    assert messages(second) == ["Lest inn: 1 endret."]
    assert building.units.get().rent_nok_m2_year is None
