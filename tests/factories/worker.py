"""Rows of `tech_port.worker`, and of what it tidies up."""

from tech_port.uploads.models import UnwantedFile
from tech_port.worker.models import Heartbeat, Job, StuckRow
from tests.factories.members import make_organisation
from tests.factories.rows import create, numbers


def make_job(**values):
    """A job that the code does not know, due now, unless it is named."""
    return create(Job, values, name=f"jobb-{next(numbers)}")


def make_heartbeat(**values):
    """A worker that was heard of just now."""
    return create(Heartbeat, values, worker=f"maskin:{next(numbers)}")


def make_stuck_row(**values):
    """An organisation that a job failed with once and gave up."""
    about = values.pop("about", None) or make_organisation()
    return create(StuckRow, values, job="reminders", about=about, tries=1)


def make_unwanted_file(**values):
    """A picture that is gone already, while nobody knows."""
    return create(UnwantedFile, values, name=f"lokaler/{next(numbers):032x}.webp")
