"""One filled site for all of these tests, and forms that may come fast and often."""

import pytest

from tests.crawl import one_version
from tests.site import lasting_site


@pytest.fixture(scope="package")
def site(django_db_setup, django_db_blocker):
    with lasting_site(django_db_blocker) as site:
        yield site


@pytest.fixture
def unhurried(settings):
    """Forms may come fast and often, so that their fields are what is tested."""
    settings.FORM_MINIMUM_SECONDS = 0
    settings.FORMS_AN_HOUR_PER_ADDRESS = settings.FORMS_AN_HOUR_PER_EMAIL = 10_000


@pytest.fixture(scope="module")
def unchanged():
    """What pages share is asked once: nobody changes the site, and what a form writes is undone."""
    with one_version():
        yield
