"""The open files: whole, as their schemas say, the same in both formats, and open to everybody's programs."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from jsonschema import Draft202012Validator

from events.models import Event
from tech_port.data import datasets, views
from tech_port.data.catalogue import DATASETS
from tech_port.versions.watching import Versions
from tests.admin.admin_addresses import make_records
from tests.admin.canaries import release
from tests.factories import (
    make_article,
    make_building,
    make_challenge,
    make_event,
    make_lease,
    make_organisation,
    make_unit,
)
from tests.structured_read import things_in

from .open_files import Files

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(client, site):
    return Files(client)


def faults(files, name):
    """What an independent reader of JSON Schema finds wrong in a JSON file, and in the CSV read as its rows."""
    schema, content = files.json(name, "schema.json"), files.json(name)
    Draft202012Validator.check_schema(schema)
    checker = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    rows = {**content, "results": files.tables[name]}
    return [error.message for value in (content, rows) for error in checker.iter_errors(value)]


def test_every_file_is_as_its_schema_says_and_both_formats_say_the_same(files):
    assert len(files.tables) == len(DATASETS) == 27
    assert {name: found for name in files.tables if (found := faults(files, name))} == {}
    assert [name for name, rows in files.tables.items() if rows != files.json(name)["results"]] == []
    assert [name for name, rows in files.tables.items() if not rows and name != "reservations"] == []


def test_every_relation_leads_to_a_row_and_every_id_is_one_row(files):
    ids = {name: [row["id"] for row in rows] for name, rows in files.tables.items()}
    lost = {}
    for name, rows in files.tables.items():
        for column, field in files.fields(name).items():
            if other := field.get("refersTo"):
                held = [row[column] for row in rows if row[column]]
                keys = {key for value in held for key in (value if isinstance(value, list) else [value])}
                if keys - set(ids[other]):
                    lost[name, column] = keys - set(ids[other])

    assert lost == {}
    assert [name for name, found in ids.items() if len(set(found)) != len(found)] == []


def test_a_file_is_for_anybodys_program_and_sent_only_when_it_is_new(client, site):
    first = client.get("/data/units.csv")
    same = client.get("/data/units.csv", headers={"If-None-Match": first["ETag"]})
    site.unit.name = "Nytt navn"
    site.unit.save()
    changed = client.get("/data/units.csv", headers={"If-None-Match": first["ETag"]})

    assert {name: first[name] for name in ("Content-Type", "Access-Control-Allow-Origin", "Cache-Control")} == {
        "Content-Type": "text/csv; charset=utf-8; header=present",
        "Access-Control-Allow-Origin": "*",
        "Cache-Control": "public, max-age=600, s-maxage=1",
    }
    assert first["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert not first["ETag"].startswith("W/")
    assert "Last-Modified" in first
    assert (same.status_code, same.content, same["ETag"]) == (304, b"", first["ETag"])
    assert same["Access-Control-Allow-Origin"] == "*"
    assert (changed.status_code, changed["ETag"] == first["ETag"]) == (200, False)
    assert "Access-Control-Allow-Origin" not in client.get("/data/")
    assert client.get("/data/finnes-ikke.csv").status_code == 404
    assert client.post("/data/units.csv").status_code == 405


def test_a_file_costs_the_same_whatever_it_holds(client, site, grow):
    few = {name: cost(client, name) for name in DATASETS}
    grow()

    assert {name: cost(client, name) for name in DATASETS} == few
    assert max(few.values()) <= 6


def cost(client, name):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(f"/data/{name}.json").status_code == 200
    return len(captured)


def test_a_list_that_does_not_fit_is_refused_whole(client, site, monkeypatch):
    monkeypatch.setattr(datasets, "MOST_ROWS", 2)

    answer = client.get("/data/units.csv")

    assert answer.status_code == 503
    assert "kan ikke gis hel" in answer.content.decode()


def test_an_id_outlives_another_name_and_is_not_given_twice(client, db):
    unit = make_unit(slug="b3-601")
    gone = make_unit(building=unit.building)
    key = gone.pk
    gone.delete()

    unit.slug = "b3-602"
    unit.save()
    new = make_unit(building=unit.building)

    assert [row["id"] for row in client.get("/data/units.json").json()["results"]] == [unit.pk, new.pk]
    assert new.pk > key > unit.pk


def test_no_file_tells_what_is_withheld(client, db):
    hidden = {"name": "Kanarifugl", "slug": "kanarifugl", "is_hidden": True}
    make_article(title_nb="Kanarifugl", published_at=None)
    make_event(title_nb="Kanarifugl", state=Event.State.DRAFT)
    make_event(title_nb="Kanarifugl", is_hidden=True)
    make_challenge(title_nb="Kanarifugl", status="received")
    make_unit(name="Kanarifugl", hidden=True)
    building = make_building()
    unit = make_unit(building=building, is_offered=False, rent_nok_m2_year="98765.00", name="Lokalet")
    make_lease(unit=unit, organisation=make_organisation(**hidden), tenant_is_withheld=True, staff=98765)

    told = {name: client.get(f"/data/{name}.json").content.decode() for name in DATASETS}

    assert [name for name, text in told.items() if "anarifugl" in text or "98765" in text] == []
    (lease,) = json.loads(told["leases"])["results"]
    assert (lease["unit"], lease["organisation"], lease["source"]) == (unit.pk, None, None)


def test_nothing_that_is_told_of_people_in_confidence_is_in_a_file(client, db):
    make_records()
    canaries = [canary for canary in release() if canary.is_typed]

    told = [client.get(f"/data/{name}.json").content.decode() for name in DATASETS]

    assert len(canaries) > 50
    assert {canary.column for canary in canaries for text in told if canary.word in text} == set()


def test_a_dataset_is_one_in_all_languages_and_told_in_both(client, site):
    package, catalogue = client.get("/data/datapackage.json").json(), client.get("/data/catalog.jsonld").json()
    pages = [client.get(address).content.decode() for address in ("/data/", "/en/data/")]
    read = [one for page in pages for one in things_in(page) if one["@type"] == "DataCatalog"]
    fields = [field for resource in package["resources"] for field in resource["schema"]["fields"]]
    sets = [one for one in catalogue["@graph"] if one["@type"] in ("dcat:Dataset", "dcat:Catalog")]

    names, english = ([one["@id"] for one in found["dataset"]] for found in read)
    assert names == english
    assert [one["description"] for found in read for one in found["dataset"] if len(one["description"]) < 50] == []
    assert [field["name"] for field in fields if any(not one["label_en"] for one in field.get("categories", ()))] == []
    assert [field["name"] for field in fields if "draft" in field.get("constraints", {}).get("enum", ())] == []
    assert {field["description"] for field in fields if field["name"] == "name_nb"} != {
        field["description"] for field in fields if field["name"] == "name_en"
    }
    for key in ("dct:language", "dct:title", "dcat:contactPoint"):
        assert [one["@id"] for one in sets if key not in one] == []


def test_a_finished_file_is_kept_for_a_version_and_made_anew_for_the_next(client, monkeypatch):
    known = Versions()
    monkeypatch.setattr(known, "now", lambda: known.version)
    monkeypatch.setattr(views, "versions", known)
    make_building(name_nb="Første")

    first = client.get("/data/buildings.csv")
    make_building(name_nb="Andre")
    again = client.get("/data/buildings.csv")
    known.step(["premises"], 0)
    then = client.get("/data/buildings.csv", headers={"If-None-Match": first["ETag"]})

    assert (again.content, again["ETag"]) == (first.content, first["ETag"])
    assert ("Andre" in first.text, "Andre" in then.text) == (False, True)
    assert client.get("/data/buildings.csv", headers={"If-None-Match": then["ETag"]}).status_code == 304
