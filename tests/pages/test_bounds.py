"""However many rows there are, a page shows so many of them, and asks the database as often."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tech_port.search import aliases
from tests import many
from tests.addresses import addresses, may_be_kept

pytestmark = pytest.mark.django_db
FEW, MORE, LONGER = 100, 100, 0.1  # more rows than a list shows, so many on top, how much longer a page may be
ASKED = ("search?q=virksomhet", "district?dato=2024-06-01", "premises:unit_list?areal_min=600&ansatte=40")


def test_a_page_is_as_long_and_asks_as_often_with_twice_the_rows(site):
    many.fill(site, FEW)
    kinds = [(name, url) for name, url in addresses(site, "nb") if "?" not in name or name in ASKED]
    pages = {name: url for name, url in kinds if may_be_kept(url)}
    few = measured(pages)
    many.fill(site, MORE, first=FEW)

    more = measured(pages)

    assert len(pages) > 30
    lengths = {name: (few[name][0], more[name][0]) for name in pages}
    assert {name: pair for name, pair in lengths.items() if pair[1] / pair[0] - 1 > LONGER} == {}
    queries = {name: (few[name][1], more[name][1]) for name in pages}
    assert {name: pair for name, pair in queries.items() if pair[0] != pair[1]} == {}


def measured(pages):
    """{page: (bytes, number of queries)}"""
    client, found = Client(), {}
    for name, url in pages.items():
        aliases.known()  # which a process reads now and then
        with CaptureQueriesContext(connection) as captured:
            response = client.get(url)
        assert response.status_code == 200, name
        found[name] = len(response.content), len(captured)
    return found
