"""What is done with the newsletter again and again."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from tech_port.worker.schedule import PeriodicJob

from . import sending

JOBS = [PeriodicJob("newsletter", _("Nyhetsbrev"), sending.write_due, every=timedelta(seconds=5))]
