"""What is sent to ask for an alert, and the mails that alerts send."""

import uuid

from tech_port.outbox.models import Mail
from tests.jobs import run_job
from tests.open_forms import sent_form

ADDRESS = "/lokaler/varsel/"


def typed(**changes):
    return sent_form(
        **{"submission": uuid.uuid4(), "email": "kari@robotikk.example", "frequency": "at_once", **changes}
    )


def send():
    return run_job("alerts")


def told():
    return [mail.text for mail in Mail.objects.filter(template="premises/emails/alert_news").order_by("pk")]
