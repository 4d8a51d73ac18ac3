"""The day before: who has a seat is reminded.

Each row is locked, mailed and marked in one transaction of its own: two runs at once tell nothing twice, and a run that
is killed has told what it marked and nothing else.
"""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from tech_port.norwegian.clock import midnight
from tech_port.worker.rows import each

from ..models import Event, Registration
from . import notices
from .facts import Fact

AWAKE = range(8, 20)  # the hours of the day in which a reminder may come

Status, State = Registration.Status, Event.State


def remind_all(now):
    """Remind those who have a seat tomorrow; returns the number of mails."""
    rows = _unreminded(now)

    def remind(pk):
        """1 when it is still to be told and nobody else is at it."""
        registration = rows.select_for_update(of=("self",), skip_locked=True).filter(pk=pk).first()
        if registration is None:
            return 0
        notices.notify(registration, Fact.REMINDER)
        registration.reminded_at = now
        registration.save(update_fields=["reminded_at"])
        return 1

    return each("reminders", Registration, rows.order_by("pk").values_list("pk", flat=True), remind, now)


def _coming(now):
    """Who is signed up for what is not over and may be seen."""
    rows = Registration.objects.active().certain().filter(event__ends_at__gt=now).exclude(event__state=State.DRAFT)
    return rows.select_related("event__venue")


def _unreminded(now):
    """Those who have a seat tomorrow and signed up on a day before today; none at night."""
    today = timezone.localdate(now)
    if timezone.localtime(now).hour not in AWAKE:
        return Registration.objects.none()
    begins, ends = midnight(today + timedelta(days=1)), midnight(today + timedelta(days=2))
    tomorrow = Q(event__starts_at__gte=begins, event__starts_at__lt=ends)
    is_on = Q(event__state__in=[State.PUBLISHED, State.MOVED]) & ~Q(event__precision=Event.Precision.MONTH)
    waits = Q(reminded_at=None, status=Status.CONFIRMED, created_at__lt=midnight(today))
    return _coming(now).filter(tomorrow, is_on, waits)
