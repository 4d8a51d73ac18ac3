"""What is looked after every minute: seats that come free, changes that are to be told, and the day before.

Each row is locked, mailed and marked in one transaction of its own: two runs at once tell nothing twice, and a run that
is killed has told what it marked and nothing else.
"""

from datetime import timedelta

from django.db.models import F, Q
from django.utils import timezone

from tech_port.norwegian.clock import midnight
from tech_port.worker.rows import each

from ..models import Event, Registration
from . import notices
from .facts import Fact

AWAKE = range(8, 20)  # the hours of the day in which a reminder may come

Status, State = Registration.Status, Event.State


def tell_changes(now):
    """Tell everybody of the changes that they have not heard of; returns the number of mails."""
    return _each(_unnotified(now), _notify_change, now)


def remind_all(now):
    """Remind those who have a seat tomorrow; returns the number of mails."""
    return _each(_unreminded(now), _remind, now)


def announce(event, now=None):
    """Tell those signed up what an event has changed to since they heard of it last; returns the number of mails."""
    now = now or timezone.now()
    return _each(_unnotified(now).filter(event=event), _notify_change, now)


def _each(rows, tell, now):
    """Lock one row at a time, if it is still to be told and nobody else is at it; returns how many were told."""

    def tell_one(pk):
        registration = rows.select_for_update(of=("self",), skip_locked=True).filter(pk=pk).first()
        if registration:
            tell(registration, now)
        return registration is not None

    return each("reminders", Registration, rows.order_by("pk").values_list("pk", flat=True), tell_one, now)


def _coming(now):
    """Who is signed up for what is not over and may be seen."""
    rows = Registration.objects.active().certain().filter(event__ends_at__gt=now).exclude(event__state=State.DRAFT)
    return rows.select_related("event__venue")


def _unnotified(now):
    """Those who have not heard of their event's last change of time, place or state."""
    return _coming(now).filter(told_sequence__lt=F("event__sequence"))


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


def _notify_change(registration, now):
    """Mail the change and note it. A new day is reminded of anew; one that is close has been by this."""
    event = registration.event
    notices.notify(registration, Fact.CALLED_OFF if event.state == State.CANCELLED else Fact.MOVED)
    days = (timezone.localdate(event.starts_at) - timezone.localdate(now)).days
    registration.told_sequence = event.sequence
    registration.reminded_at = now if days <= 1 else None
    registration.save(update_fields=["told_sequence", "reminded_at"])


def _remind(registration, now):
    notices.notify(registration, Fact.REMINDER)
    registration.reminded_at = now
    registration.save(update_fields=["reminded_at"])
