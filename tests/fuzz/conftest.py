"""One filled site for all of these tests, and forms that may come fast and often."""

import pytest
from django.db import transaction

from tests.site import make_site


@pytest.fixture(scope="package")
def site(django_db_setup, django_db_blocker):
    """Made once; what each test writes is rolled back to it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_site()
        transaction.set_rollback(True)


@pytest.fixture
def unhurried(settings):
    """Forms may come fast and often, so that their fields are what is tested."""
    settings.FORM_MINIMUM_SECONDS = 0
    settings.FORMS_AN_HOUR_PER_ADDRESS = settings.FORMS_AN_HOUR_PER_EMAIL = 10_000
