"""Rows of `tech_port.outbox`."""

from django.utils import timezone

from tech_port.outbox.models import Mail
from tests.factories.rows import create


def make_mail(**values):
    """A mail in the queue; the state "sent" brings its time."""
    sent = values.get("state") == Mail.State.SENT
    return create(
        Mail,
        values,
        to="ola@leietaker.example",
        subject="Vi har fått meldingen din",
        text="Hei, Ola!\n\nVi svarer innen to dager.",
        html="<p>Hei, Ola!</p><p>Vi svarer innen to dager.</p>",
        template="premises/emails/interest_receipt",
        sent_at=timezone.now if sent else None,
    )
