"""What a calendar tells of an event: its entry, made of the event, its venue and its organisers."""

from dataclasses import replace
from datetime import timedelta
from email.utils import parseaddr

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from tech_port.norwegian import typography
from tech_port.writing.structured_data import absolute

from ..models import Event
from ..state import Key
from . import ical
from .times import days_of, is_of_whole_days


def invitation(event, state, now):
    """The text of a file with one event, for one person; "" for an event whose day is not known.

    It bears the moment it is made, so that it counts for more than a cancellation that this person had before.
    """
    if event.precision == Event.Precision.MONTH:
        return ""
    return ical.written([replace(entry(event, state), stamped_at=now)]).decode()


def cancellation(event, state, now):
    """The same, of a file that takes the event out of the calendar of who has it (RFC 5546, 3.2.5).

    It has the number that the event itself has come to, for who gave up a seat too, and the moment it is made: so it
    counts for more than what they have, and for less than an entry they are sent later (2.1.5).
    """
    if event.precision == Event.Precision.MONTH:
        return ""
    off = replace(entry(event, state), stamped_at=now, changed_at=now, status="CANCELLED", is_busy=False)
    return ical.written([off], method="CANCEL").decode()


def entry(event, state, subscribed=False):
    """What a file says about an event that is in a state; who subscribes to many is not busy at each."""
    is_whole = is_of_whole_days(event)
    starts, ends = timezone.localtime(event.starts_at), timezone.localtime(event.ends_at)
    if is_whole:
        starts, last = days_of(event)
        ends = last + timedelta(days=1)
    organisers = list(event.organisers.all())
    is_cancelled = state.key == Key.CANCELLED
    url = absolute(event.get_absolute_url())
    return ical.Entry(
        uid=str(event.uid),
        sequence=event.sequence,
        stamped_at=event.changed_at,
        changed_at=event.changed_at,
        starts=starts,
        ends=ends,
        summary=titled(event, is_cancelled),
        description=described(event, organisers, url, is_whole),
        location=located(event),
        url=url,
        category=str(Event.Type(event.type).label),
        status=state.ical_status,
        organiser=(organisers[0].name if organisers else "Trondheim Tech Port", f"mailto:{organiser_email()}"),
        is_busy=not (is_whole or is_cancelled or subscribed),
    )


def organiser_email():
    """The association's address: calendar programs write to an organiser, who has to be one (RFC 5546)."""
    return settings.CONTACT_EMAIL or next(iter(settings.STAFF_EMAILS), parseaddr(settings.DEFAULT_FROM_EMAIL)[1])


def titled(event, is_cancelled):
    """The title, with what must not be overlooked before it: that it is called off, or made up to show the portal."""
    title = _("Avlyst: %(title)s") % {"title": event.title} if is_cancelled else str(event.title)
    return _("Eksempel: %(title)s") % {"title": title} if event.is_sample else title


def described(event, organisers, url, is_whole):
    """When, where the entry itself cannot say the hours, the lead, who is behind it, and where to read more.

    Never the address of the transmission.
    """
    has_hours = is_whole and event.precision == Event.Precision.TIME
    hours = typography.when(event.starts_at, event.ends_at, weekday=True) if has_hours else ""
    names = ", ".join(organiser.name for organiser in organisers)
    arranged = _("Arrangør: %(names)s") % {"names": names} if names else ""
    return "\n\n".join(filter(None, [hours, event.lead, arranged, url]))


def located(event):
    """Venue, room and street; that it is on the net where it has no venue."""
    if event.venue is None:
        return _("På nett") if event.attendance == Event.Attendance.ONLINE else ""
    return ", ".join(filter(None, [event.venue.name, event.venue.room, event.venue.street]))
