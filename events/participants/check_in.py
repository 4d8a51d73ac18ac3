"""Who came: at the door, by several phones at once and on a bad connection.

A tap names the state it wants, never the opposite of the one there is, so that the same tap twice, or the same person
tapped on two phones, is one check-in and no error. A party is checked in as a whole.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tech_port.norwegian.typography import clock

from ..models import Registration
from ..signup import capacity
from .tabs import STATUSES, Tab

Status = Registration.Status


@dataclass(frozen=True)
class Tap:
    """What a tap led to: the sign-up as it is now, None where it is gone, and whether it is as the tap wanted it."""

    registration: Registration | None
    is_so: bool

    @property
    def is_there(self):
        return self.registration is not None and self.registration.status == Status.ATTENDED

    @property
    def words(self):
        """How it stands now, for the row at the door."""
        return standing(self.registration) if self.registration else _("påmeldingen er slettet")

    @property
    def sentence(self):
        """Why nothing came of it."""
        if not self.registration:
            return _("Påmeldingen er slettet.")
        words = {"name": self.registration.name, "status": self.words}
        return _("%(name)s kan ikke sjekkes inn: %(status)s.") % words


def standing(registration):
    """How a sign-up stands, in the words of the door: `møtte kl. 08.12`."""
    words = registration.get_status_display()
    if registration.status == Status.ATTENDED:
        return _("møtte kl. %(clock)s") % {"clock": clock(registration.checked_in_at)}
    return _("%(status)s, ikke bekreftet") % {"status": words} if registration.is_held else words


@transaction.atomic
def tap(event_pk, registration_pk, came, now=None):
    """Note that somebody came, or that they did not after all; a repeat changes nothing.

    Who has no seat (waits, or has cancelled) cannot be checked in, nor somebody of another event.
    """
    event = capacity.locked(event_pk)
    registration = event.registrations.filter(pk=registration_pk).first()
    if registration is None:
        return Tap(None, is_so=False)
    if came and registration.status in STATUSES[Tab.COMING]:
        registration.status, registration.checked_in_at = Status.ATTENDED, now or timezone.now()
    elif not came and registration.status == Status.ATTENDED:
        registration.status, registration.checked_in_at = Status.CONFIRMED, None
    else:
        return Tap(registration, (registration.status == Status.ATTENDED) == came)
    registration.offered_at, registration.offer_expires_at, registration.is_held = None, None, False
    registration.save(update_fields=["status", "checked_in_at", "offered_at", "offer_expires_at", "is_held"])
    return Tap(registration, is_so=True)
