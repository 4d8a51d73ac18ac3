"""A moment to stand at, and the mails that sign-ups would send."""

import pytest
import time_machine

from events.signup import capacity


@pytest.fixture
def told(monkeypatch):
    """[(address, what)] of the mails that would go out."""
    sent = []
    tell = [lambda registration, what: sent.append((registration.email, what))]
    monkeypatch.setattr(capacity.happened, "functions", tell)
    return sent


@pytest.fixture
def at_once(settings):
    """What is told to many is not held first."""
    settings.MAIL_HOLD_MINUTES = 0


@pytest.fixture
def moment():
    """Noon in Oslo, which a test can move."""
    with time_machine.travel("2026-03-02T11:00Z", tick=False) as traveller:
        yield traveller
