"""What is done with sign-ups again and again."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from tech_port.worker.schedule import PeriodicJob

from .batches import writing
from .signup import capacity, tending

JOBS = [
    PeriodicJob("seats", _("Ledige plasser og tilbud"), capacity.settle_all, every=timedelta(seconds=10)),
    PeriodicJob("batches", _("E-post til mange"), writing.write_due, every=timedelta(seconds=5)),
    PeriodicJob("reminders", _("Påminnelser dagen før"), tending.remind_all, every=timedelta(seconds=30)),
]
