"""What is done with premises again and again."""

from datetime import time, timedelta

from django.utils.translation import gettext_lazy as _

from tech_port.worker.schedule import PeriodicJob

from .alerts import watching
from .freshness import asking
from .interest import unsent
from .letting import notices

JOBS = [
    PeriodicJob("alerts", _("Varsler om lokaler"), watching.send_all, every=timedelta(minutes=5)),
    PeriodicJob("freshness", _("Spørsmål til utleiere"), asking.ask, at=time(7, 0)),
    PeriodicJob("letting", _("Beskjeder om utleide lokaler"), notices.write_due, every=timedelta(seconds=30)),
    PeriodicJob("answers", _("Svar som ikke kom fram"), unsent.take_back, every=timedelta(minutes=5)),
]
