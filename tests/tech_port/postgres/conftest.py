import pytest

from tech_port.postgres import base


@pytest.fixture(autouse=True)
def heard_again():
    """Whatever a test leaves, the database is taken to answer."""
    yield
    base.silence.end()
