"""The finder: every filter, the same answer as list, numbers and picture, and help when nothing fits."""

import csv
import io
from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest
from django.http import QueryDict
from django.utils import timezone

from premises.finder.answer import Finder
from premises.templatetags.filter_fields import with_counts
from tests.factories import make_building, make_lease, make_organisation, make_ownership, make_unit

pytestmark = pytest.mark.django_db


def find(query=""):
    return Finder(QueryDict(query))


def names(query=""):
    return [unit.name for unit in find(query).filter.qs]


@pytest.fixture
def units():
    """Four units of two buildings, of which one is let until summer."""
    north, south = make_building(slug="nord", name_nb="Nord"), make_building(slug="sor", name_nb="Sør")
    make_ownership(building=north, organisation=make_organisation(slug="gardeier", name="Gårdeier AS"))
    return [
        make_unit(name="stor", building=north, floor=6, area_m2=1500, exclusive_m2=1290, workplaces_to=100),
        make_unit(
            name="liten", building=north, floor=1, area_m2=200, exclusive_m2=170, use="lab", rent_nok_m2_year=2200
        ),
        make_unit(name="taus", building=south, floor=3, area_m2=600, exclusive_m2=500, rent_nok_m2_year=None),
        make_lease(
            unit=make_unit(name="snart", building=south, floor=4, area_m2=900, exclusive_m2=800, rent_nok_m2_year=2600),
            starts_on=date(2022, 1, 1),
            ends_on=date(2030, 6, 30),
        ).unit,
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["stor", "snart", "taus", "liten"]),
        ("areal_min=600", ["taus", "snart", "stor"]),
        ("areal_maks=600", ["taus", "liten"]),
        ("areal_min=300&areal_maks=900", ["taus", "snart"]),
        ("ansatte=60", ["snart", "stor"]),
        ("ledig_innen=2030-06-30", ["stor", "taus", "liten"]),
        ("ledig_innen=2030-07-01", ["stor", "snart", "taus", "liten"]),
        ("bygg=sor", ["snart", "taus"]),
        ("bygg=sor&bygg=nord&type=lab", ["liten"]),
        ("type=lab&type=office", ["stor", "snart", "taus", "liten"]),
        ("etasje_min=4", ["stor", "snart"]),
        ("pris_maks=2450", ["stor", "liten"]),
        ("utleier=gardeier", ["stor", "liten"]),
        ("sorter=minst", ["liten", "taus", "snart", "stor"]),
        ("sorter=passer", ["liten", "taus", "snart", "stor"]),
        ("sorter=sum", ["liten", "snart", "stor", "taus"]),
        ("sorter=ledig", ["stor", "taus", "liten", "snart"]),
        ("sorter=pris", ["liten", "stor", "snart", "taus"]),
    ],
)
def test_each_filter_and_order_answers_what_it_says(units, query, found):
    assert names(query) == found


@pytest.mark.parametrize(
    ("query", "field", "sentence"),
    [
        ("areal_min=mye", "areal_min", "«mye» er ikke et tall. Skriv det med sifre, for eksempel 1 500."),
        ("areal_min=-3", "areal_min", "Skriv et tall fra 0 til 1 000 000."),
        (
            "ledig_innen=siden",
            "ledig_innen",
            "«siden» er ikke en dag. Skriv dag, måned og år, for eksempel 1. oktober 2027.",
        ),
        ("dato=2036-01-01", "dato", "Velg en dag fra 2000 til 2035."),
        ("bygg=slottet", "bygg", "«slottet» finnes ikke her, så det er ikke tatt med."),
        ("sorter=finest", "sorter", "«finest» finnes ikke her, så det er ikke tatt med."),
        ("type=slott", "type", "«slott» finnes ikke her, så det er ikke tatt med."),
    ],
)
def test_a_bad_value_is_said_at_its_field_and_the_rest_still_works(client, units, query, field, sentence):
    response = client.get(f"/lokaler/?{query}&etasje_min=4")

    assert response.status_code == 200
    assert response.context["filter"].form.errors[field][0].replace("\u00a0", " ") == sentence
    assert [unit.name for unit in response.context["finder"].page] == ["stor", "snart"]


def test_an_area_that_ends_below_where_it_begins_is_said_at_its_field(units):
    filter = find("areal_min=900&areal_maks=300").filter

    assert filter.form.errors == {"areal_maks": ["«Areal til» er mindre enn «areal fra»."]}
    assert [unit.name for unit in filter.qs] == ["snart", "stor"]


def test_the_list_the_numbers_and_the_picture_answer_the_same_question(units):
    finder = find("areal_min=600&bygg=sor")

    lit = [bay.unit.name for drawing in finder.elevations for bay in drawing.bays if bay.matches]

    assert sorted(lit) == sorted(unit.name for unit in finder.page) == ["snart", "taus"]
    assert (finder.count, finder.numbers["area_m2"]) == (2, 1500)


def test_a_filter_dims_what_is_on_offer_and_leaves_the_let_as_they_are(units):
    make_unit(name="utleid", building=units[0].building, is_offered=False)

    bays = {bay.unit.name: bay.matches for drawing in find("etasje_min=5").elevations for bay in drawing.bays}

    assert bays == {"stor": True, "liten": False, "utleid": True, "taus": False, "snart": False}


def test_another_day_moves_list_numbers_and_picture(units):
    on = {unit.name: (str(unit.status), unit.available_from) for unit in find("dato=2030-07-01").filter.qs}

    assert on["snart"] == ("vacant", date(2030, 7, 1))
    assert {str(bay.status) for drawing in find("dato=2030-07-01").elevations for bay in drawing.bays} == {"vacant"}


def test_units_not_confirmed_for_60_days_come_last_and_after_90_not_at_all(units):
    today = timezone.localdate()
    make_unit(name="støvete", area_m2=3000, confirmed_on=today - timedelta(days=60))
    make_unit(name="gjemt", area_m2=3000, confirmed_on=today - timedelta(days=91))
    make_unit(name="aldri", area_m2=3000, confirmed_on=None)

    assert names() == ["stor", "snart", "taus", "liten", "støvete"]


def test_a_unit_whose_tenant_stays_with_no_known_end_is_not_on_the_list(units):
    make_lease(unit=make_unit(name="utleid", area_m2=5000), starts_on=date(2022, 1, 1))
    make_lease(unit=make_unit(name="signert", area_m2=5000), starts_on=date(2034, 1, 1))

    assert names() == ["signert", "stor", "snart", "taus", "liten"]
    assert (find().to_let, find().numbers["reserved"]) == (4, 1)
    assert names("dato=2034-01-01") == ["stor", "snart", "taus", "liten"]


def test_a_unit_of_a_building_that_nobody_has_confirmed_is_on_the_list_after_those_with_a_day(units):
    planned = make_building(
        completion_basis="planned",
        completed_on=date(2025, 12, 31),
        completed_precision="year",
        completion_known_on=date(2024, 1, 1),
    )
    make_unit(name="planlagt", building=planned, area_m2=5000, exclusive_m2=None)

    assert names("sorter=ledig") == ["stor", "taus", "liten", "snart", "planlagt"]
    assert names("ledig_innen=2034-01-01") == ["stor", "snart", "taus", "liten"]
    assert list(find("ledig_innen=2034-01-01").filter.without_a_day) == [(planned, 1)]
    assert find("sorter=ledig").filter.without_a_day == []


def test_choices_say_how_many_units_they_would_leave_under_the_other_filters(units):
    filter = find("etasje_min=3&bygg=nord").filter

    counted = {
        field.name: [(row.choice_label, count) for row, count in with_counts(field, counts)]
        for field, counts in filter.counted
    }

    assert counted == {"bygg": [("Nord", 1), ("Sør", 2)], "type": [("kontor", 1)]}


def test_every_filter_has_a_chip_that_takes_it_away(units):
    chips = find("areal_min=600&bygg=nord&bygg=sor&type=lab&side=2&sorter=pris").filter.chips

    assert [(chip.in_words.replace("\u00a0", " "), chip.query) for chip in chips] == [
        ("Areal fra (m²): 600 m²", "?bygg=nord&bygg=sor&type=lab&sorter=pris"),
        ("Bygg: Nord", "?areal_min=600&bygg=sor&type=lab&sorter=pris"),
        ("Bygg: Sør", "?areal_min=600&bygg=nord&type=lab&sorter=pris"),
        ("Bruk: Lab", "?areal_min=600&bygg=nord&bygg=sor&sorter=pris"),
    ]


def test_when_nothing_fits_each_filter_says_how_far_it_must_give_way(units):
    suggestions = find("areal_min=2000&etasje_min=4").filter.suggestions

    assert [(row.text.replace("\u00a0", " "), row.query, row.count) for row in suggestions] == [
        ("Endre «Areal fra (m²)» til 1 500 m²", "?etasje_min=4&areal_min=1500", 2)
    ]


def test_a_suggestion_gives_an_answer(units):
    suggestions = find("pris_maks=2000&bygg=nord&ledig_innen=2020-01-01&type=lab").filter.suggestions
    single = find("ansatte=101&bygg=nord").filter.suggestions

    assert suggestions == []
    assert [find(row.query[1:]).count for row in single] == [1]


def test_neighbouring_units_are_offered_together_when_an_area_is_asked_for(units):
    building = make_building(slug="ny", name_nb="Ny")
    left = make_unit(name="venstre", building=building, position=0, area_m2=700, exclusive_m2=600)
    right = make_unit(name="hoyre", building=building, position=1, area_m2=1200, exclusive_m2=1000)

    (space,) = find("areal_min=1800&bygg=ny").spaces

    assert (space.units, space.answer.area_m2) == ((left, right), 1900)
    assert find("").spaces == []


def test_a_reserved_unit_is_not_part_of_contiguous_space():
    building = make_building()
    make_unit(building=building, position=0, area_m2=800)
    make_lease(unit=make_unit(building=building, position=1, area_m2=800), starts_on=date(2099, 1, 1))

    assert find("areal_min=1500").spaces == []


def test_json_has_the_published_keys_and_the_filters_units(client, units):
    answer = client.get("/lokaler/?format=json&bygg=nord&sorter=minst").json()

    assert answer["count"] == 2
    assert answer["results"][0] == {
        "id": units[1].pk,
        "url": f"http://127.0.0.1:8000/lokaler/nord/{units[1].slug}/",
        "building": "Nord",
        "unit": "liten",
        "floor": 1,
        "area_m2": 200,
        "part_m2": None,
        "exclusive_m2": 170,
        "use": "lab",
        "status": "vacant",
        "available_from": timezone.localdate().isoformat(),
        "workplaces_from": None,
        "workplaces_to": None,
        "rent_nok_m2_year": 2200,
        "common_costs_nok_m2_year": 450,
        "total_nok_month": 44166.67,
        "energy_label": None,
        "energy_state": None,
        "completed": "2020-01-01",
        "completion_basis": "reported",
        "completion_known_on": None,
        "completion_precision": "day",
        "completed_other": None,
        "completed_other_known_on": None,
        "area_confirmed_on": None,
        "available_from_confirmed_on": None,
        "rent_confirmed_on": None,
        "common_costs_confirmed_on": None,
        "confirmed_on": timezone.localdate().isoformat(),
        "is_sample": False,
    }


def test_csv_opens_in_a_norwegian_spreadsheet(client, units):
    response = client.get("/lokaler/?format=csv&sorter=minst")

    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert [row["unit"] for row in rows] == ["liten", "taus", "snart", "stor"]
    assert (rows[1]["rent_nok_m2_year"], rows[1]["is_sample"]) == ("", "nei")


def test_the_feed_has_an_entry_for_each_unit_that_changes_with_it(client, units):
    response = client.get("/en/premises/?format=atom&bygg=nord")

    tree = ET.fromstring(response.content)  # noqa: S314 — our own feed
    atom = "{http://www.w3.org/2005/Atom}"
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert [entry.find(f"{atom}title").text for entry in tree.iter(f"{atom}entry")] == [
        f"liten, {units[1].building.name_en}",
        f"stor, {units[0].building.name_en}",
    ]


def test_pages_keep_the_filter(client):
    building = make_building()
    for _number in range(25):
        make_unit(building=building)

    page = client.get("/lokaler/?areal_min=100&side=2").content.decode()

    assert "Side 2 av 2" in page
    assert 'href="?areal_min=100&amp;side=1"' in page


def test_with_many_buildings_the_picture_shows_those_with_most_answers():
    for number in range(10):
        building = make_building(slug=f"b{number}")
        for _unit in range(1 + number):
            make_unit(building=building)

    drawn = [drawing.building.slug for drawing in find().elevations]

    assert sorted(drawn) == [f"b{number}" for number in range(2, 10)]
