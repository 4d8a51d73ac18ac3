"""The day that tests of buildings stand on."""

import pytest
import time_machine


@pytest.fixture
def today():
    with time_machine.travel("2026-11-21T09:00:00+01:00", tick=False):
        yield
