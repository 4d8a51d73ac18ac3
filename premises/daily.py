"""What is done with premises every day. Each step may run again the same day and then changes nothing."""

from .alerts import watching as alerts
from .freshness import asking as confirmations

STEPS = {
    "confirmations": confirmations.ask,
    "alerts": alerts.send_all,
}


def run(now):
    """Do every step; yields its name and how much it did."""
    for name, step in STEPS.items():
        yield name, step(now)
