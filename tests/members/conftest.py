"""What tests of several rooms of members stand on."""

import pytest

from tests.register import ORGNR, answer, running


@pytest.fixture
def register(settings):
    """A register that the portal asks, with one unit."""
    with running() as server:
        settings.REGISTER_URL = server.url
        server.units[ORGNR] = answer()
        yield server
