"""What machines are told of a building and a unit: no more than is so, and nothing of what is planned as an offer."""

from datetime import date

import pytest
import time_machine

from tests.factories import make_building, make_lease, make_unit
from tests.pages_read import text
from tests.structured_read import faults_in, things_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_on_a_day")]


@pytest.fixture
def _on_a_day():
    with time_machine.travel(date(2026, 11, 20), tick=False):
        yield


def told(client, unit, query=""):
    """{type: object} of a unit's page."""
    html = text(client.get(unit.get_absolute_url() + query))
    assert faults_in(html) == []
    return {one["@type"]: one for graph in things_in(html) for one in graph["@graph"]}


def test_a_vacant_unit_is_offered_for_its_rent(client):
    found = told(client, make_unit(area_m2=240, exclusive_m2=None, rent_nok_m2_year=2450))

    assert found["Accommodation"]["floorSize"] == {"@type": "QuantitativeValue", "value": 240, "unitCode": "MTK"}
    assert found["Offer"]["availability"] == "https://schema.org/InStock"
    assert found["Offer"]["priceSpecification"]["price"] == 2450


def test_a_unit_whose_tenant_leaves_is_offered_from_the_day_after_and_without_a_price_that_nobody_said(client):
    unit = make_unit(rent_nok_m2_year=None)
    make_lease(unit=unit, starts_on=date(2020, 1, 1), ends_on=date(2027, 6, 30))

    offer = told(client, unit)["Offer"]

    assert (offer["availability"], offer["availabilityStarts"]) == ("https://schema.org/PreOrder", "2027-07-01")
    assert "priceSpecification" not in offer


def test_what_is_let_in_a_planned_building_a_sample_or_asked_for_another_day_is_no_offer(client):
    let = make_unit()
    make_lease(unit=let, starts_on=date(2020, 1, 1))
    planned = make_building(
        completed_on=date(2028, 1, 1), completion_basis="planned", completion_known_on=date(2026, 1, 1)
    )
    vacant = make_unit()

    assert list(told(client, let)) == ["Accommodation"]
    assert list(told(client, make_unit(building=planned))) == ["Accommodation"]
    assert told(client, make_unit(is_sample=True)) == {}
    assert told(client, vacant, "?dato=2027-01-01") == {}
    (place,) = things_in(text(client.get(planned.get_absolute_url())))[0]["@graph"]
    assert "planlagt ferdig" in place["description"]
