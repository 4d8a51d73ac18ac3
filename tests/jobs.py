"""Jobs as an operator does them by hand."""

from io import StringIO

from django.core.management import call_command
from django.utils import timezone

from tech_port.privacy import erase_expired


def run_job(name):
    """How much a job did."""
    out = StringIO()
    call_command("worker", once=name, stdout=out)
    return int(out.getvalue().removeprefix(f"{name}: "))


def erased():
    """{purpose: how many records} of a night's deletion."""
    return dict(erase_expired(timezone.now()))
