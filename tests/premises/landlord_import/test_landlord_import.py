"""A landlord's list: tried, applied as a whole or not at all, and taken back exactly."""

from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path

import html5lib
import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from premises.landlord_import import applying as landlord_import
from premises.landlord_import.difference import Kind
from premises.landlord_import.file import Refused
from premises.models import LandlordImport, Unit
from tech_port.lists.spreadsheets import csv_bytes
from tests.factories import make_building, make_interest, make_landlord_import, make_lease, make_unit, make_user
from tests.threads import at_once, in_threads

pytestmark = pytest.mark.django_db

FILES = Path(__file__).parent / "landlord_files"
HEADINGS = "lokale;etasje;areal;leie;ledig fra"
LIST = "/admin/premises/landlordimport/"
RIGHTS = [f"premises.{verb}_landlordimport" for verb in ("view", "add", "change")]


def tried(*lines, building, headings=HEADINGS, data=None, name="lokaler.csv", **values):
    """An import of a file with these lines, tried against the building as it is."""
    rows = landlord_import.rows_of(data or "\r\n".join([headings, *lines]).encode("cp1252"), name)
    found = make_landlord_import(building=building, rows=rows, **values)
    landlord_import.try_out(found)
    found.save()
    return found


def unit_of(building, name, **values):
    today = timezone.localdate()
    return make_unit(
        **{
            "building": building,
            "name": name,
            "slug": name.lower(),
            "area_m2": "900.0",
            "exclusive_m2": None,
            "confirmed_on": today - timedelta(days=40),
            **values,
        }
    )


def everything(building):
    """Every column of every unit of a building."""
    return list(Unit.objects.filter(building=building).order_by("pk").values())


def said(difference):
    """[(kind, name, [(field, before, after)])] of every line."""
    return [
        (line.kind, line.name, [(change.field, change.before, change.after) for change in line.changes])
        for line in difference.lines
    ]


def refusal(action, *args):
    with pytest.raises(Refused) as caught:
        action(*args)
    return str(caught.value)


# The difference


def test_the_difference_says_what_each_row_would_do():
    building = make_building()
    unit_of(building, "A-1", offered_from=date(2027, 1, 1))
    unit_of(building, "A-2")
    unit_of(building, "A-3", is_offered=False)
    unit_of(building, "A-4")
    unit_of(building, "A-5", is_offered=False)
    unit_of(building, "A-6", hidden=True)
    lines = [
        "a-1;3;950;2 500,50;01.03.2027",
        "A-2;2;900;2450;",
        "A-3;2;900;2450;",
        "A-7;1;100;;",
        "A-8;x;100;;",
    ]

    difference = landlord_import.difference(tried(*lines, building=building, removes_missing=True))

    assert said(difference) == [
        (
            Kind.CHANGED,
            "a-1",
            [
                ("floor", 2, 3),
                ("area_m2", Decimal("900.0"), Decimal("950.0")),
                ("rent_nok_m2_year", Decimal("2450.00"), Decimal("2500.50")),
                ("offered_from", date(2027, 1, 1), date(2027, 3, 1)),
            ],
        ),
        (Kind.UNCHANGED, "A-2", []),
        (Kind.CHANGED, "A-3", [("is_offered", False, True)]),
        (Kind.ADDED, "A-7", [("name", None, "A-7"), ("floor", None, 1), ("area_m2", None, Decimal("100.0"))]),
        (Kind.ERROR, "A-8", []),
        (Kind.REMOVED, "A-4", [("is_offered", True, False)]),
    ]


def test_what_the_file_lacks_stays_on_the_market_unless_asked():
    building = make_building()
    unit_of(building, "A-1")

    difference = landlord_import.difference(tried("A-2;2;900;;", building=building))

    assert [(line.kind, line.name) for line in difference.lines] == [(Kind.ADDED, "A-2")]


def test_a_unit_whose_row_has_an_error_is_not_missing_even_when_left_out():
    building = make_building()
    unit_of(building, "A-1")

    found = tried("A-1;2;mange;;", building=building, removes_missing=True, left_out=[2])

    assert said(landlord_import.difference(found)) == [(Kind.LEFT_OUT, "A-1", [])]


def test_a_column_that_is_missing_leaves_its_field_and_an_empty_cell_empties_it():
    building = make_building()
    unit_of(building, "A-1", offered_from=date(2027, 1, 1), text_nb="Lyst")

    found = tried("A-1;2;900;", building=building, headings="lokale;etasje;areal;leie")

    assert said(landlord_import.difference(found)) == [
        (Kind.CHANGED, "A-1", [("rent_nok_m2_year", Decimal("2450.00"), None)])
    ]


def test_a_lokale_that_stands_twice_is_an_error_on_both_rows_until_one_is_left_out():
    building = make_building()
    found = tried("A-1;2;900;;", "A-2;2;900;;", " a-1 ;3;800;;", building=building)

    before = landlord_import.difference(found)
    found.left_out = [4]
    after = landlord_import.difference(found)

    assert [(line.number, line.errors) for line in before.errors] == [
        (2, [["lokale", "A-1", "Lokalet står også i rad 4. Behold én av dem."]]),
        (4, [["lokale", "a-1", "Lokalet står også i rad 2. Behold én av dem."]]),
    ]
    assert [line.kind for line in after.lines] == [Kind.ADDED, Kind.ADDED, Kind.LEFT_OUT]


def test_a_name_that_two_units_have_is_an_error():
    building = make_building()
    unit_of(building, "A-1", slug="a-1")
    unit_of(building, "A-1", slug="a-1-2")

    difference = landlord_import.difference(tried("A-1;2;900;;", building=building))

    assert [line.errors for line in difference.lines] == [
        [["lokale", "A-1", "Flere lokaler i bygget heter dette. Gi dem hvert sitt navn først."]]
    ]


@pytest.mark.parametrize("exists", [False, True])
def test_what_the_model_refuses_is_an_error_of_the_row(exists):
    building = make_building()
    if exists:
        unit_of(building, "A-1")
    headings = "lokale;etasje;areal;eksklusivt areal;arbeidsplasser fra;arbeidsplasser til;leie"

    found = tried(
        "A-1;2;0;;;;",
        "A-2;2;100;101;;;",
        "A-3;2;100;;9;8;0",
        f"{'x' * 51};2;100;;;;",
        building=building,
        headings=headings,
    )

    assert [line.errors for line in landlord_import.difference(found).lines] == [
        [["", "", "Arealet må være større enn 0 m²."]],
        [["", "", "Eksklusivt areal må være over 0 og høyst like stort som samlet areal."]],
        [
            ["", "", "Arbeidsplasser «fra» er større enn «til»."],
            ["", "", "Leien må være over 0 kr. La feltet stå tomt for «på forespørsel»."],
        ],
        [["lokale", "x" * 51, "Sørg for at denne verdien har 50 eller færre tegn (den har nå 51)."]],
    ]


def test_common_area_is_read_and_never_offered():
    building = make_building()

    landlord_import.apply(
        tried("A-1;1;100;fellesareal", building=building, headings="lokale;etasje;areal;bruk"), make_user()
    )

    assert [(unit.use, unit.is_offered) for unit in building.units.all()] == [("common", False)]


def test_a_wing_that_changes_brings_its_english():
    building = make_building()
    unit_of(building, "A-1", wing_nb="øst", wing_en="east")
    unit_of(building, "A-2", wing_nb="øst", wing_en="towards the fjord")

    found = tried("A-1;2;900;Vest", "A-2;2;900;øst", building=building, headings="lokale;etasje;areal;fløy")

    assert said(landlord_import.difference(found)) == [
        (Kind.CHANGED, "A-1", [("wing_nb", "øst", "Vest"), ("wing_en", "east", "west")]),
        (Kind.UNCHANGED, "A-2", []),
    ]


def test_the_difference_of_rows_that_change_nothing_costs_the_same_with_one_and_with_three(django_assert_num_queries):
    building = make_building()
    for name in ("A-1", "A-2", "A-3"):
        unit_of(building, name)
    one = tried("A-1;2;900;2450;", building=building)
    three = tried("A-1;2;900;2450;", "A-2;2;900;2450;", "A-3;2;900;2450;", building=building)

    with django_assert_num_queries(1):
        landlord_import.difference(one)
    with django_assert_num_queries(1):
        landlord_import.difference(three)


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


def outcome(found, user):
    """What staff are told who read a list in."""
    try:
        landlord_import.apply(found, user)
    except Refused as refused:
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


# The pages


def page(response):
    return html5lib.parse(response.content.decode(), namespaceHTMLElements=False)


def words(element):
    return " ".join("".join(element.itertext()).split())


def rows_shown(response):
    """[(row, unit, what happens)] of every table of the page."""
    return [
        tuple(words(cell) for cell in row if cell.tag in {"td", "th"}) for row in page(response).iterfind(".//tbody/tr")
    ]


def told(response):
    return [str(message) for message in response.context["messages"]]


@pytest.fixture
def staff(client):
    client.user = make_user(*RIGHTS, username="utleier")
    client.force_login(client.user)
    return client


def upload(client, building, data, name="lokaler.csv", **more):
    file = SimpleUploadedFile(name, data)
    return client.post(f"{LIST}add/", {"building": building.pk, "file": file, **more}, follow=True)


def test_staff_upload_leave_out_apply_and_take_back(staff):
    building = make_building(name_nb="Bygg B")
    unit_of(building, "A-1", rent_nok_m2_year="2450.00")
    before = everything(building)
    data = f"{HEADINGS};kontakt\r\nA-1;2;900;2500;\r\nA-2;to;100;;\r\nA-3;1;100;;;Kari\r\n".encode("cp1252")

    trial = upload(staff, building, data)
    untouched = everything(building)
    address = trial.request["PATH_INFO"]
    refused = staff.post(address, {"_apply": "1"}, follow=True)
    applied = staff.post(address, {"_apply": "1", "left_out": ["3"]}, follow=True)
    after = list(building.units.order_by("pk").values_list("name", "rent_nok_m2_year"))
    undone = staff.post(address, {"_undo": "1"}, follow=True)

    assert told(trial) == ["Fila er prøvd. Ingenting er endret ennå."]
    assert rows_shown(trial) == [
        (
            "3",
            "A-2 feil",
            "etasje: «to» er ikke en etasje. Skriv et helt tall, for eksempel 3; underetasjen er 0. "
            "Utelat denne raden (3)",
        ),
        ("4", "A-3 ny", "navn: A-3 etasje: 1 samlet areal (m²): 100"),
        ("2", "A-1 endret", "leie (kr/m²/år): før 2\u00a0450 → etter 2\u00a0500".replace("\u00a0", " ")),
    ]
    assert "Disse kolonnene kjennes ikke igjen og er ikke lest: «kontakt»." in words(page(trial))
    assert untouched == before
    assert told(refused) == ["Ingenting er lest inn. Rett eller utelat disse radene: 3."]
    assert told(applied) == ["Lest inn: 1 ny, 1 endret, 1 utelatt."]
    assert after == [("A-1", Decimal("2500.00")), ("A-3", None)]
    assert told(undone) == ["Importen er angret. Lokalene er som før."]
    assert everything(building) == before
    assert list(LogEntry.objects.order_by("pk").values_list("object_repr", "change_message")) == [
        ("lokaler.csv, Bygg B", '[{"added": {}}]'),
        ("A-3, Bygg B", "Lest inn fra fila «lokaler.csv»."),
        ("A-1, Bygg B", "Lest inn fra fila «lokaler.csv»."),
        ("lokaler.csv, Bygg B", "Lest inn: 1 ny, 1 endret, 1 utelatt."),
        ("A-3, Bygg B", "Angret: fila «lokaler.csv»."),
        ("A-1, Bygg B", "Angret: fila «lokaler.csv»."),
        ("lokaler.csv, Bygg B", "Angret."),
    ]


def test_an_upload_that_is_refused_says_why_at_the_file_and_keeps_the_building(staff):
    building = make_building()

    response = upload(staff, building, b"lokale;rom\r\nA;2\r\n", removes_missing="on")

    assert response.context["adminform"].form.errors == {
        "file": ["Fila mangler kolonner: etasje, areal. Overskriftene som ble funnet: «lokale», «rom»."]
    }
    chosen = [
        option.get("value") for option in page(response).iterfind(".//select[@name='building']/option[@selected]")
    ]
    assert chosen == [str(building.pk)]
    assert page(response).find(".//input[@name='removes_missing']").get("checked") is not None
    assert LandlordImport.objects.count() == 0


def test_a_file_that_is_too_big_is_refused_unread(staff):
    response = upload(staff, make_building(), b"x" * (2 * 1024 * 1024 + 1))

    assert response.context["adminform"].form.errors == {
        "file": ["Fila er større enn 2 MB. Del den i flere, eller fjern bilder og ark som ikke trengs."]
    }


def test_units_that_changed_since_the_trial_are_shown_and_tried_again(staff):
    building = make_building()
    unit = unit_of(building, "A-1")
    address = upload(staff, building, f"{HEADINGS}\r\nA-1;2;950;2450;\r\n".encode()).request["PATH_INFO"]
    Unit.objects.filter(pk=unit.pk).update(floor=3)

    refused = staff.post(address, {"_apply": "1"}, follow=True)
    again = staff.post(address, {"_retry": "1"}, follow=True)
    applied = staff.post(address, {"_apply": "1"}, follow=True)

    assert told(refused) == ["Lokalene er endret siden prøven: A-1 (etasje). Prøv på nytt, og se over forskjellene."]
    assert "Se over, og prøv på nytt før du leser inn: A-1 (etasje)." in words(page(refused))
    assert told(again) == ["Prøvd på nytt mot lokalene slik de er nå."]
    assert told(applied) == ["Lest inn: 1 endret."]


def test_todays_list_is_downloaded_and_uploaded_without_a_change(staff):
    building = make_building(slug="bygg-b")
    unit_of(building, "A-1", text_nb="=1+1", rent_nok_m2_year="2450.50")

    download = staff.get(f"{LIST}dagens-liste/{building.pk}/")
    trial = upload(staff, building, download.content)

    assert download.headers["Content-Disposition"] == 'attachment; filename="bygg-b-lokaler.csv"'
    assert download.headers["Cache-Control"] == "no-store"
    assert download.content.decode("utf-8-sig").splitlines()[1] == "A-1;2;;900,0;;kontor;2450,50;450,00;;;;;;'=1+1;"
    assert [(kind, len(lines)) for kind, lines in trial.context["groups"]] == [(Kind.UNCHANGED, 1)]
    assert f"{LIST}dagens-liste/{building.pk}/" in [link.get("href") for link in page(trial).iterfind(".//a")]


def test_what_a_file_says_is_text_on_the_page(staff):
    building = make_building()
    data = f'{HEADINGS}\r\n"<script>alert(1)</script>";1;<b>;;\r\n'.encode()

    trial = upload(staff, building, data, name="<b>.csv")

    assert "<script>alert" not in trial.content.decode()
    assert "«&lt;b&gt;» er ikke et tall." in trial.content.decode()


@pytest.mark.parametrize("rights", [[], ["premises.view_unit", "premises.change_unit"]])
def test_staff_without_rights_get_403(client, rights):
    building = make_building()
    unit_of(building, "A-1")
    found = tried("A-1;9;1;;", building=building)
    before = everything(building)
    client.force_login(make_user(*rights, is_staff=True))
    address = f"{LIST}{found.pk}/change/"

    answers = [
        client.get(LIST),
        client.get(f"{LIST}add/"),
        upload(client, building, f"{HEADINGS}\r\nA;1;1;;".encode()),
        client.get(address),
        client.post(address, {"_apply": "1"}),
        client.get(f"{LIST}dagens-liste/{building.pk}/"),
    ]

    assert [answer.status_code for answer in answers] == [403] * 6
    assert (everything(building), LandlordImport.objects.count()) == (before, 1)


def test_staff_who_may_only_look_see_no_buttons_and_can_press_none(client):
    building = make_building()
    found = tried("A-1;x;1;;", building=building)
    client.force_login(make_user("premises.view_landlordimport"))
    address = f"{LIST}{found.pk}/change/"

    shown = client.get(address)
    pressed = [client.post(address, {button: "1"}).status_code for button in ("_apply", "_retry", "_undo")]

    assert shown.status_code == 200
    assert [field.get("name") for field in page(shown).iterfind(".//main//input")] == ["csrfmiddlewaretoken"]
    assert pressed == [403] * 3


def test_an_import_that_was_applied_cannot_be_deleted(client):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    building = make_building()
    found, waiting = (tried(f"A-{number};1;1;;", building=building) for number in (1, 2))
    landlord_import.apply(found, make_user())

    answers = [client.get(f"{LIST}{each.pk}/delete/").status_code for each in (found, waiting)]

    assert answers == [403, 200]


def test_reading_the_trial_writes_nothing(staff, django_assert_num_queries):
    building = make_building()
    unit_of(building, "A-1")
    found = tried("A-1;9;1;;", "A-2;1;1;;", building=building)
    before = (everything(building), list(LandlordImport.objects.values()))

    staff.get(f"{LIST}{found.pk}/change/")

    assert (everything(building), list(LandlordImport.objects.values())) == before


def test_a_trial_that_does_not_exist_says_so(staff):
    response = staff.get(f"{LIST}999999/change/")

    assert (response.status_code, response.url) == (302, "/admin/")
