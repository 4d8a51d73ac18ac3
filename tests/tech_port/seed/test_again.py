"""Loading the content again leaves staff's work alone."""

import re

from events.models import Event
from members.models import BoardSeat, Membership, Organisation, Person, StaffRole
from premises.models import Unit
from tech_port.content.models import (
    SeededRecord,
)
from tech_port.demo.samples.loader import load, remove_samples
from tests.tech_port.seed.loading import AREAS, RECORDS, count_rows, seed, unit_areas


def test_a_second_run_writes_nothing(content, django_assert_max_num_queries):
    rows = count_rows()

    with django_assert_max_num_queries(11) as queries:
        lines = seed("--samples")

    assert content == [f"Content: {RECORDS} records, {RECORDS} new"]
    assert lines == [f"Content: {RECORDS} records, 0 new"]
    assert count_rows() == rows
    assert [query["sql"] for query in queries if re.match(r"INSERT|UPDATE", query["sql"])] == []


def test_what_staff_edited_is_left_alone(content):
    Organisation.objects.filter(slug="ntnu").update(text_nb="Vår egen tekst.")

    seed("--samples")

    assert Organisation.objects.get(slug="ntnu").text_nb == "Vår egen tekst."


def test_what_staff_deleted_stays_deleted(content):
    BoardSeat.objects.filter(person__slug="erik-haugane").delete()
    StaffRole.objects.filter(person__slug="erik-haugane").delete()
    Person.objects.get(slug="erik-haugane").delete()
    Event.objects.get(slug="pitch-night").delete()

    lines = seed("--samples")

    assert lines == [f"Content: {RECORDS} records, 0 new"]
    assert not Person.objects.filter(slug="erik-haugane").exists()
    assert not Event.objects.filter(slug="pitch-night").exists()


def test_a_record_that_staff_made_first_is_left_as_theirs(content):
    SeededRecord.objects.get(key="members.Organisation:ntnu").delete()
    Organisation.objects.filter(slug="ntnu").update(name="Vårt NTNU")

    lines = seed("--samples")

    assert lines == [f"Content: {RECORDS} records, 0 new"]
    assert Organisation.objects.get(slug="ntnu").name == "Vårt NTNU"


def test_a_new_record_about_something_deleted_is_left_out_with_a_sentence(content):
    SeededRecord.objects.get(key="members.Membership:dnb > 2024").delete()
    Membership.objects.filter(organisation__slug="dnb").delete()
    Organisation.objects.get(slug="dnb").delete()

    lines = seed("--samples")

    assert lines == [
        "members.Membership:dnb > 2024 is left out: members.Organisation “dnb” is not in the database.",
        f"Content: {RECORDS} records, 0 new",
    ]


def test_a_new_record_that_staffs_own_rules_out_is_left_out_with_a_sentence(content):
    SeededRecord.objects.get(key="members.Membership:dnb > 2024").delete()

    lines = seed("--samples")

    assert lines == [
        "members.Membership:dnb > 2024 is left out: Virksomheten har alt et medlemskap i denne perioden.",
        f"Content: {RECORDS} records, 0 new",
    ]


def test_a_sample_that_finds_no_room_is_left_out_with_a_sentence(content):
    seed("--remove-samples")
    Unit.objects.filter(name="B3-602").update(area_m2=1000)

    lines = seed("--samples")

    assert lines == [
        "premises.Unit:byggetrinn-3/b3-601 is left out: its floor has not that much area left.",
        f"Content: {RECORDS} records, 92 new",
    ]


def test_a_sample_unit_that_staff_made_takes_no_area_with_it(content):
    unit = Unit.objects.get(name="B2-302")
    Unit.objects.create(building=unit.building, name="Demo", slug="demo", floor=3, area_m2=10, is_sample=True)

    seed("--remove-samples")

    assert unit_areas() == AREAS


def test_a_rest_unit_comes_back_with_the_lease_it_had(content, folder):
    added = '[[unit]]\nbuilding = "byggetrinn-1"\nname = "B1-202"\narea_m2 = 1650\n'
    (folder / "samples.toml").write_text(added, encoding="utf-8")
    floor = Unit.objects.filter(building__slug="byggetrinn-1", floor=2).values_list("name", "leases__source__key")

    before = list(floor)
    load(with_samples=True, folder=folder)
    taken = list(floor.all())
    remove_samples(folder)

    assert (before, taken) == ([("B1-201", "bygg-2020")], [("B1-202", None)])
    assert list(floor.all()) == before
