"""Sending: one queued mail at a time, locked, so that any number of workers may run beside each other.

A worker that is killed gives its lock back with its connection, and the mail is taken by the next one.
"""

from django.db import connection, transaction
from django.utils import timezone

from .models import Mail


def send_one():
    """Deliver the oldest mail that is due; returns it, or None when there is none that is not already being sent."""
    with transaction.atomic(), connection.cursor() as cursor:
        # The lock is held while the mail server talks: that is what keeps a second worker from sending it too.
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = '2min'")  # a mail server may be slow
        mail = Mail.objects.due(timezone.now()).select_for_update(skip_locked=True).first()
        if mail:
            mail.deliver()
        return mail


def send_due():
    """Deliver all that is due now; yields each mail once it has been tried."""
    while mail := send_one():
        yield mail
