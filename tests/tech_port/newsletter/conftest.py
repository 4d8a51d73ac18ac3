"""A moment to stand at, and the staff's tools."""

import pytest
import time_machine


@pytest.fixture
def moment():
    """Noon in Oslo, which a test can move."""
    with time_machine.travel("2026-03-02T11:00Z", tick=False) as traveller:
        yield traveller
