"""Forms may come fast and often."""

import pytest


@pytest.fixture
def unhurried(settings):
    """Forms may come fast and often, so that their fields are what is tested."""
    settings.FORM_MINIMUM_SECONDS = 0
    settings.FORMS_AN_HOUR_PER_ADDRESS = settings.FORMS_AN_HOUR_PER_EMAIL = 10_000
