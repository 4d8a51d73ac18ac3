"""With and without VAT: every amount of a unit's page and of the comparison follows the choice in the address."""

import re

import pytest

from tests.factories import make_unit


def amounts(html):
    """The amounts in kroner of a page, in their order."""
    return [int(re.sub(r"\D", "", found)) for found in re.findall(r">((?:\d+\s)*\d+\s)kr<", html)]


@pytest.fixture
def unit(db):
    return make_unit(area_m2="1000.0", rent_nok_m2_year="2400.00", common_costs_nok_m2_year="600.00", workplaces_to=50)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [2_400_000, 600_000, 3_000_000, 250_000, 5_000]),
        ("?mva=on", [3_000_000, 750_000, 3_750_000, 312_500, 6_250]),
        ("?mva=on&ansatte=100", [3_000_000, 750_000, 3_750_000, 312_500, 3_125]),
    ],
)
def test_the_page_of_a_unit(client, unit, query, expected):
    html = client.get(unit.get_absolute_url() + query).content.decode()

    assert amounts(html) == expected
    assert ("Per år, med mva." in html, "Per år, uten mva." in html) == ("mva" in query, "mva" not in query)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [2_400_000, 600_000, 3_000_000, 250_000, 5_000]),
        ("&mva=on", [3_000_000, 750_000, 3_750_000, 312_500, 6_250]),
    ],
)
def test_the_comparison(client, unit, query, expected):
    response = client.get(f"/lokaler/sammenlign/?lokale={unit.pk}{query}")

    (rows,) = [rows for title, rows in response.context["groups"] if str(title) == "Kostnad"]
    told = [re.sub(r"\D", "", row.cells[0].text) for row in rows[2:]]
    assert [int(amount) for amount in told] == expected
