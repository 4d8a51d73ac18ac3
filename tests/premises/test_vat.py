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
        # a month, a workplace, a year; two years without growth, at 2 % (3 000 000 + 3 060 000) and at 4 %; each year
        ("?ar=2", [250_000, 5_000, 3_000_000, 6_000_000, 6_060_000, 6_120_000, 3_000_000, 3_000_000]),
        ("?ar=2&mva=on", [312_500, 6_250, 3_750_000, 7_500_000, 7_575_000, 7_650_000, 3_750_000, 3_750_000]),
        (
            "?ar=2&ansatte=100&indeks=4",
            [250_000, 2_500, 3_000_000, 6_000_000, 6_060_000, 6_120_000, 3_000_000, 3_120_000],
        ),
    ],
)
def test_the_page_of_a_unit(client, unit, query, expected):
    html = client.get(unit.get_absolute_url() + query).content.decode()

    assert amounts(html) == expected
    assert ("Medregnet 25 % mva." in html, "Uten mva." in html) == ("mva" in query, "mva" not in query)


@pytest.mark.parametrize("query", ["?ar=mange&indeks=3", "?ar=0", "?ar=31", "?indeks=-2"])
def test_a_bad_term_or_growth_is_said_at_its_field_and_counts_as_five_years_without_growth(client, unit, query):
    response = client.get(unit.get_absolute_url() + query)

    assert response.status_code == 200
    assert response.context["cost_form"].errors.keys() == {pair.split("=")[0] for pair in query[1:].split("&")}
    assert (response.context["term"].years, response.context["term"].growth) == (5, 0)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [250_000, 5_000, 3_000_000]),
        ("&mva=on", [312_500, 6_250, 3_750_000]),
    ],
)
def test_the_comparison(client, unit, query, expected):
    response = client.get(f"/lokaler/sammenlign/?lokale={unit.pk}{query}")

    told = {row.title: row.first.text for _title, rows in response.context["groups"] for row in rows}
    amounts = [told[title] for title in ("I alt i måneden", "Per plass i måneden", "I alt per år")]
    assert [int(re.sub(r"\D", "", amount)) for amount in amounts] == expected
