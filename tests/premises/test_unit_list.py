"""The finder: each filter leaves the units it says."""

from datetime import date

import pytest

from tests.factories import make_building, make_lease, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def units():
    north, south = make_building(slug="nord"), make_building(slug="sor")
    make_unit(name="stor", building=north, area_m2=1500, exclusive_m2=1290, workplaces_to=100)
    make_unit(name="liten", building=north, area_m2=200, exclusive_m2=170, use="lab", rent_nok_m2_year=2200)
    late = make_unit(name="snart", building=south, area_m2=900, exclusive_m2=800, rent_nok_m2_year=None)
    make_lease(unit=late, starts_on=date(2022, 1, 1), ends_on=date(2030, 6, 30))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["stor", "snart", "liten"]),
        ("areal_min=300&areal_maks=900", ["snart"]),
        ("ansatte=60", ["stor", "snart"]),
        ("ledig_innen=2030-06-30", ["stor", "liten"]),
        ("ledig_innen=2030-07-01", ["stor", "snart", "liten"]),
        ("bygg=sor", ["snart"]),
        ("bygg=sor&bygg=nord&type=lab", ["liten"]),
        ("sorter=ledig", ["stor", "liten", "snart"]),
        ("sorter=pris", ["liten", "stor", "snart"]),
        ("areal_min=mye&bygg=nord", ["stor", "liten"]),
    ],
)
def test_each_filter_and_order_answers_what_it_says(client, units, query, found):
    response = client.get(f"/lokaler/?{query}")

    assert response.status_code == 200
    assert [unit.name for unit in response.context["page"]] == found
