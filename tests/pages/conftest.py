"""Every page of a small site, fetched once for all the tests here."""

import pytest
from django.db import transaction

from tests.crawl import crawl


@pytest.fixture(scope="package")
def site_crawl(django_db_setup, django_db_blocker):
    """All pages; the rows behind them are gone when the tests begin."""
    with django_db_blocker.unblock(), transaction.atomic():
        found = crawl()
        transaction.set_rollback(True)
    return found


@pytest.fixture
def pages(site_crawl):
    return site_crawl.pages
