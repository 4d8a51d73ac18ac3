"""The jobs of the site itself: what is not to be kept is deleted every night."""

from datetime import time

from django.contrib.sessions.models import Session
from django.utils.translation import gettext_lazy as _

from tech_port.privacy import erase_expired

from .schedule import PeriodicJob


def erase(now):
    """Personal data whose time is up, by the declarations that the privacy page shows."""
    return sum(count for _key, count in erase_expired(now))


def delete_expired_sessions(now):
    """Sign-ins that have run out."""
    count, _rows = Session.objects.filter(expire_date__lt=now).delete()
    return count


JOBS = [
    PeriodicJob("retention", _("Sletting av personopplysninger"), erase, at=time(3, 30)),
    PeriodicJob("sessions", _("Sletting av utløpte innlogginger"), delete_expired_sessions, at=time(3, 50)),
]
