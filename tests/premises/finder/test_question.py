"""The finder's question as a list's: what narrows it, in words, and what to loosen."""

import pytest
from django.http import QueryDict

from premises.finder.filters import UnitFilter
from tests.factories import make_building, make_organisation, make_ownership, make_unit

pytestmark = pytest.mark.django_db


def asked(query):
    return UnitFilter(QueryDict(query))


def test_the_ground_floor_narrows_the_list():
    make_unit(name="oppe", floor=0)
    make_unit(name="nede", floor=-1)

    filter = asked("etasje_min=0")

    assert [unit.name for unit in filter.qs] == ["oppe"]
    assert [(chip.in_words, chip.query) for chip in filter.chips] == [("Etasje fra: 0", "?")]


def test_a_day_and_an_order_do_not_narrow_the_list():
    make_unit(name="alt")

    filter = asked("dato=2030-07-01&sorter=pris")

    assert (filter.is_asked, filter.chips, [unit.name for unit in filter.qs]) == (False, [], ["alt"])


def test_a_landlord_is_told_by_name_and_taken_away_by_slug():
    building = make_building()
    make_unit(building=building)
    for slug, name in (("en", "En eier"), ("to", "To eiere")):
        make_ownership(building=building, organisation=make_organisation(slug=slug, name=name))

    chips = asked("utleier=to&areal_min=5&utleier=en").chips

    assert [(chip.in_words, chip.query) for chip in chips if str(chip.label) == "Utleier"] == [
        ("Utleier: En eier", "?utleier=to&areal_min=5"),
        ("Utleier: To eiere", "?utleier=en&areal_min=5"),
    ]


def test_choices_are_taken_away_whole_and_numbers_give_way_to_the_nearest():
    building = make_building(slug="nord")
    make_unit(building=building, use="office", area_m2=400, exclusive_m2=300)
    make_unit(building=building, use="office", area_m2=500, exclusive_m2=300)
    make_unit(building=building, use="lab", area_m2="912.5", exclusive_m2=300)

    suggestions = asked("bygg=nord&type=lab&areal_min=1000").suggestions
    labs = asked("type=lab&areal_maks=500").suggestions

    assert [(one.text.replace("\u00a0", " "), one.query, one.count) for one in suggestions] == [
        ("Endre «Areal fra (m²)» til 912,5 m²", "?bygg=nord&type=lab&areal_min=912.5", 1),
    ]
    assert [(one.text.replace("\u00a0", " "), one.query, one.count) for one in labs] == [
        ("Ta bort «Bruk»", "?areal_maks=500", 2),
        ("Endre «Areal til (m²)» til 912,5 m²", "?type=lab&areal_maks=912.5", 1),
    ]
