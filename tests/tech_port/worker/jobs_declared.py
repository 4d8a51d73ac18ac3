"""Jobs that a test declares in place of the portal's own."""

from datetime import timedelta

from tech_port.worker.schedule import PeriodicJob


def declare(monkeypatch, **functions):
    """Each function is a job of its name that is due every minute."""
    jobs = {name: PeriodicJob(name, name, run, every=timedelta(minutes=1)) for name, run in functions.items()}
    monkeypatch.setattr("tech_port.worker.models.declared", lambda: jobs)
    return jobs
