"""A unit costs those who ask one sum: in lists, on its page and its building's, compared, asked for, in files."""

import re

import pytest
from django.http import QueryDict
from django.utils import timezone

from premises.finder.filters import UnitFilter
from premises.fits.parts import cost_for, part_for
from premises.models import Unit
from premises.need.need import Need
from tech_port.norwegian.typography import kroner, square_metres
from tests.crawl import one_version
from tests.factories import make_unit
from tests.pages_read import elements

pytestmark = pytest.mark.django_db
PEOPLE = 40
SORTED = ["ansatte=40", "ansatte=10&mva=on", "areal_min=300", "areal_maks=500", "maned_maks=90000", "del=400", ""]


@pytest.fixture(scope="module")
def units(content_loaded):
    """The sample units, as a fresh clone has them; nobody changes them, so what pages share is asked once."""
    with one_version():
        yield list(Unit.objects.offered().as_of(timezone.localdate()).select_related("building"))


def plain(text):
    return " ".join(text.split())


def text_of(client, address):
    (main,) = elements(client.get(address), "main")
    return plain("".join(main.itertext()))


def test_every_sample_unit_has_one_sum_and_one_area_wherever_it_is_told(client, units):
    need, asked = Need(people=PEOPLE), f"ansatte={PEOPLE}"
    in_file = {row["id"]: row for row in client.get("/lokaler/?format=json").json()["results"]}
    found = {row["id"]: row for row in client.get(f"/lokaler/?format=json&{asked}").json()["results"]}
    list_page = text_of(client, f"/lokaler/?{asked}")
    buildings = {
        building: text_of(client, f"{building.get_absolute_url()}?{asked}")
        for building in {unit.building for unit in units}
    }
    assert in_file.keys() == {unit.pk for unit in units}

    for unit in units:
        month, part = cost_for(need, unit).a_month, part_for(need, unit)
        area = square_metres(part or unit.area_m2)
        unit_page = text_of(client, f"{unit.get_absolute_url()}?{asked}")
        pages = [unit_page, text_of(client, f"/lokaler/interesse/?{asked}&lokale={unit.pk}")]
        pages += [buildings[unit.building]]
        pages += [text_of(client, f"/lokaler/sammenlign/?{asked}&lokale={unit.pk}")]
        pages += [list_page] if unit.pk in found else []
        if month is not None:
            assert [plain(kroner(month)) in page for page in pages] == [True] * len(pages), unit
        assert plain(area) in unit_page.split("etasje")[0], unit
        if unit.pk in found:
            record = found[unit.pk]
            assert record["part_m2"] == (part and float(part)), unit
            assert record["total_nok_month"] == (month and float(round(month, 2))), unit


def test_lists_are_sorted_by_the_sum_and_the_area_that_they_show(units):
    for asked in SORTED:
        filter, smallest = (UnitFilter(QueryDict(f"{asked}&sorter={order}")) for order in ("sum", "minst"))
        sums = [cost_for(filter.need, unit).a_month for unit in filter.qs]
        known = [each for each in sums if each is not None]
        areas = [part_for(smallest.need, unit) or unit.area_m2 for unit in smallest.qs]

        assert sums == sorted(known) + [None] * (len(sums) - len(known)), asked
        assert areas == sorted(areas), asked


def test_the_page_of_a_part_leads_to_the_whole_and_says_what_cannot_be_had(client):
    unit = make_unit(area_m2=910, divisible_from_m2=350)

    pages = [text_of(client, f"{unit.get_absolute_url()}?del={area}") for area in (99999, 1, unit.area_m2)]
    part = client.get(f"{unit.get_absolute_url()}?ansatte={PEOPLE}").content.decode()

    assert "Dere ba om 99 999 m², og hele lokalet er 910 m²." in pages[0]
    assert "Lokalet kan ikke deles mindre enn 350 m², så her er hele." in pages[1]
    assert "Dere ba om" not in pages[2]
    assert re.findall(r"\?del=\d+&amp;ansatte=40", part) == ["?del=910&amp;ansatte=40"]
