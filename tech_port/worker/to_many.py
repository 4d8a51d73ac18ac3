"""Mails to many at once, as the worker writes them: a few in each short transaction, never far ahead of the sending.

What is told to whom, and the mark of how far it has come, is of the row that tells it, as a change of an event or an
issue of the newsletter. Here is what they share.
"""

import logging
import time
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from ..open_forms.models import Link
from ..outbox.models import Mail
from ..postgres.errors import is_temporary
from .rows import LONGEST_RUN

AT_ONCE = 100  # mails a transaction
MAX_DUE = 300  # mails in the queue with which no more are written: a receipt must not wait behind thousands

logger = logging.getLogger("portal.worker")


def held_until(now):
    """When what is held now is written: until then it can be stopped."""
    return now + timedelta(minutes=settings.MAIL_HOLD_MINUTES)


def write_on(write_some, now, key):
    """Call `write_some(key, now)`, which says how many it was about, until nobody is left or others have their turn."""
    count, give_way = 0, time.monotonic() + LONGEST_RUN
    while time.monotonic() < give_way and _has_room() and (number := write_some(key, now)):
        count += number
    return count


def _has_room():
    return Mail.objects.due(timezone.now()).count() < MAX_DUE


def rendered(row, render):
    """A mail that is not stored yet; None for one that cannot be made: that is told to staff, and the others go on."""
    try:
        return render(row)
    except Exception as error:
        if is_temporary(error):
            raise  # that is not about this one
        logger.exception("a mail to many, to %s %s, was not written", row._meta.label, row.pk)
        return None


def insert(mails):
    """Store mails, None among them for those that could not be made; returns how many are not stored."""
    made = [mail for mail in mails if mail]
    try:
        with transaction.atomic():
            Link.objects.bulk_create(_links(made))
            Mail.objects.bulk_create(made)
    except Exception:
        logger.exception("mails to many are stored one by one")
        return len(mails) - sum(map(_inserted, made))
    return len(mails) - len(made)


def _links(mails):
    """The secret links that they carry; a letter carries none."""
    return [mail.link for mail in mails if hasattr(mail, "link")]


def _inserted(mail):
    try:
        with transaction.atomic():
            Link.objects.bulk_create(_links([mail]))
            mail.save(force_insert=True)
    except Exception:
        logger.exception("a mail to many was not stored")
        return False
    return True
