"""The staff's pages of landlords' lists: uploaded, looked over, applied, taken back."""

from decimal import Decimal

import html5lib
import pytest
from django.contrib.admin.models import LogEntry

from premises.landlord_import import applying as landlord_import
from premises.landlord_import.difference import Kind
from premises.models import LandlordImport, Unit
from tests.factories import make_building, make_user
from tests.pages_read import messages
from tests.premises.landlord_import.trials import HEADINGS, LIST, RIGHTS, everything, tried, unit_of, upload

pytestmark = pytest.mark.django_db


def page(response):
    return html5lib.parse(response.content.decode(), namespaceHTMLElements=False)


def words(element):
    return " ".join("".join(element.itertext()).split())


def rows_shown(response):
    """[(row, unit, what happens)] of every table of lines of the page."""
    rows = page(response).iterfind(".//form/section[@id]//tbody/tr")
    return [tuple(words(cell) for cell in row if cell.tag in {"td", "th"}) for row in rows]


@pytest.fixture
def staff(client):
    client.user = make_user(*RIGHTS, username="utleier")
    client.force_login(client.user)
    return client


# [(what it is about, what is said of it)] of an import that was applied and taken back
LOG = [
    ("lokaler.csv, Bygg B", '[{"added": {}}]'),
    ("A-3, Bygg B", "Lest inn fra fila «lokaler.csv»."),
    ("A-1, Bygg B", "Lest inn fra fila «lokaler.csv»."),
    ("lokaler.csv, Bygg B", "Lest inn: 1 ny, 1 endret, 1 utelatt."),
    ("A-3, Bygg B", "Angret: fila «lokaler.csv»."),
    ("A-1, Bygg B", "Angret: fila «lokaler.csv»."),
    ("lokaler.csv, Bygg B", "Angret."),
]


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

    assert messages(trial) == ["Fila er prøvd. Ingenting er endret ennå."]
    assert rows_shown(trial) == [
        (
            "3",
            "A-2 feil",
            "etasje: «to» er ikke en etasje. Skriv et helt tall, for eksempel 3; underetasjen er 0."
            "Rett etasje i rad 3: Utelat denne raden (3)",
        ),
        ("4", "A-3 ny", "navn: A-3etasje: 1samlet areal (m²): 100"),
        ("2", "A-1 endret", "leie (kr/m²/år): før 2\u00a0450 → etter 2\u00a0500".replace("\u00a0", " ")),
    ]
    assert "Disse kolonnene kjennes ikke igjen og er ikke lest: «kontakt»." in words(page(trial))
    assert untouched == before
    assert messages(refused) == ["Ingenting er lest inn. Rett eller utelat disse radene: 3."]
    assert messages(applied) == ["Lest inn: 1 ny, 1 endret, 1 utelatt."]
    assert after == [("A-1", Decimal("2500.00")), ("A-3", None)]
    assert messages(undone) == ["Importen er angret. Lokalene er som før."]
    assert everything(building) == before
    assert list(LogEntry.objects.order_by("pk").values_list("object_repr", "change_message")) == LOG


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

    assert messages(refused) == [
        "Lokalene er endret siden prøven: A-1 (etasje). Prøv på nytt, og se over forskjellene."
    ]
    assert "Se over, og prøv på nytt før du leser inn: A-1 (etasje)." in words(page(refused))
    assert messages(again) == ["Prøvd på nytt mot lokalene slik de er nå."]
    assert messages(applied) == ["Lest inn: 1 endret."]


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
    client.force_login(make_user("premises.view_landlordimport", "premises.view_landlordlink"))
    address = f"{LIST}{found.pk}/change/"

    shown = client.get(address)
    pressed = [client.post(address, {button: "1"}).status_code for button in ("_apply", "_retry", "_undo")]

    assert shown.status_code == 200
    fields = [field.get("name") for field in page(shown).iterfind(".//main//input")]
    assert fields == ["csrfmiddlewaretoken", "seen-version"]
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
