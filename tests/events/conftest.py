"""Days that tests of events stand on."""

import pytest
import time_machine

from tests.events.times import oslo


@pytest.fixture
def first_of_december():
    with time_machine.travel(oslo(2026, 12, 1, 9), tick=False):
        yield
